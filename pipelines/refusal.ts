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
