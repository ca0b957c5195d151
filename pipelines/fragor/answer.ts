import type { Enkatfraga, Fragor } from '#lib/server/mappningsfragor.ts';
import type { Change } from '../mappning/change.ts';
import { wordChange } from '../mappning/decide.ts';
import { Refusal } from '../refusal.ts';
import { composeSurvey, type Falt } from './compose.ts';

/** What a person has pressed: one of the forms of the wizard. */
export type Gor = 'ord' | 'enkat' | 'spann' | 'dimension' | 'tillbaka';

const fault = (text: string): Refusal => new Refusal('svar', text);
const STALE = 'Det finns ingen sådan fråga längre. Sidan visar nu vad som är kvar.';

interface Single {
	path: string[];
	val: Set<string>;
	/** The part of the page that it is approved together with. */
	grupp: string;
}

/** Every question with one word as its answer: its key, where it is written, and what may be chosen. */
function singles({ filer, val }: Fragor): Map<string, Single> {
	const found = new Map<string, Single>();
	const choices = (key: string) => new Set((val[key] ?? []).map(({ varde }) => varde));
	for (const { id, ord, sie } of filer) {
		for (const { nyckel, path, slag, i } of ord)
			found.set(nyckel, { path, val: choices(`${slag}/${i}`), grupp: `${id}-ord` });
		if (!sie) continue;
		for (const { nyckel } of sie.konton) put(nyckel, 'konto', `${id}-konton`);
		for (const [nr, { objekt }] of sie.dimensioner.entries())
			for (const { nyckel } of objekt) put(nyckel, 'objekt', `${id}-dim-${nr}`);
		if (sie.utanObjekt) put(sie.utanObjekt.nyckel, 'objekt', `${id}-utan`);
	}
	function put(nyckel: string, slag: string, grupp: string): void {
		const at = nyckel.indexOf('/');
		const path = at < 0 ? ['sie', nyckel] : ['sie', nyckel.slice(0, at), nyckel.slice(at + 1)];
		found.set(`sie/${nyckel}`, { path, val: choices(`sie/${slag}`), grupp });
	}
	return found;
}

/** The part of the page that the pressed button stands in; empty when it is in none. */
export function partOf(fragor: Fragor, form: Falt): string {
	const nyckel = form.get('godkann') ?? form.get('avvisa');
	if (nyckel !== undefined) return singles(fragor).get(nyckel)?.grupp ?? '';
	const own = [...form.keys()].flatMap((name) => /^(?:enkat|spann|dimension)\.(.+)$/.exec(name)?.[1] ?? []);
	return form.get('godkann_alla') ?? own[0] ?? '';
}

/** Words: the one whose button was pressed, or every one in a group that has a choice. */
function words(fragor: Fragor, form: Falt): Change[] {
	const known = singles(fragor);
	const refused = form.get('avvisa');
	if (refused !== undefined) {
		if (!known.has(refused)) throw fault(STALE);
		return [{ gor: 'avvisa', nyckel: refused }];
	}
	const one = form.get('godkann');
	const grupp = form.get('godkann_alla');
	const together = [...known].flatMap(([nyckel, own]) => (own.grupp === grupp ? [nyckel] : []));
	const wanted = one !== undefined ? [one] : together;
	const changes = wanted.flatMap((nyckel): Change[] => {
		const question = known.get(nyckel);
		if (!question) throw fault(STALE);
		const blir = form.get(`val:${nyckel}`) ?? '';
		if (blir === '' && one === undefined) return [];
		if (blir === '') throw fault(`Välj vad ”${question.path.at(-1)}” är innan du godkänner.`);
		if (!question.val.has(blir)) throw fault(`”${blir.slice(0, 80)}” går inte att välja. Välj i listan.`);
		return [wordChange(question.path, blir)];
	});
	if (changes.length === 0) throw fault('Inget var valt. Välj i listan vad ordet är, och godkänn sedan.');
	return changes;
}

/** A range of accounts as one decision: it stays a range. */
function range(fragor: Fragor, form: Falt): Change[] {
	const [fran = '', till = '', slag = ''] = ['fran', 'till', 'slag'].map((name) => form.get(name)?.trim());
	if (!/^\d{2,8}$/.test(fran) || !/^\d{0,8}$/.test(till))
		throw fault('Skriv kontona med siffror, till exempel 5010 och 5099.');
	if (till !== '' && (till.length !== fran.length || till < fran))
		throw fault(
			`Spannet ska gå från ett lägre till ett högre konto med lika många siffror, inte ${fran} till ${till}.`
		);
	if (!fragor.val['sie/konto']?.some(({ varde }) => varde === slag))
		throw fault('Välj ett kostnadsslag i listan.');
	const konto = till === '' || till === fran ? fran : `${fran}-${till}`;
	return [{ gor: 'satt', path: ['sie', 'konto', konto], blir: slag }];
}

function dimension({ filer }: Fragor, form: Falt): Change[] {
	const wanted = form.get('dimension') ?? '';
	const known = filer.flatMap(({ sie }) => sie?.motsagande?.dimensioner ?? []);
	if (!known.some(({ varde }) => varde === wanted)) throw fault('Välj vilken dimension som bestämmer.');
	const others = [...new Set(known.map(({ varde }) => varde))].filter((one) => one !== wanted);
	return [{ gor: 'satt', path: ['sie', 'dimensioner'], blir: [wanted, ...others] }];
}

function survey(fragor: Fragor, form: Falt): Change[] {
	const blad = form.get('blad') ?? '';
	const found = fragor.filer
		.flatMap(({ enkater }): Enkatfraga[] => enkater)
		.find((one) => one.fil === form.get('fil') && (one.blad ?? '') === blad);
	if (!found) throw fault(STALE);
	if (form.has('avvisa')) return [{ gor: 'avvisa', nyckel: found.nyckel }];
	return [composeSurvey(found, fragor, form)];
}

/**
 * What a sent form decides, judged against what was asked. Throws Refusal with a Swedish sentence for a form about another
 * state, a question that is not asked, or a choice that does not exist.
 */
export function answer(fragor: Fragor, gor: Gor, form: Falt): Change[] {
	if (form.get('prov') !== fragor.prov)
		throw new Refusal(
			'inaktuellt',
			'Filerna eller mappningen har ändrats sedan sidan visades, så inget har sparats. Sidan visar nu hur det är; svara igen.'
		);
	switch (gor) {
		case 'ord':
			return words(fragor, form);
		case 'enkat':
			return survey(fragor, form);
		case 'spann':
			return range(fragor, form);
		case 'dimension':
			return dimension(fragor, form);
		case 'tillbaka': {
			const nyckel = form.get('nyckel') ?? '';
			if (!fragor.bestamt.some((one) => one.nyckel === nyckel)) throw fault(STALE);
			return [{ gor: 'tillbaka', nyckel }];
		}
	}
}
