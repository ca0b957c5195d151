import { describe, expect, it } from 'vitest';
import { readForm } from '../../../src/routes/rapport/[mall]/form.ts';

const send = (fields: Record<string, string>) => {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return readForm(form);
};

describe('what is sent from a report’s page', () => {
	it('a comment comes through as it was written, with one sign for a line end', () => {
		expect(send({ gor: 'kommentar', avsnitt: 'mal', text: ' Ett\r\n<b>två</b> ' })).toEqual({
			gor: 'kommentar',
			avsnitt: 'mal',
			text: 'Ett\n<b>två</b>'
		});
	});

	// 19121212-1212: a number with a right check digit, the Tax Agency's own example.
	it.each([
		'19121212-1212',
		'121212-1212',
		'121212 1212',
		'1912-12-12-1212',
		'1212121212',
		'１２１２１２-１２１２',
		// The same with its last digit mistyped.
		'19121212-1213'
	])('a personnummer is refused, however it is written: %s', (number) => {
		for (const gor of ['kommentar', 'anteckning']) {
			const sent = send({ gor, avsnitt: 'mal', dag: '2026-03-05', text: `Tolvan ${number} slutade` });
			expect(sent).toMatchObject({ gor, fel: expect.stringContaining('personnummer') });
			// What was written is given back, so that it can be put right.
			expect(sent).toMatchObject({ text: `Tolvan ${number} slutade` });
		}
	});

	it('no control character comes through, and an annotation is one line', () => {
		expect(send({ gor: 'kommentar', avsnitt: 'mal', text: 'a\u0000b\u000bc\td\ne' })).toMatchObject({
			text: 'abc\td\ne'
		});
		expect(send({ gor: 'anteckning', dag: '2026-02-28', text: 'a\n  b' })).toMatchObject({ text: 'a b' });
	});

	it('figures of money and dates are no personnummer', () => {
		const text = '2 703 400 kr den 2026-03-05, mot 1 203 deltagare 2025';
		expect(send({ gor: 'kommentar', avsnitt: 'mal', text })).toMatchObject({ text });
		expect(send({ gor: 'kommentar', avsnitt: 'mal', text })).not.toHaveProperty('fel');
	});

	it('an annotation needs a day of the calendar and a text', () => {
		expect(send({ gor: 'anteckning', dag: '2026-02-30', text: 'x' })).toHaveProperty('fel');
		expect(send({ gor: 'anteckning', dag: '2026-02-28', text: ' ' })).toHaveProperty('fel');
		expect(send({ gor: 'anteckning', dag: '2026-02-28', text: 'x'.repeat(201) })).toHaveProperty('fel');
		expect(send({ gor: 'anteckning', dag: '2026-02-28', text: 'x' })).toEqual({
			gor: 'anteckning',
			dag: '2026-02-28',
			text: 'x',
			galler: 'forbund'
		});
	});

	it('what is not known is said', () => expect(send({ gor: 'allt' })).toHaveProperty('fel'));
});
