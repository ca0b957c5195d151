import { formatInstant, formatNumber, movedLines, NBSP } from '#lib/format/index.ts';
import {
	far,
	GRANSER,
	storlek,
	type LageFil,
	type Sandning,
	type UnderlagTabell
} from '#lib/server/inkorg/index.ts';
import type { FileReport } from '#lib/server/report.ts';
import type { TableView } from '#lib/ui/types.ts';
import { kallan, whatMoves } from './words.ts';

export interface SandningView {
	id: string;
	href: string;
	title: string;
	lead: string;
	/** A run that goes on: what it does, and how far it has come. */
	gar: { text: string; done: number; total: number; vad: 'kontrolleras' | 'publiceras' } | null;
	/** Why it cannot be published. */
	hinder: string[];
	/** Files that were refused whole, and why; `namn`: the file to take away. */
	vagrade: { fil: string; namn: string | null; varfor: string }[];
	/** What would change, or what did. */
	andras: { rubrik: string; rader: string[] };
	filer: TableView | null;
	tabeller: {
		id: string;
		rubrik: string;
		forsta: TableView;
		fel: TableView | null;
		karantan: TableView | null;
	}[];
	/** The first warnings, and the rest. */
	varningar: { forst: string[]; fler: string[] };
	/** Names that are no data and were not read. */
	bredvid: string[];
	lista: { href: string; text: string } | null;
	kan: { publicera: boolean; kontrollera: boolean; kasta: boolean; avbryta: boolean; laggaTill: boolean };
	/** Where what nobody knew is explained, and why to go there; null when the files cannot be changed. */
	forklara: { href: string; text: string } | null;
	/** The published version is made up: what is sent would be counted with it. */
	syntetisk: boolean;
	efter: { text: string; href: string }[];
}

const rader = (count: number): string => `${formatNumber(count)}${NBSP}${count === 1 ? 'rad' : 'rader'}`;
const where = ({ file, sheet }: Pick<FileReport, 'file' | 'sheet'>): string =>
	sheet ? `${file}, blad ${sheet}` : file;

/** So many warnings are read at once; the rest are a tap away. */
const FORST = 5;

/** Words for the list, one a läge. */
const LAGE: Readonly<Record<LageFil['lage'], string>> = {
	mottagen: 'Mottagen, inte kontrollerad än',
	kontrolleras: 'Kontrolleras',
	kontrollerad: 'Kontrollerad: publicera eller kasta',
	publiceras: 'Publiceras',
	publicerad: 'Publicerad',
	avbruten: 'Avbruten',
	misslyckad: 'Gick inte'
};

function headline(one: Sandning): { title: string; lead: string } {
	const { lage, rapport, under, fel } = one;
	const files = rapport?.files ?? [];
	const sum = (key: 'accepted' | 'quarantined') => files.reduce((total, file) => total + file[key], 0);
	const [good, bad] = [sum('accepted'), sum('quarantined')];
	switch (lage) {
		case 'mottagen':
		case 'kontrolleras':
			return {
				title: 'Filerna kontrolleras',
				lead: 'Allt läses och prövas, och inget publiceras. Du kan stänga sidan: kontrollen går vidare.'
			};
		case 'publiceras':
			return {
				title: 'Publicerar',
				lead: 'Den förra versionen visas tills den nya är helt klar. Du kan stänga sidan: publiceringen går vidare.'
			};
		case 'publicerad':
			return {
				title: `Publicerat: ${rader(good)} är inlästa`,
				lead: `Version ${one.version ?? ''} visas nu på alla sidor. Filerna är borttagna ur inkorgen; det som lästes ligger i lagret.`
			};
		case 'avbruten':
			return {
				title: under === 'publiceras' ? 'Publiceringen avbröts, och inget har ändrats' : 'Kontrollen avbröts',
				lead: 'Filerna ligger kvar. Kontrollera dem igen, eller kasta dem.'
			};
		case 'misslyckad':
			return {
				title:
					under === 'publiceras' ? 'Publiceringen gick inte, och inget har ändrats' : 'Kontrollen gick inte',
				lead: fel ?? 'Försök igen.'
			};
		default:
			if (rapport?.unchanged)
				return {
					title: 'Inget nytt: filerna är redan inlästa',
					lead: 'Innehållet är exakt detsamma som förut. Det finns inget att publicera, så sändningen kan kastas.'
				};
			if ((rapport?.errors.length ?? 0) > 0)
				return {
					title: 'Går inte att publicera än',
					lead: 'Rätta det som står nedan, lägg till de rättade filerna här, och kontrollera igen. Inget har ändrats.'
				};
			return bad > 0
				? {
						title: `${rader(good)} kan publiceras, ${rader(bad)} behöver rättas`,
						lead: 'Raderna som behöver rättas räknas inte förrän de är rättade. Du kan publicera resten nu och rätta dem sedan, med rättelistan.'
					}
				: {
						title: good === 1 ? 'Den enda raden går att läsa in' : `Alla ${rader(good)} går att läsa in`,
						lead: 'Titta igenom det som kändes igen, och publicera.'
					};
	}
}

