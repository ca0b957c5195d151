/** What bookkeeping asks of a mapping, for the reader of a terminal: the page asks the same. */
import { readFile } from 'node:fs/promises';
import { formatNumber, NBSP } from '#lib/format/index.ts';
import type { Pengar, Siedel, Siefraga } from '#lib/server/mappningsfragor.ts';
import type { Incoming } from '../files.ts';
import type { Mapping } from '../mappning/mapping.ts';
import { nearest, type Candidate } from '../mappning/match.ts';
import { codeCandidates } from '../propose/words.ts';
import { siefraga } from '../readers/sie/overview.ts';
import { borjarSomSie, tolka } from '../readers/sie/read.ts';

/** Is it bookkeeping, whatever it is called? */
export const isSie = async ({ kind, path }: Incoming): Promise<boolean> =>
	kind === 'sie' || (kind === 'csv' && (await borjarSomSie(path)));

/** The objects and accounts of a file that the mapping says nothing of. Throws Refusal for what cannot be read. */
export async function askSie(
	path: string,
	namn: string,
	mapping: Mapping,
	insatser: readonly Candidate[]
): Promise<Siefraga> {
	const fil = tolka(await readFile(path));
	const slag = codeCandidates('kostnadsslag');
	return siefraga(namn, fil, mapping.sie, (vad, ord) => nearest(ord, vad === 'konto' ? slag : insatser));
}

const kr = ({ kostnader, intakter, budget }: Pengar): string => {
	const ore = Math.abs(kostnader) + Math.abs(intakter) || Math.abs(budget);
	return `${formatNumber(ore / 100, 2)}${NBSP}kr`;
};
const near = ({ forslag, poang }: Siedel): string =>
	forslag === null ? '' : `, närmast ${forslag} (${Math.round(poang * 100)} %)`;
const part = (one: Siedel): string =>
	`      ${one.nyckel.replace(/^[^/]+\//, '')}: ${one.namn}, ${kr(one)}${near(one)}`;

/** How many things of it wait for a decision. */
export const sieWaiting = ({ dimensioner, konton, utanObjekt, motsagande }: Siefraga): number =>
	dimensioner.reduce((sum, { objekt }) => sum + objekt.length, 0) +
	konton.length +
	(utanObjekt ? 1 : 0) +
	(motsagande ? 1 : 0);

/** What has no place, by amount, each under the key of `mappning.yml` that places it. */
export function sieLines(sie: Siefraga): string[] {
	const { dimensioner, konton, utanObjekt, motsagande } = sie;
	const head = `  ${sie.fil} är bokföring (${sie.text})`;
	if (sieWaiting(sie) === 0) return [`${head}; allt har en plats`];
	const objekt = dimensioner.flatMap((one) => one.objekt);
	return [
		`${head}; ${kr(sie.omappat)} har ingen plats. Skriv vart det hör, eller utelamnas, i delen sie i mappning.yml:`,
		...(objekt.length > 0 ? ['    objekt:', ...objekt.map(part)] : []),
		...(konton.length > 0 ? ['    konto:', ...konton.map(part)] : []),
		...(utanObjekt ? [`    utan_objekt: ${kr(utanObjekt)}`] : []),
		...(motsagande
			? [
					`    dimensioner: ${formatNumber(motsagande.ore / 100, 2)}${NBSP}kr har objekt som säger olika; skriv vilken som bestämmer, av ${motsagande.dimensioner.map(({ text }) => text).join(', ')}`
				]
			: [])
	];
}
