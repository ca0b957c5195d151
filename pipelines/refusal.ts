/** What is refused whole: named, with what to do, and never with what it holds. */
export class Refusal extends Error {
	constructor(
		readonly code: string,
		message: string
	) {
		super(message);
		this.name = 'Refusal';
	}
}

/** Columns that a heading has twice: one is a slip, several are most often two tables beside each other. */
export function doubledColumns(doubled: readonly string[]): Refusal {
	const names = [...new Set(doubled)];
	return new Refusal(
		'dubbel_kolumn',
		names.length === 1
			? `Kolumnen ${names[0]} finns två gånger. Ta bort den ena och skicka filen igen.`
			: `Kolumnerna ${names.join(', ')} finns två gånger. Ligger två tabeller bredvid varandra: lägg dem på var sitt blad, eller i var sin fil. Annars ta bort den ena av varje, och skicka filen igen.`
	);
}
