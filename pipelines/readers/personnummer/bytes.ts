/** An ASCII digit. */
export const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/** Where a run of bytes stands. */
export interface Group {
	from: number;
	to: number;
}
