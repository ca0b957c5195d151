import { describe, expect, it } from 'vitest';
import { bestam, narmast, paSidan, utanNarmast } from '#lib/format/index.ts';

const STORED = `Ordet finns inte i listan för Kön. Skriv ett av Kvinna, Man. ${narmast(['Man'])} ${bestam('ord', 'koder, kon')}`;

describe('what to do about a word that nobody has decided', () => {
	it('is stored with the way of the one who has the files', () => {
		expect(STORED).toBe(
			'Ordet finns inte i listan för Kön. Skriv ett av Kvinna, Man. Närmast ligger Man. Bestäm i mappning.yml (koder, kon).'
		);
	});

	it('is said at a page with its own door, and with nothing of a file or a command', () => {
		expect(paSidan(STORED)).toBe(
			'Ordet finns inte i listan för Kön. Skriv ett av Kvinna, Man. Närmast ligger Man. Säg vad det betyder under ”Förklara okända ord, enkäter och konton”.'
		);
		for (const slut of [
			'ord',
			'kolumn',
			'kolumner',
			'rubriker',
			'pengar',
			'forslag',
			'rader',
			'fil'
		] as const) {
			const said = paSidan(`Så är det. ${bestam(slut, 'insatser')} Och så.`);
			expect([slut, said]).toEqual([
				slut,
				expect.stringMatching(/^Så är det\. (?!.*(mappning|kommando|ladda)).+[.] Och så\.$/)
			]);
		}
	});

	it('leaves any other text as it is', () => {
		for (const text of ['', 'Bestäm i mappning.yml', 'Skriv era kommuner i mappning.yml (omvarld).'])
			expect(paSidan(text)).toBe(text);
	});

	it('is said of several words without what one of them is near', () => {
		expect(utanNarmast(STORED)).not.toContain('Närmast');
		expect(utanNarmast(STORED)).toContain('Kvinna, Man. Bestäm i mappning.yml (koder, kon).');
		expect(narmast([])).toBe('');
	});
});
