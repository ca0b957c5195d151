import type { Enkatfraga, Enkatskala, Fragor } from '#lib/server/mappningsfragor.ts';
import type { Change } from '../mappning/change.ts';
import { freeName, sameAnswer } from '../mappning/forms.ts';
import { Refusal } from '../refusal.ts';

/** The fields of a sent form, each once. */
export type Falt = ReadonlyMap<string, string>;

/** A column that is no question: what a wide export may say beside its answers. */
const BREDVID = ['svar_id', 'insats_id', 'datum', 'matar', 'kon', 'respondentgrupp'] as const;
const LONGEST = 200;
/** Columns that are read by nobody's say: empty ones, and those that tell who somebody is. */
const NEVER: readonly string[] = ['tom', 'personlig'];

interface Svar {
	varde: string;
	etikett?: string;
	aven?: string[];
	saknas?: string;
}

type Cut = { positivt_fran: string } | { positivt_till: string } | object;

const byNumber = (a: Svar, b: Svar): number => Number(a.varde) - Number(b.varde);

/** `fran:3` → from 3 upwards; empty is none. */
function cutOf(text: string): Cut {
	const [, vag, varde = ''] = /^(fran|till):(.+)$/.exec(text) ?? [];
	return vag === 'fran' ? { positivt_fran: varde } : vag === 'till' ? { positivt_till: varde } : {};
}

/** Answers that are on the scale though nobody has given them: `5 = Mycket bra`, one a line. */
function further(text: string, faults: string[]): { ord: string; val: string }[] {
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
		.flatMap((line) => {
			const [, varde = '', ord = ''] = /^(-?\d{1,3})\s*=\s*(.+)$/.exec(line) ?? [];
			if (varde !== '') return [{ ord: ord.slice(0, LONGEST), val: `varde:${varde}` }];
			faults.push(
				`raden ”${line.slice(0, 60)}” bland svar som ingen har gett (skriv till exempel 5 = Mycket bra)`
			);
			return [];
		});
}

/** A scale of the labels as they were placed; what is left out of it stays in quarantine. */
function composeScale(
	skala: Enkatskala,
	at: number,
	form: Falt,
	faults: string[]
): ({ svar: Svar[] } & Cut) | null {
	const placed = skala.svar.map(({ ord }, j) => ({ ord, val: form.get(`plats:${at}:${j}`) ?? '' }));
	const open = placed.filter(({ val }) => !/^(varde:-?\d{1,3}|saknas:[a-z_]+|stanna)$/.test(val));
	if (open.length > 0) faults.push(`vad svaret ”${open[0]?.ord.slice(0, 60)}” betyder`);
	const answers = new Map<string, Svar>();
	for (const { ord, val } of [...placed, ...further(form.get(`fler:${at}`) ?? '', faults)]) {
		const [slag, kod = ''] = val.split(':');
		if (slag !== 'varde' && slag !== 'saknas') continue;
		const own = slag === 'saknas' && /^-?\d{1,3}$/.test(ord) ? ord : kod;
		const known = answers.get(`${slag}:${own}`);
		if (!known)
			answers.set(`${slag}:${own}`, {
				varde: own,
				...(sameAnswer(ord) === own ? {} : { etikett: ord }),
				...(slag === 'saknas' ? { saknas: kod } : {})
			});
		else if (sameAnswer(ord) === sameAnswer(known.varde)) continue;
		else if (known.etikett === undefined) known.etikett = ord;
		else known.aven = [...(known.aven ?? []), ord];
	}
	const all = [...answers.values()];
	const steps = all.filter(({ saknas }) => saknas === undefined).sort(byNumber);
	if (steps.length === 0) faults.push('minst ett svar som är ett värde på skalan');
	const cut = cutOf(form.get(`positivt:${at}`) ?? '');
	if (Object.keys(cut).length === 0) faults.push('var gränsen för ett positivt svar går');
	const [wanted] = Object.values(cut) as string[];
	if (wanted !== undefined && steps.length > 0 && !steps.some(({ varde }) => varde === wanted))
		faults.push(
			`en gräns som finns på skalan (${steps.map(({ varde }) => varde).join(', ')}), inte ${wanted}`
		);
	return { svar: [...steps, ...all.filter(({ saknas }) => saknas !== undefined)], ...cut };
}

