import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { arqueroSnippet, rSnippet } from '#lib/explore/snippets.ts';

const hard = `npm run -s stegvis -- measure avslutade --where 'enkat=Å "1" \\ ett' --json`;
const told = {
	commands: [hard],
	by: [
		{ id: 'insats', namn: 'Insats' },
		{ id: 'kon', namn: 'Kön' }
	],
	columns: 'kon',
	share: true,
	csv: 'http://localhost:4173/utforska/hamta/csv?matt=a&where=enkat%3D%22x%22'
};

it('Arquero: the command comes through as it was written, and the pivot is the page’s', () => {
	const text = arqueroSnippet(told);
	const [, list] = /const kommandon = (\[[\s\S]*?\]);/.exec(text)!;
	expect(runInNewContext(list!)).toEqual([hard]);
	expect(text).toContain(`groupby("matt", "insats").pivot("kon", 'varde')`);
});

it('R: needs no package, the interval is Wilson’s, and the pivot is the page’s', () => {
	const text = rSnippet(told);
	expect(text).toContain(`fil <- "${told.csv}"`);
	expect(text).not.toMatch(/library|::/);
	expect(text).toContain('prop.test(x, n, correct = FALSE)');
	expect(text).toContain('idvar = c("Mått", "Insats"), timevar = "Kön"');
	expect(rSnippet({ ...told, share: false, columns: null })).not.toMatch(/prop\.test|reshape/);
});
