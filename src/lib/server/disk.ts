/** What is said when there is no room left: what was sent is not kept, and what is published stands. */
export const FULLT = 'Disken är full. Ge plats på den och försök igen; det som är publicerat står kvar.';

/** True for a fault that says that there is no room: the system's own, and DuckDB's, which has its words and no code. */
export function isFull(error: unknown): boolean {
	const { code, message, cause } = error as { code?: unknown; message?: unknown; cause?: unknown };
	return (
		code === 'ENOSPC' ||
		code === 'EDQUOT' ||
		/no space left on device|disk quota exceeded/i.test(String(message)) ||
		(cause instanceof Error && isFull(cause))
	);
}
