import { normalise } from '../contracts/lexical.ts';
import { codeLists } from '../reference.ts';
import type { Answer, MappingText, Scale, Survey } from './schema.ts';

/** A wide export as the readers need it: headings normalised, every answer's spellings in a dictionary. */
export interface Form {
	enkat: string;
	version: string;
	/** Part of the file's and the sheet's name, normalised; null: any. */
	fil: string | null;
	blad: string | null;
	rubrikrader: 1 | 2;
	/** What every row has, by column of `enkatsvar`. */
	fasta: Readonly<Record<string, string>>;
	kolumner: ReadonlyMap<string, string>;
	fragor: ReadonlyMap<string, Question>;
	bort: ReadonlySet<string>;
}

export interface Question {
	fraga: string;
	/** Spelling (`sameAnswer`) → value on the scale. */
	svar: ReadonlyMap<string, string>;
	/** What a blank cell is written as. */
	tomt: string;
}

/** One row of the source `enkat`. */
export type ScaleRow = Record<
	'enkat' | 'version' | 'fraga' | 'indikator' | 'skalvarde' | 'ordning' | 'etikett' | 'positivt' | 'saknas',
	string
>;

/** What is wrong in the surveys of a mapping, as the middle of a Swedish sentence. */
export class FormFault extends Error {}

/** How two spellings of an answer are the same: case and blanks aside. `-1` is not `1`. */
export const sameAnswer = (text: string): string =>
	text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/** A name no other scale has: an earlier version's scale is never overwritten. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
	for (let i = 1; ; i++) {
		const name = i === 1 ? wanted : `${wanted} (${i})`;
		if (!taken.has(name)) return name;
	}
}

const COLUMNS = new Set(['svar_id', 'insats_id', 'respondentgrupp', 'datum', 'matar', 'kon']);
const BLANK: Answer = { varde: 'ej_besvarad', etikett: 'Ej besvarad', aven: [], saknas: 'ej_besvarad' };
export const formName = (form: { enkat: string; version: string }): string =>
	`${form.enkat} version ${form.version}`;

/** The scale's answers with one for a blank cell, its own or ours. */
const answersOf = (scale: Scale): Answer[] =>
	scale.svar.some(({ saknas }) => saknas === BLANK.saknas) ? scale.svar : [...scale.svar, BLANK];

function spellings(name: string, answers: readonly Answer[]): Map<string, string> {
	const found = new Map<string, string>();
	for (const { varde, etikett, aven } of answers)
		for (const text of [varde, ...(etikett ? [etikett] : []), ...aven]) {
			const known = found.get(sameAnswer(text));
			if (known !== undefined && known !== varde)
				throw new FormFault(`svaret ”${text}” i skalan ${name} betyder både ${known} och ${varde}`);
			found.set(sameAnswer(text), varde);
		}
	return found;
}

/** The values that count as positive: from the cut upwards, or down to it. */
function positive(where: string, cut: Partial<Scale>, scale: Scale): Set<string> {
	const values = scale.svar.filter(({ saknas }) => !saknas).map(({ varde }) => varde);
	const own = cut.positivt_fran ?? cut.positivt_till;
	const { positivt_fran, positivt_till } = own === undefined ? scale : cut;
	if ((positivt_fran === undefined) === (positivt_till === undefined))
		throw new FormFault(`${where} behöver antingen positivt_fran eller positivt_till, egen eller skalans`);
	const at = values.indexOf(positivt_fran ?? positivt_till ?? '');
	if (at < 0) throw new FormFault(`${where} har en gräns för positivt som inte finns på skalan`);
	return new Set(positivt_fran === undefined ? values.slice(0, at + 1) : values.slice(at));
}

function scaleRows(survey: Survey, scales: MappingText['skalor']): ScaleRow[] {
	return Object.values(survey.fragor).flatMap((question): ScaleRow[] => {
		const { fraga, indikator } = question;
		if (indikator === undefined) return [];
		const scale = scales[question.skala] as Scale;
		const cut = positive(`${formName(survey)} fråga ${fraga}`, question, scale);
		let place = 0;
		return answersOf(scale).map(({ varde, etikett = varde, saknas = '' }) => ({
			...{ enkat: survey.enkat, version: survey.version, fraga, indikator },
			...{ skalvarde: varde, etikett, saknas },
			ordning: saknas ? '' : String(++place),
			positivt: saknas ? '' : cut.has(varde) ? 'ja' : 'nej'
		}));
	});
}