/** The questions of a survey, its columns beside them, and what is dropped. */
function composeColumns(
	enkat: Enkatfraga,
	form: Falt,
	names: ReadonlyMap<string, string>,
	cuts: ReadonlyMap<string, Cut>,
	faults: string[]
) {
	const kolumner: Record<string, string> = {};
	const fragor: Record<string, { fraga: string; indikator: string; skala: string }> = {};
	const bort: string[] = [];
	for (const [i, { rubrik, roll: proposed }] of enkat.kolumner.entries()) {
		const roll = NEVER.includes(proposed) ? 'bort' : (form.get(`roll:${i}`) ?? '');
		const text = (name: string) => (form.get(`${name}:${i}`) ?? '').trim().slice(0, LONGEST);
		if (roll === 'bort') bort.push(rubrik);
		else if ((BREDVID as readonly string[]).includes(roll)) {
			if (Object.values(kolumner).includes(roll)) faults.push(`bara en kolumn som är ${roll}`);
			kolumner[rubrik] = roll;
		} else if (roll === 'fraga') {
			const [fraga, skala] = [text('fraga'), text('skala')];
			if (fraga === '') faults.push(`ett namn på frågan ”${rubrik.slice(0, 60)}”`);
			const namn = names.get(skala);
			if (namn === undefined) faults.push(`vilken skala ”${rubrik.slice(0, 60)}” besvaras på`);
			else fragor[rubrik] = { fraga, indikator: text('indikator') || fraga, skala: namn, ...cuts.get(skala) };
		} else faults.push(`vad kolumnen ”${rubrik.slice(0, 60)}” är`);
	}
	if (Object.keys(fragor).length === 0) faults.push('minst en kolumn som är en fråga');
	return { kolumner, fragor, bort };
}

/** What holds for every row, where no column says it. */
function composeFixed(form: Falt, roles: readonly string[], insatser: ReadonlySet<string>, faults: string[]) {
	const fixed: Record<string, string> = {};
	const value = (name: string) => (form.get(name) ?? '').trim().slice(0, LONGEST);
	const insats = value('insats_id');
	if (!roles.includes('insats_id')) {
		if (insatser.has(insats)) fixed.insats_id = insats;
		else faults.push('vilken insats svaren gäller');
	}
	if (!roles.includes('respondentgrupp')) {
		if (value('respondentgrupp')) fixed.respondentgrupp = value('respondentgrupp');
		else faults.push('vilka som svarar');
	}
	if (!roles.includes('datum') && !roles.includes('matar')) {
		if (/^(19|20)\d\d$/.test(value('matar'))) fixed.matar = value('matar');
		else faults.push('vilket år mätningen gäller, med fyra siffror');
	}
	return fixed;
}

/** A survey as a person has said it is. Throws Refusal that names everything that is still to be said. */
export function composeSurvey(
	enkat: Enkatfraga,
	fragor: Pick<Fragor, 'val' | 'skalor' | 'upptagna'>,
	form: Falt
): Extract<Change, { gor: 'enkat' }> {
	const faults: string[] = [];
	const value = (name: string) => (form.get(name) ?? '').trim().slice(0, LONGEST);
	if (value('enkat') === '') faults.push('vad enkäten heter');
	if (value('version') === '') faults.push('vilken version det är');
	const names = new Map<string, string>();
	const cuts = new Map<string, Cut>();
	const skalor: Record<string, unknown> = {};
	const taken = new Set(fragor.upptagna);
	const asked = new Set(
		enkat.kolumner.flatMap((_, i) =>
			form.get(`roll:${i}`) === 'fraga' ? [form.get(`skala:${i}`) ?? ''] : []
		)
	);
	for (const known of fragor.skalor) names.set(known, known);
	for (const [at, skala] of enkat.skalor.entries()) {
		if (!asked.has(skala.namn)) continue;
		if (skala.bestamd) cuts.set(skala.namn, cutOf(form.get(`positivt:${at}`) ?? ''));
		else {
			const name = freeName(skala.namn, taken);
			names.set(skala.namn, name);
			skalor[name] = composeScale(skala, at, form, faults);
		}
	}
	const columns = composeColumns(enkat, form, names, cuts, faults);
	const insatser = new Set((fragor.val['insatser/'] ?? []).map(({ varde }) => varde));
	const fixed = composeFixed(form, Object.values(columns.kolumner), insatser, faults);
	if (faults.length > 0)
		throw new Refusal(
			'svar',
			`Enkäten är inte sparad än. Säg också ${[...new Set(faults)].slice(0, 6).join('; ')}.`
		);
	const where = {
		...(value('filnamn') ? { fil: value('filnamn') } : {}),
		...(enkat.blad === null ? {} : { blad: enkat.blad })
	};
	return {
		gor: 'enkat',
		skalor,
		enkat: {
			...{ enkat: value('enkat'), version: value('version') },
			...(Object.keys(where).length > 0 ? { filer: [where] } : {}),
			...fixed,
			...(enkat.rubrikrader === 2 ? { rubrikrader: 2 } : {}),
			...columns
		}
	};
}
