import { isDigit, type Group } from './bytes.ts';
import { isPersonnummer } from './number.ts';
import { beginsDate, insideHash } from './spared.ts';

/** How the digits of a number may be grouped. */
const SHAPES = [
	'10',
	'12',
	'6,4',
	'8,4',
	'2,6,4',
	'2,4,4',
	'4,2,2,4',
	'2,2,2,4',
	'4,4,4',
	'2,2,2,2,4',
	'1,3,3,3',
	'3,3,3,3',
	Array(10).fill('1').join(),
	Array(12).fill('1').join()
];

/** Offset of the first number among these groups, or null. */
export function hitIn(bytes: Uint8Array, groups: readonly Group[]): number | null {
	for (let i = 0; i < groups.length; i++) {
		let shape = '';
		let digits = '';
		for (let j = i; j < groups.length && digits.length < 12; j++) {
			const group = groups[j] as Group;
			if (group.to - group.from > 12) break;
			shape += (shape ? ',' : '') + (group.to - group.from);
			for (let k = group.from; k < group.to; k++) digits += String.fromCharCode(bytes[k] as number);
			if (SHAPES.includes(shape) && isPersonnummer(digits) && !(j > i && beginsDate(bytes, groups, j))) {
				const start = (groups[i] as Group).from;
				if (!insideHash(bytes, start, group.to)) return start;
			}
		}
	}
	return null;
}

/** The digit groups between two offsets. */
export function groupsIn(bytes: Uint8Array, from: number, to: number): Group[] {
	const groups: Group[] = [];
	for (let i = from; i < to; i++) {
		if (!isDigit(bytes[i] as number)) continue;
		const start = i;
		while (i < to && isDigit(bytes[i] as number)) i++;
		groups.push({ from: start, to: i });
	}
	return groups;
}
