/**
 * Numbers as Swedish readers write them: U+00A0 between thousands and before units, decimal comma, U+2212 for minus.
 * Rounding is half away from zero and happens here only. `null` and non-finite values become an en dash.
 */

export const NBSP = '\u00a0';
export const MINUS = '\u2212';
export const NONE = '–';

type Maybe = number | null | undefined;

const present = (value: Maybe): value is number => typeof value === 'number' && Number.isFinite(value);

/** Rounds half away from zero on the decimal digits a person sees: 0.285 × 100 → 28.5 → 29. */
function fixed(value: number, decimals: number): string {
	const clean = Number(Math.abs(value).toPrecision(12));
	const shifted = Math.round(Number(`${clean}e${decimals}`));
	if (!Number.isFinite(shifted)) return clean.toFixed(decimals);
	return Number(`${shifted}e-${decimals}`).toFixed(decimals);
}

/** `1203.5, 1` → `1 203,5`; `-4` → `−4`; null → `–`. Units: the value's own. */
export function formatNumber(value: Maybe, decimals = 0): string {
	if (!present(value)) return NONE;
	const [whole = '0', part] = fixed(value, decimals).split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NBSP);
	const digits = part ? `${grouped},${part}` : grouped;
	const zero = /^[0,\u00a0]*$/.test(digits);
	return value < 0 && !zero ? `${MINUS}${digits}` : digits;
}

/** A change, always with its sign: `+9`, `−3`, `±0`. */
export function formatSigned(value: Maybe, decimals = 0): string {
	if (!present(value)) return NONE;
	const text = formatNumber(value, decimals);
	if (/^[0,]*$/.test(text)) return `±${text}`;
	return value > 0 ? `+${text}` : text;
}

/** Decimals a percentage deserves: none under n = 100 (or where n is unknown), one from there. */
export const percentDecimals = (n: Maybe): number => (present(n) && n >= 100 ? 1 : 0);

/** A fraction as percent: `0.47` → `47 %`. Give `n` to let a large group have its decimal: `0.469, 128` → `46,9 %`. */
export function formatPercent(fraction: Maybe, n?: Maybe): string {
	if (!present(fraction)) return NONE;
	return `${formatNumber(fraction * 100, percentDecimals(n))}${NBSP}%`;
}

/** An interval of fractions: `34–60 %`, with a decimal from n = 100. */
export function formatInterval(low: Maybe, high: Maybe, n?: Maybe): string {
	if (!present(low) || !present(high)) return NONE;
	const decimals = percentDecimals(n);
	return `${formatNumber(low * 100, decimals)}–${formatNumber(high * 100, decimals)}${NBSP}%`;
}

/** Whole kronor: `76 400 kr`. */
export function formatKronor(value: Maybe): string {
	return present(value) ? `${formatNumber(value)}${NBSP}kr` : NONE;
}

/** Large sums for reading aloud: `4,1 Mkr` from one million, else kronor. */
export function formatMoney(value: Maybe): string {
	if (!present(value)) return NONE;
	return Math.abs(value) >= 999_950 ? `${formatNumber(value / 1e6, 1)}${NBSP}Mkr` : formatKronor(value);
}