function checkSurvey(survey: Survey, scales: MappingText['skalor']): void {
	const name = formName(survey);
	for (const [heading, column] of Object.entries(survey.kolumner))
		if (!COLUMNS.has(column))
			throw new FormFault(
				`kolumnen ”${heading}” i ${name} pekar på ${column}; välj bland ${[...COLUMNS].join(', ')}`
			);
	const questions = Object.values(survey.fragor);
	const stated = questions.filter(({ indikator }) => indikator !== undefined).length;
	if (stated !== 0 && stated !== questions.length)
		throw new FormFault(
			`${name} har indikator på vissa frågor och inte på andra; ange den på alla eller ingen`
		);
	for (const { fraga, skala } of questions) {
		const scale = Object.hasOwn(scales, skala) ? scales[skala] : undefined;
		if (!scale) throw new FormFault(`frågan ${fraga} i ${name} har skalan ${skala}, som inte finns i skalor`);
		if (stated === 0 && !scale.svar.some(({ saknas }) => saknas === BLANK.saknas))
			throw new FormFault(
				`skalan ${skala} saknar ett svar med saknas: ej_besvarad, för tomma celler i ${name} (behövs när frågorna inte har indikator)`
			);
	}
	const headings = [...Object.keys(survey.kolumner), ...Object.keys(survey.fragor), ...survey.bort].map(
		normalise
	);
	const twice = headings.find((heading, index) => heading === '' || headings.indexOf(heading) !== index);
	if (twice !== undefined)
		throw new FormFault(`${name} har rubriken ”${twice}” två gånger, eller en tom rubrik`);
	const ids = questions.map(({ fraga }) => fraga);
	const same = ids.find((id, index) => ids.indexOf(id) !== index);
	if (same !== undefined) throw new FormFault(`${name} har frågan ${same} två gånger`);
}

function formsOf(survey: Survey, scales: MappingText['skalor']): Form[] {
	const fragor = new Map(
		Object.entries(survey.fragor).map(([heading, { fraga, skala }]): [string, Question] => {
			const answers = answersOf(scales[skala] as Scale);
			const tomt = answers.find(({ saknas }) => saknas === BLANK.saknas)?.varde ?? '';
			return [normalise(heading), { fraga, svar: spellings(skala, answers), tomt }];
		})
	);
	const kolumner = new Map(Object.entries(survey.kolumner).map(([heading, to]) => [normalise(heading), to]));
	return (survey.filer ?? [{}]).map((file): Form => {
		const fasta = Object.fromEntries(
			(['insats_id', 'respondentgrupp', 'matar', 'datum'] as const).flatMap((column) => {
				const value = file[column] ?? survey[column];
				return value === undefined ? [] : [[column, value]];
			})
		);
		const given = new Set([...Object.keys(fasta), ...kolumner.values()]);
		const lacking = [
			...['insats_id', 'respondentgrupp'].filter((column) => !given.has(column)),
			...(given.has('datum') || given.has('matar') ? [] : ['datum eller matar'])
		];
		if (lacking.length > 0)
			throw new FormFault(
				`${formName(survey)} säger inte ${lacking.join(', ')}: ange en kolumn eller ett värde`
			);
		return {
			...{ enkat: survey.enkat, version: survey.version, rubrikrader: survey.rubrikrader },
			fil: file.fil === undefined ? null : normalise(file.fil),
			blad: file.blad === undefined ? null : normalise(file.blad),
			...{ fasta, kolumner, fragor, bort: new Set(survey.bort.map(normalise)) }
		};
	});
}

/** Every form of a mapping, and the scales it states as rows of `enkat`. Throws FormFault with what is wrong. */
export function readForms(mapping: MappingText): { forms: Form[]; skalrader: ScaleRow[] } {
	const kinds = new Set(codeLists().flatMap(({ lista, kod }) => (lista === 'saknas' ? [kod] : [])));
	for (const [name, { svar }] of Object.entries(mapping.skalor)) {
		spellings(name, svar);
		const strange = svar.find(({ saknas }) => saknas !== undefined && !kinds.has(saknas));
		if (strange)
			throw new FormFault(
				`skalan ${name} har saknas: ${strange.saknas}; välj bland ${[...kinds].join(', ')}`
			);
	}
	const rows = new Map<string, ScaleRow>();
	const forms = mapping.enkater.flatMap((survey) => {
		checkSurvey(survey, mapping.skalor);
		for (const row of scaleRows(survey, mapping.skalor)) {
			const key = JSON.stringify([row.enkat, row.version, row.fraga, row.skalvarde]);
			const known = rows.get(key);
			if (known && JSON.stringify(known) !== JSON.stringify(row))
				throw new FormFault(
					`${formName(survey)} fråga ${row.fraga} står två gånger med olika skala eller gräns`
				);
			rows.set(key, row);
		}
		return formsOf(survey, mapping.skalor);
	});
	return { forms, skalrader: [...rows.values()] };
}