function fileTable(files: readonly FileReport[]): TableView {
	return {
		caption: 'Filerna, och hur de lästes',
		columns: [
			{ key: 'fil', label: 'Fil' },
			{ key: 'kalla', label: 'Kändes igen som' },
			{ key: 'lasta', label: 'Lästa', unit: 'rader', num: true },
			{ key: 'inlasta', label: 'Inlästa', unit: 'rader', num: true },
			{ key: 'karantan', label: 'Att rätta', unit: 'rader', num: true },
			{ key: 'beslut', label: 'Läst som', unit: 'kodning, avgränsare, tal' }
		],
		rows: files
			.filter(({ refused }) => refused === null)
			.map((file) => {
				const { kodning, avgransare, talformat, sie, enkat } = file.decisions ?? {};
				const said = [
					sie,
					kodning,
					avgransare,
					talformat && `tal: ${talformat}`,
					enkat && `enkäten ${enkat}`
				];
				return {
					cells: {
						fil: { text: file.file, ...(file.sheet && { sub: `blad ${file.sheet}` }) },
						kalla: {
							text: file.source === null ? '–' : kallan(file.source),
							...(file.unchanged && { sub: 'redan inläst, oförändrad' })
						},
						lasta: { text: formatNumber(file.read) },
						inlasta: { text: formatNumber(file.accepted) },
						karantan: { text: formatNumber(file.quarantined), muted: file.quarantined === 0 },
						beslut: { text: said.filter(Boolean).join(', ') || '–' }
					}
				};
			}),
		note: 'Lästa = inlästa + att rätta, för varje fil.'
	};
}

function tableView(one: UnderlagTabell, index: number): SandningView['tabeller'][number] {
	const rubrik = one.blad ? `${one.namn}, blad ${one.blad}` : one.namn;
	return {
		id: `tabell-${index + 1}`,
		rubrik,
		forsta: {
			caption: `De första raderna i ${rubrik}, så som de förstods (${kallan(one.kalla).toLocaleLowerCase('sv')})`,
			columns: [
				{ key: '_rad', label: 'Rad' },
				...one.kolumner.map(({ namn, rubrik }) => ({ key: namn, label: rubrik }))
			],
			rows: one.rader.map(({ rad, celler }) => ({
				cells: {
					_rad: { text: String(rad) },
					...Object.fromEntries(
						one.kolumner.map(({ namn }, at) => [
							namn,
							celler[at] ? { text: celler[at].slice(0, 80) } : { text: 'tomt', muted: true }
						])
					)
				}
			}))
		},
		fel:
			one.fel.length === 0
				? null
				: {
						caption: `Vad som är fel i ${rubrik}, och hur många gånger`,
						columns: [
							{ key: 'kolumn', label: 'Kolumn' },
							{ key: 'text', label: 'Varför, och vad som behöver göras' },
							{ key: 'antal', label: 'Antal', unit: 'fel', num: true }
						],
						rows: one.fel.map(({ kolumn, text, antal }) => ({
							cells: {
								kolumn: { text: kolumn || '–' },
								text: { text },
								antal: { text: formatNumber(antal) }
							}
						}))
					},
		karantan:
			one.karantan.length === 0
				? null
				: {
						caption: `Raderna att rätta i ${rubrik}`,
						columns: [
							{ key: 'rad', label: 'Rad' },
							{ key: 'kolumn', label: 'Kolumn' },
							{ key: 'varde', label: 'Värde', unit: 'som det stod' },
							{ key: 'text', label: 'Så rättas raden' }
						],
						rows: one.karantan.map(({ rad, kolumn, varde, text }) => ({
							cells: {
								rad: { text: String(rad) },
								kolumn: { text: kolumn || '–' },
								varde: varde ? { text: varde.slice(0, 80) } : { text: 'tomt', muted: true },
								text: { text }
							}
						}))
					}
	};
}

