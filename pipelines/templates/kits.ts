import { sentence } from '#lib/format/index.ts';
import { columnsOf, contracts, type Shaped } from '../contracts/index.ts';
import { inrapportering } from '../contracts/inrapportering.ts';

/** One sheet to fill in. */
export interface Part {
	/** The sheet's name. */
	blad: string;
	/** The source or form it is made from. */
	source: string;
	text: string;
	of: Shaped;
	/** The column that alone tells its rows apart, if one does. */
	nyckel?: string;
}

/** An insats that the warehouse knows: offered where an insats is named. */
export interface KnownInsats {
	insats_id: string;
	namn: string;
}

export interface Kit {
	/** The name in commands and addresses. */
	mall: string;
	/** What people call it. */
	namn: string;
	text: string;
	parts: readonly Part[];
}

/** What people call the sources. */
const SHEETS: Readonly<Record<string, string>> = {
	insatser: 'Insatser',
	instrument: 'Instrument',
	enkat: 'Enkäter',
	deltagande: 'Deltaganden',
	uppfoljning: 'Uppföljning',
	antal: 'Antal',
	stegmatning: 'Stegmätningar',
	enkatsvar: 'Enkätsvar',
	utskick: 'Utskick',
	ekonomi: 'Ekonomi',
	handelser: 'Händelser',
	mal: 'Mål',
	aggregat: 'Publicerade resultat',
	omvarld: 'Omvärld',
	omvarld_namn: 'Omvärldens namn'
};

/** A contract's text without the name it may begin with: the name stands before it already. */
const about = (namn: string, text: string): string =>
	text.startsWith(`${namn}: `) ? sentence(text.slice(namn.length + 2)) : text;

const part = (source: string): Part => {
	const contract = contracts.find((one) => one.source === source);
	if (!contract) throw new Error(`no contract ${source}`);
	const [nyckel] = contract.key;
	const blad = SHEETS[source] ?? source;
	return {
		blad,
		source,
		text: about(blad, contract.text),
		of: contract,
		...(contract.key.length === 1 && { nyckel })
	};
};

/** Every template: two kits for whole tasks first, then one a source. */
export const kits: readonly Kit[] = [
	{
		mall: 'team',
		namn: 'Teamets arbetsbok',
		text: 'Deltaganden, stegmätning och händelser i en och samma fil.',
		parts: ['deltagande', 'stegmatning', 'handelser'].map(part)
	},
	{
		mall: inrapportering.form,
		namn: 'Inrapportering',
		text: inrapportering.text,
		parts: [
			{ blad: 'Inrapportering', source: inrapportering.form, text: inrapportering.text, of: inrapportering }
		]
	},
	...contracts
		.map(({ source }) => part(source))
		.map((one) => ({ mall: one.source, namn: one.blad, text: one.text, parts: [one] }))
];

/** Columns that name a row of another source. */
const NAMES: Readonly<Record<string, string>> = {
	insats_id: 'insatser',
	deltagande_id: 'deltagande',
	instrument: 'instrument',
	enkat: 'enkat'
};

/** The sources that a kit's rows lean on and that it does not hold itself, as people call them. */
export function leansOn({ parts }: Kit): string[] {
	const columns = parts.flatMap((one) => columnsOf(one.of).map(({ name }) => name));
	return Object.entries(NAMES)
		.filter(([name, source]) => columns.includes(name) && !parts.some((one) => one.source === source))
		.map(([, source]) => SHEETS[source] ?? source);
}

export const findKit = (mall: string): Kit | undefined => kits.find((kit) => kit.mall === mall);
