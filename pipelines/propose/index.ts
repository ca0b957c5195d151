import { contracts } from '../contracts/index.ts';
import { enkatsvar } from '../contracts/sources/enkat.ts';
import { normalise } from '../contracts/lexical.ts';
import { recognise, type Recognised } from '../readers/recognise.ts';
import { mappedColumn, type Mapping } from '../mappning/mapping.ts';
import { Refusal } from '../refusal.ts';
import { sameAnswer } from '../mappning/forms.ts';
import type { Candidate } from '../mappning/match.ts';
import { NO_PROPOSALS, notRefused, type Proposals } from '../mappning/proposals.ts';
import type { MappingText, Scale } from '../mappning/schema.ts';
import { proposeSources, type SourceProposal } from './columns.ts';
import { proposeCodes, proposeInsatser, proposeWords } from './labels.ts';
import { knownKeys } from './known.ts';
import { readAsMatrix } from './matrix.ts';
import { profile, type Profile, type Sheet } from './sheet.ts';
import { proposeSurvey } from './survey.ts';

/** What a sheet was taken for. */
export interface Finding {
	file: string;
	sheet: string | null;
	slag: 'kand' | 'kalla' | 'enkat' | 'matris' | 'ingen_tabell' | 'avvisad';
	/** The source, or the survey's name. */
	namn: string | null;
	poang: number | null;
	/** Other sources it may be, with their scores. */
	eller: { namn: string; poang: number }[];
	/** What a source must have and the sheet does not seem to. */
	saknas?: string[];
	/** Why it is refused as it stands, or is no source. */
	text?: string;
	/** Of one that is known: what its mapping has decided of it, by key. */
	bestamt?: string[];
}

export interface Proposed {
	findings: Finding[];
	forslag: Proposals;
}

/** A sheet is one of the sources when most of what the source must have is there. */
const SOURCE = 0.6;

/** Sheets with their heading as a source or a survey knows it, where one does. */
function understood(
	sheet: Sheet,
	mapping: Mapping
): { profile: Profile; recognised: Recognised | null } | null {
	const found = profile(sheet);
	if (!found) return null;
	const where = { file: sheet.file, sheet: sheet.sheet, rows: found.headingRows };
	return { profile: found, recognised: recognise(found.headings, mapping, where) };
}

/** The insatser that the folder's own files name. */
function insatserOf(all: readonly { profile: Profile; recognised: Recognised | null }[]): Candidate[] {
	return all.flatMap(({ profile: { columns }, recognised }) => {
		if (recognised?.contract.source !== 'insatser') return [];
		const values = (name: string) => columns[recognised.places.get(name) ?? -1]?.values ?? [];
		return values('insats_id').map((value, i) => ({
			value,
			texts: [values('namn')[i] ?? ''].filter(Boolean)
		}));
	});
}

/** The insatser that sheets name, whatever else is in them. */
export const findInsatser = (sheets: readonly Sheet[], mapping: Mapping): Candidate[] =>
	insatserOf(
		sheets.flatMap((sheet) => {
			try {
				return understood(sheet, mapping) ?? [];
			} catch (error) {
				if (error instanceof Refusal) return [];
				throw error;
			}
		})
	);

const merged = <T>(a: Record<string, Record<string, T>>, b: Record<string, Record<string, T>>) => {
	const out = { ...a };
	for (const [key, words] of Object.entries(b)) out[key] = { ...out[key], ...words };
	return out;
};

/** Answers of a recognised survey that its scales do not have. */
function proposeAnswers(
	columns: Profile['columns'],
	form: NonNullable<Recognised['form']>,
	decided: MappingText
) {
	const survey = decided.enkater.find(
		({ enkat, version }) => enkat === form.enkat && version === form.version
	);
	let found: Proposals['skalsvar'] = {};
	for (const column of columns) {
		const question = Object.entries(survey?.fragor ?? {}).find(
			([heading]) => normalise(heading) === normalise(column.heading)
		)?.[1];
		const scale: Scale | undefined = question && decided.skalor[question.skala];
		if (!question || !scale) continue;
		const known = new Set(
			scale.svar.flatMap(({ varde, etikett, aven }) =>
				[varde, ...(etikett ? [etikett] : []), ...aven].map(sameAnswer)
			)
		);
		const candidates = scale.svar.map(({ varde, etikett, aven }) => ({
			value: varde,
			texts: [...(etikett ? [etikett] : []), ...aven]
		}));
		const words = proposeWords([...column.distinct.values()], known, candidates, sameAnswer);
		if (Object.keys(words).length > 0) found = merged(found, { [question.skala]: words });
	}
	return found;
}

