import { describe, expect, it } from 'vitest';
import { codeFiles, codeVersion } from '#pipelines/code.ts';

describe('the print of the code, by which an unchanged folder is known to need nothing new', () => {
	it('is of all that decides what files become: reading, models, measures, what is let out, code lists', () => {
		const files = codeFiles();
		expect(files).toEqual(
			expect.arrayContaining([
				'data/reference/kodlistor.csv',
				'pipelines/load.ts',
				'pipelines/models/marts/30_deltagande.sql',
				'pipelines/release/klasser.json',
				'src/lib/format/words.ts',
				'src/lib/goals/judge.ts',
				'src/lib/measures/library/volym.ts',
				'src/lib/protection/lattice.ts',
				'src/lib/protection/suppress.ts'
			])
		);
		expect(files).toEqual([...new Set(files)].sort());
		expect(files.filter((name) => /generate\/|\.svelte$|^src\/(routes|lib\/ui)/.test(name))).toEqual([]);
		expect(codeVersion()).toMatch(/^[0-9a-f]{12}$/);
	});
});
