const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True when these 10 or 12 digits are a possible personnummer or samordningsnummer. */
export function isPersonnummer(digits: string): boolean {
	if (digits.length === 12 && !/^(18|19|20)/.test(digits)) return false;
	const ten = digits.slice(-10);
	const month = Number(ten.slice(2, 4));
	let day = Number(ten.slice(4, 6));
	if (day > 60) day -= 60;
	if (month < 1 || month > 12 || day < 1 || day > (DAYS[month - 1] ?? 0)) return false;
	let sum = 0;
	for (let i = 0; i < 10; i++) {
		const product = Number(ten[i]) * (i % 2 === 0 ? 2 : 1);
		sum += product > 9 ? product - 9 : product;
	}
	return sum % 10 === 0;
}
