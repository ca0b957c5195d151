import { bestam, movedLines, paSidan, plural } from '#lib/format/index.ts';
import { far, type Sandning } from '#lib/server/inkorg/index.ts';
import { STEPS, type FileReport, type LoadReport } from '#lib/server/report.ts';
import { otherErrors } from '../shared/loads.ts';
import { headline, isEmpty, needsWords } from './headline.ts';
import { markedAnew } from './kommuner.ts';
import { fileTable, OMAPPAT, tabellView, varningView } from './tabeller.ts';
import type { Kan, SandningView } from './types.ts';
import { whatMoves } from './words.ts';

/** So many warnings are read at once; the rest are a tap away. */
const FORST = 5;

/** What may be done with a sändning as it stands. */
export function kan({ lage, rapport, filer, kommuner }: Sandning): Kan {
	const may = far(lage);
	return {
		publicera:
			may.publiceras &&
			rapport !== null &&
			(kommuner === true ? markedAnew(rapport) > 0 : rapport.files.length > 0 && !isEmpty(rapport.files)) &&
			rapport.errors.length === 0 &&
			!rapport.unchanged,
		kontrollera: may.kontrolleras && (filer.length > 0 || kommuner === true),
		kasta: may.kastas,
		avbryta: may.avbrytas,
		laggaTill: may.kontrolleras && lage !== 'mottagen' && !kommuner
	};
}

/** The run that goes on, if any: for its page, and for one that asks again and again. */
export function gar({ lage, steg }: Sandning): SandningView['gar'] {
	if (lage !== 'mottagen' && !far(lage).avbrytas) return null;
	return {
		text: steg ? `${steg.text}${steg.rows ? `, ${plural(steg.rows, 'rad', 'rader')}` : ''}` : 'Startar',
		done: steg?.done ?? 0,
		total: steg?.total ?? STEPS,
		vad: lage === 'publiceras' ? 'publiceras' : 'kontrolleras'
	};
}

/** Files that were refused whole; what each says of itself is said once. */
function vagrade(one: Sandning, refused: readonly FileReport[]): SandningView['vagrade'] {
	const { lage, filer, borttagna = [] } = one;
	return refused.map(({ file, sheet, refused: why }) => ({
		fil: sheet ? `${file}, blad ${sheet}` : file,
		namn: lage === 'kontrollerad' && filer.some(({ namn }) => namn === file) ? file : null,
		varfor: `${paSidan(why ?? '')}${borttagna.includes(file) ? ' Filen är borttagen ur inkorgen.' : ''}`
	}));
}

/** Why it cannot be published, besides files that were refused and rows that none could be read of: those are told on their own. */
function hinder(
	{ borttagna = [] }: Sandning,
	errors: readonly string[],
	refused: readonly FileReport[]
): string[] {
	return [
		...borttagna
			.filter((name) => !refused.some(({ file }) => file === name))
			.map((name) => `${name} innehöll ett personnummer och är borttagen ur inkorgen.`),
		...otherErrors({ errors, files: refused })
			.filter((text) => !text.endsWith(bestam('rader')))
			.map(paSidan)
	];
}

/** The warnings, those of money that its file's own section tells left out. */
function varningar(
	warnings: LoadReport['warnings'],
	sections: ReadonlySet<string>
): SandningView['varningar'] {
	const here = warnings.filter(({ code, file }) => code !== OMAPPAT || !sections.has(file ?? ''));
	const nya = here.filter(({ redan }) => !redan).map((one) => varningView(one));
	return {
		forst: nya.slice(0, FORST),
		fler: nya.slice(FORST),
		redan: here.filter(({ redan }) => redan).map((one) => varningView(one))
	};
}

/** The door to where words are explained: open as long as the files can be read anew. */
function forklara(
	{ lage, filer }: Sandning,
	href: string,
	files: readonly FileReport[]
): SandningView['forklara'] {
	if (!far(lage).kontrolleras || filer.length === 0) return null;
	return {
		href: `${href}/mappning`,
		text: files.some(needsWords)
			? 'Heter kolumnerna, orden eller kontona något annat hos er? Säg vad de är, så läses filerna som de är.'
			: ''
	};
}

/** What is published now: its version, and whether it is made up. */
export interface Nu {
	version: string | null;
	syntetisk: boolean;
}

/** One sändning, in words. */
export function view(one: Sandning, nu: Nu): SandningView {
	const { id, lage, rapport, underlag } = one;
	const href = `/data/inkorg/${id}`;
	const kontrollerad = lage === 'kontrollerad';
	const seen = kontrollerad || lage === 'publicerad' ? rapport : null;
	const files = seen?.files ?? [];
	const warnings = seen?.warnings ?? [];
	const refused = files.filter((file) => file.refused !== null);
	// A table without rows is told of by its line among the files.
	const tabeller = kontrollerad
		? (underlag?.tabeller ?? []).filter(({ rader, fel }) => rader.length + fel.length > 0)
		: [];
	return {
		id,
		href,
		...headline(one, nu.version),
		gar: gar(one),
		hinder: hinder(one, kontrollerad ? (rapport?.errors ?? []) : [], refused),
		vagrade: vagrade(one, refused),
		andras: {
			rubrik: kontrollerad ? 'Det här ändras' : 'Det här ändrades',
			rader: seen ? [...whatMoves(underlag?.rorelser ?? [], seen.changes), ...movedLines(seen.moved)] : []
		},
		filer: fileTable(files),
		tabeller: tabeller.map((tabell, index) => tabellView(tabell, index, warnings)),
		varningar: varningar(warnings, new Set(tabeller.map(({ namn }) => namn))),
		bredvid: kontrollerad ? (underlag?.bredvid ?? []) : [],
		lista:
			kontrollerad && one.harRattelista
				? { href: `${href}/rattelista.xlsx`, text: 'Hämta rättelistan (Excel)' }
				: null,
		kan: kan(one),
		forklara: forklara(one, href, files),
		gammal: kontrollerad && one.fore !== undefined && one.fore !== nu.version,
		syntetisk: nu.syntetisk && kontrollerad && !one.kommuner,
		efter:
			lage === 'publicerad'
				? [
						...(one.kommuner ? [{ text: 'Omvärlden, med förbundets kommuner', href: '/omvarld' }] : []),
						...(warnings.some(({ code }) => code === 'omvarld_utan_kommuner')
							? [{ text: 'Välj förbundets kommuner', href: '/omvarld#kommuner' }]
							: []),
						{ text: 'Läget i förbundet, som det är nu', href: '/' },
						{ text: 'Vad som är inläst, och vad som behöver rättas', href: '/data' },
						...(one.version === nu.version ? [{ text: 'Ångra publiceringen', href: '/data#historik' }] : [])
					]
				: []
	};
}