/** One sändning, in words. `syntetisk`: what is published now is made up. */
export function view(one: Sandning, syntetisk: boolean): SandningView {
	const { id, lage, rapport, underlag, steg } = one;
	const href = `/data/inkorg/${id}`;
	const may = far(lage);
	const runs = lage === 'mottagen' || may.avbrytas;
	const checked = lage === 'kontrollerad' || lage === 'publicerad';
	const files = checked ? (rapport?.files ?? []) : [];
	const errors = lage === 'kontrollerad' ? (rapport?.errors ?? []) : [];
	const refused = files.filter((file) => file.refused !== null);
	const warnings = checked ? (rapport?.warnings ?? []).map(({ text }) => text) : [];
	const names = new Set(one.filer.map(({ namn }) => namn));
	const removed = (one.borttagna ?? []).map(
		(name) => `${name} innehöll ett personnummer och är borttagen ur inkorgen.`
	);
	return {
		id,
		href,
		...headline(one),
		gar: runs
			? {
					text: steg ? `${steg.text}${steg.rows ? `, ${rader(steg.rows)}` : ''}` : 'Startar',
					done: steg?.done ?? 0,
					total: steg?.total ?? 8,
					vad: lage === 'publiceras' ? 'publiceras' : 'kontrolleras'
				}
			: null,
		// A refused file is told on its own, with what to do about it.
		hinder: [
			...removed,
			...errors.filter((text) => !refused.some((file) => text === `${file.file}: ${file.refused}`))
		],
		vagrade: refused.map((file) => ({
			fil: where(file),
			namn: lage === 'kontrollerad' && names.has(file.file) ? file.file : null,
			varfor: file.refused ?? ''
		})),
		andras: {
			rubrik: lage === 'publicerad' ? 'Det här ändrades' : 'Det här ändras',
			rader:
				checked && rapport
					? [...whatMoves(underlag?.rorelser ?? [], rapport.changes), ...movedLines(rapport.moved)]
					: []
		},
		filer: files.length > 0 ? fileTable(files) : null,
		tabeller: lage === 'kontrollerad' ? (underlag?.tabeller ?? []).map(tableView) : [],
		varningar: { forst: warnings.slice(0, FORST), fler: warnings.slice(FORST) },
		bredvid: lage === 'kontrollerad' ? (underlag?.bredvid ?? []) : [],
		lista:
			lage === 'kontrollerad' && one.harRattelista
				? { href: `${href}/rattelista.xlsx`, text: 'Hämta rättelistan (Excel)' }
				: null,
		kan: {
			publicera: may.publiceras && rapport !== null && rapport.errors.length === 0 && !rapport.unchanged,
			kontrollera: may.kontrolleras && one.filer.length > 0,
			kasta: may.kastas,
			avbryta: may.avbrytas,
			laggaTill: may.kontrolleras && lage !== 'mottagen'
		},
		forklara:
			may.kontrolleras && one.filer.length > 0
				? {
						href: `${href}/mappning`,
						text: files.some(({ refused: why, quarantined }) => why !== null || quarantined > 0)
							? 'Heter kolumnerna, orden eller kontona något annat hos er? Säg vad de är, så läses filerna som de är.'
							: ''
					}
				: null,
		syntetisk: syntetisk && lage === 'kontrollerad',
		efter:
			lage === 'publicerad'
				? [
						{ text: 'Läget i förbundet, som det är nu', href: '/' },
						{ text: 'Vad som är inläst, och vad som behöver rättas', href: '/data' },
						{ text: 'Ångra publiceringen', href: '/data#historik' }
					]
				: []
	};
}

/** What goes on, for a page that asks again and again. */
export const folj = ({ gar }: SandningView): { gar: SandningView['gar'] } => ({ gar });

/** What may be sent at once. */
export const granserText = (): string =>
	`Högst ${GRANSER.filer} filer, ${storlek(GRANSER.filByte)} per fil och ${storlek(GRANSER.totaltByte)} tillsammans.`;

/** A sändning that somebody has to publish or throw away. */
export interface Vantande {
	tid: string;
	href: string;
	lage: string;
}

/** What waits, the latest first. */
export const vantande = (all: readonly LageFil[]): Vantande[] =>
	all
		.filter(({ lage }) => lage !== 'publicerad')
		.map(({ id, skapad, lage }) => ({
			tid: formatInstant(skapad),
			href: `/data/inkorg/${id}`,
			lage: LAGE[lage]
		}));

export interface ListaView {
	sandningar: TableView | null;
	granser: string;
}

/** Every sändning there is, and what may be sent. */
export function lista(all: readonly LageFil[]): ListaView {
	return {
		sandningar:
			all.length === 0
				? null
				: {
						caption: 'Sändningar, den senaste först',
						columns: [
							{ key: 'tid', label: 'När' },
							{ key: 'lage', label: 'Hur det står' }
						],
						rows: all.map(({ id, skapad, lage }) => ({
							cells: {
								tid: { text: formatInstant(skapad), href: `/data/inkorg/${id}` },
								lage: { text: LAGE[lage], muted: lage === 'publicerad' }
							}
						})),
						note: `Det som ingen har publicerat tas bort efter ${GRANSER.dagar} dagar.`
					},
		granser: granserText()
	};
}
