import { basename, dirname, extname } from 'node:path';

/** What people put last in a name when they have corrected a file: `rättad`, `rättning 2`, `korrigerad`, `v2`, `version 3`. */
const MARK =
	/^(.*\S?)[\s_.-]+(?:(?:r[äa]tta(?:d|t|de)|r[äa]ttning|korrigera(?:d|t|de)|korr)[\s_.-]*(\d{0,2})|v(?:er(?:sion)?)?[\s_.-]?(\d{1,2}))$/i;

/** A name without its mark, and how late it is: 0 as it was first sent (also `v1`), then the number that it says. */
function markOf(name: string): { stem: string; nr: number } {
	const said = basename(name, extname(name)).normalize('NFC');
	const [, stem, corrected, version] = MARK.exec(said) ?? [];
	const whole = (text: string) => `${dirname(name)}/${text.replace(/[\s_.-]+$/, '').toLowerCase()}`;
	if (stem === undefined) return { stem: whole(said), nr: 0 };
	return { stem: whole(stem), nr: version === undefined ? Number(corrected || 1) : Number(version) - 1 };
}

/**
 * For each file sent together its place among those it corrects: 0 for the first, 1 for one that corrects it. A mark alone is no
 * correction: the file that it corrects must be there.
 */
export function correctionOrder(names: readonly string[]): number[] {
	const marks = names.map(markOf);
	return marks.map(({ stem, nr }) => {
		const earlier = new Set(marks.filter((one) => one.stem === stem && one.nr < nr).map((one) => one.nr));
		return earlier.has(0) ? earlier.size : 0;
	});
}