/**
 * What the sheets of one folder seem to be, and proposals for everything its mapping has not decided. Pure: reads no file,
 * decides nothing. `decided` is the mapping as it is written, `mapping` the same as the readers use it; `kanda` are insatser
 * that are known from before.
 */
export function propose(
	sheets: readonly Sheet[],
	mapping: Mapping,
	decided: MappingText,
	kanda: readonly Candidate[] = []
): Proposed {
	const findings: Finding[] = [];
	let { kolumner, koder, insatser, skalsvar } = NO_PROPOSALS;
	const skalor: Proposals['skalor'] = {};
	const enkater: Proposals['enkater'] = [];
	const all = sheets.flatMap((sheet) => {
		const nothing = { file: sheet.file, sheet: sheet.sheet, namn: null, poang: null, eller: [] };
		try {
			const found = understood(sheet, mapping);
			if (!found) findings.push({ ...nothing, slag: 'ingen_tabell' });
			return found ? [found] : [];
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			findings.push({ ...nothing, slag: 'avvisad', text: error.message });
			return [];
		}
	});
	const places = [...kanda, ...insatserOf(all)];
	const addLabels = (found: Profile, recognised: Pick<Recognised, 'contract' | 'places'>) => {
		koder = merged(koder, proposeCodes(found, recognised, mapping));
		if (recognised.contract.source === 'insatser') return;
		const column = found.columns[recognised.places.get('insats_id') ?? -1];
		insatser = { ...insatser, ...proposeInsatser(column, places, mapping) };
	};
	for (const { profile: found, recognised } of all) {
		const { file, sheet } = found;
		if (recognised) {
			const { contract, form } = recognised;
			findings.push({
				file,
				sheet,
				slag: 'kand',
				namn: form?.enkat ?? contract.source,
				poang: null,
				eller: [],
				bestamt: knownKeys(found, recognised, mapping)
			});
			if (form) {
				skalsvar = merged(skalsvar, proposeAnswers(found.columns, form, decided));
				addLabels(found, { contract, places: columnsOfForm(found, form) });
			} else addLabels(found, recognised);
			continue;
		}
		const [best, ...others] = proposeSources(found, mapping);
		const matrix = best && best.saknas.length === 0 ? null : readAsMatrix(found);
		if (matrix !== null) {
			findings.push({ file, sheet, slag: 'matris', namn: null, poang: null, eller: [], text: matrix });
			continue;
		}
		const survey = proposeSurvey(found, places, mapping, decided);
		const eller = others.slice(0, 2).map(({ source, poang }) => ({ namn: source, poang }));
		if (best && (!survey || (best.poang >= SOURCE && best.poang >= survey.poang))) {
			findings.push({
				file,
				sheet,
				slag: 'kalla',
				namn: best.source,
				poang: best.poang,
				eller,
				saknas: best.saknas
			});
			kolumner = merged(kolumner, { [best.source]: best.kolumner });
			addLabels(found, asRecognised(found, best, mapping));
		} else if (survey) {
			const nearest = best ? [{ namn: best.source, poang: best.poang }] : [];
			findings.push({
				file,
				sheet,
				slag: 'enkat',
				namn: survey.enkat.enkat,
				poang: survey.poang,
				eller: nearest
			});
			Object.assign(skalor, survey.skalor);
			enkater.push({ ...survey.enkat });
			addLabels(found, surveyPlaces(found, survey.enkat.kolumner));
		}
	}
	const forslag = { kolumner, koder, insatser, skalsvar, skalor, enkater };
	return { findings, forslag: notRefused(forslag, decided.avvisade) };
}

const placesOf = (found: Profile, column: (heading: string) => string | undefined): Map<string, number> =>
	new Map(
		found.columns.flatMap(({ heading }, i) => {
			const name = column(heading);
			return name === undefined ? [] : [[name, i] as const];
		})
	);

const columnsOfForm = (found: Profile, form: NonNullable<Recognised['form']>) =>
	placesOf(found, (heading) => form.kolumner.get(normalise(heading)));

const surveyPlaces = (found: Profile, kolumner: Readonly<Record<string, string>>) => ({
	contract: enkatsvar,
	places: placesOf(found, (heading) => kolumner[heading])
});

/** The proposed columns of a source as if they were decided, to look at the labels in them. */
function asRecognised(found: Profile, { source, kolumner }: SourceProposal, mapping: Mapping) {
	const contract = contracts.find((one) => one.source === source) ?? enkatsvar;
	const places = placesOf(
		found,
		(heading) => kolumner[heading]?.blir || mappedColumn(mapping, source, heading)
	);
	return { contract, places };
}
