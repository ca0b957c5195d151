import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { arqueroSnippet, rSnippet } from '#lib/explore/snippets.ts';

const hard = `npm run -s stegvis -- measure avslutade --where 'enkat=Å "1" \\ ett' --json`;
const told = { commands: [hard], by: ['insats', 'kon'], columns: 'kon', share: true };

it('Arquero: the command comes through as it was written, and the pivot is the page’s', () => {
	const text = arqueroSnippet(told);
	const [, list] = /const kommandon = (\[[\s\S]*?\]);/.exec(text)!;
	expect(runInNewContext(list!)).toEqual([hard]);
	expect(text).toContain(`groupby("matt", "insats").pivot("kon", 'varde')`);
});

it('R: the command is one quoted text, the interval is Wilson’s, and what is hidden stays NA', () => {
	const text = rSnippet(told);
	expect(text).toContain(
		`"npm run -s stegvis -- measure avslutade --where 'enkat=Å \\"1\\" \\\\ ett' --json"`
	);
	expect(text).toContain('prop.test(x, n, correct = FALSE)');
	expect(text).toContain('timevar = "by.kon"');
	expect(rSnippet({ ...told, share: false, columns: null })).not.toMatch(/prop\.test|reshape/);
});
