/**
 * One sentence under each picture, to be read aloud. Made from the numbers, never stronger than the interval, never about
 * what caused what: a difference is called so only when it stands after Holm's adjustment.
 */
import { countWord, formatNumber, formatPercent, NBSP, sentence } from '../format/index.ts';
import { detectableDifference } from '../stats/index.ts';
import type { Funnel } from './funnel.ts';
import type { Shrunken } from './shrunken.ts';
import type { StandardisedView } from './standardised.ts';
import { isShown, type Difference, type Refusal, type Shown, type Side } from './types.ts';
import { against, between, chance, genitive, names, noneOf, points } from './words.ts';

/** Groups under this size get told what would have been needed. */
const TINY = 30;

function needed(smallest: number): string {
	if (smallest >= TINY) return '';
	const least = detectableDifference(smallest, smallest, 0.3);
	return least === null
		? ' Grupperna är för små för att någon skillnad ska synas.'
		: ` I så små grupper syns bara skillnader på omkring ${points(least)} eller mer.`;
}

/** Where there is nothing to set beside: nobody shown, or one only. */
export function nothingToCompare(sides: readonly Side[]): string | null {
	const shown = sides.filter(isShown);
	const [only] = shown;
	if (!only) return 'Underlaget räcker inte till någon andel i den här perioden.';
	if (shown.length > 1) return null;
	const start = sides.length > 1 ? `Bara ${only.name} har underlag att visa` : only.name;
	return `${start}: ${formatPercent(only.varde)}. Det finns inget att jämföra med.`;
}

/** Two sides. */
export function pairSentence(pair: Difference, sides: readonly Shown[]): string {
	const [a, b] = [pair.name, pair.mot ?? 'de andra'];
	if (pair.skild) return `${a} ligger högre än ${b}: ${against(pair)}, en skillnad på ${between(pair)}.`;
	const small = needed(Math.min(...sides.map(({ n }) => n)));
	if (pair.difference === 0)
		return `${a} och ${b} ligger lika: ${formatPercent(pair.first.x / pair.first.n)}.${small}`;
	return `${a} och ${b} går inte att skilja åt: ${against(pair)}, men slumpen kan ge allt ${chance(pair)}.${small}`;
}

/** Several sides, each against the others together. */
export function differenceSentence(
	sides: readonly Shown[],
	rest: readonly Difference[],
	pairs: readonly Difference[]
): string {
	const nothing = nothingToCompare(sides);
	if (nothing) return nothing;
	const [pair] = pairs;
	if (sides.length === 2 && pair) return pairSentence(pair, sides);
	const high = rest.filter((one) => one.skild && one.difference > 0);
	const low = rest.filter((one) => one.skild && one.difference < 0);
	const other = rest.filter((one) => !one.skild);
	if (high.length + low.length === 0) {
		const equal = sides.every((side) => side.varde === sides[0]!.varde);
		return equal
			? `Alla ${countWord(sides.length)} ligger lika: ${formatPercent(sides[0]!.varde)}.`
			: `${noneOf(sides.length)} går att skilja från de andra: skillnaderna ryms inom slumpen.${needed(Math.min(...sides.map(({ n }) => n)))}`;
	}
	const parts: string[] = [];
	const say = (list: readonly Difference[], word: string) => {
		const [one] = list;
		if (list.length === 1 && one)
			parts.push(
				`${one.name} ligger ${word} än de andra tillsammans: ${against(one)}, en skillnad på ${between(one)}.`
			);
		else if (one)
			parts.push(
				`${sentence(word)} än de andra tillsammans ligger ${names(list.map((d) => `${d.name} (${formatPercent(d.first.x / d.first.n)})`))}.`
			);
	};
	say(high, 'högre');
	say(low, 'lägre');
	if (other.length > 0)
		parts.push(`${names(other.map(({ name }) => name))} går inte att skilja från de andra.`);
	return parts.join(' ');
}

/** Expected numbers are small: `0,3`, `ungefär 1`. */
const expectedText = (expected: number): string => formatNumber(expected, expected < 10 ? 1 : 0);

export function funnelSentence(sides: readonly Shown[], found: Funnel | null): string {
	const nothing = nothingToCompare(sides);
	if (nothing) return nothing;
	if (!found) return 'En tratt behöver minst tre att jämföra.';
	const outside = found.sides.filter(({ place }) => place !== 'inom');
	const by = `Av slumpen ensam väntas i genomsnitt ${expectedText(found.expected)} av ${countWord(found.sides.length)} hamna utanför.`;
	if (outside.length === 0)
		return `Alla ${countWord(found.sides.length)} ligger inom det som slumpen brukar ge runt ${formatPercent(found.theta)}. ${by}`;
	const said = outside.map(({ name, place }) => {
		const where = place.startsWith('over') ? 'över' : 'under';
		return `${name} (${where}${place.endsWith('99_8') ? ', även den yttre gränsen' : ''})`;
	});
	const count = `${sentence(countWord(outside.length))} av ${countWord(found.sides.length)}`;
	return `${count} ligger utanför det som slumpen brukar ge runt ${formatPercent(found.theta)}. Utanför ligger ${names(said)}. ${by}`;
}

export function shrunkenSentence(sides: readonly Shown[], found: Shrunken | null): string {
	const nothing = nothingToCompare(sides);
	if (nothing) return nothing;
	if (!found) return 'För att dra små gruppers andelar mot medelvärdet behövs minst tre.';
	if (found.sides.every(({ weight }) => weight < 0.005))
		return `Skillnaderna är inte större än slumpens: alla andelar dras till det gemensamma, ${formatPercent(found.mean)}.`;
	const most = found.sides.reduce((a, b) =>
		Math.abs(b.estimate - b.raw) > Math.abs(a.estimate - a.raw) ? b : a
	);
	if (Math.round(Math.abs(most.estimate - most.raw) * 100) === 0)
		return `Grupperna är stora nog att stå för sig: ingen andel ändras mer än en halv procentenhet när den vägs mot de andras.`;
	return `Vägd mot de andras ändras ${genitive(most.name)} andel mest, från ${formatPercent(most.raw)} till ${formatPercent(most.estimate)} (n${NBSP}${formatNumber(most.n)}).`;
}

/** What is counted in, in words that fit after `när`. */
export const STRATA_WORDS: Readonly<Record<string, string>> = {
	sammansattning: 'sammansättningen',
	kon: 'könsfördelningen',
	aldersgrupp: 'åldern',
	utbildning: 'utbildningen',
	forsorjning_fore: 'försörjningen vid start'
};

type Kind = 'kvar' | 'borta' | 'ny' | 'vant' | 'ingen';

function kindOf(before: Difference | null, after: Difference | null): Kind {
	const was = before?.skild ? Math.sign(before.difference) : 0;
	const is = after?.skild ? Math.sign(after.difference) : 0;
	if (was === 0) return is === 0 ? 'ingen' : 'ny';
	return is === 0 ? 'borta' : is === was ? 'kvar' : 'vant';
}

const word = (difference: number): string => (difference > 0 ? 'högre' : 'lägre');

export function standardisedSentence(sides: readonly Shown[], view: StandardisedView): string {
	const nothing = nothingToCompare(sides);
	if (nothing) return nothing;
	const what = STRATA_WORDS[view.dimension] ?? 'sammansättningen';
	const told = view.sides.filter(({ figure }) => figure !== null);
	const missing = view.sides.filter(({ figure }) => figure === null);
	const without =
		missing.length === 0 ? '' : ` För ${names(missing.map(({ name }) => name))} går det inte att räkna.`;
	if (told.length < 2)
		return `Det går inte att räkna in ${what} för minst två, och därför jämförs inga standardiserade andelar.`;
	if (told.length === 2) {
		const [a, b] = [told[0]!, told[1]!];
		const kind = kindOf(a.before, a.after);
		const first = (a.before?.difference ?? 0) >= 0 ? a : b;
		const second = first === a ? b : a;
		const text = {
			kvar: `${first.name} ligger högre än ${second.name} också när ${what} räknas in: ${formatPercent(first.figure!.adjusted)} mot ${formatPercent(second.figure!.adjusted)}.`,
			borta: `${genitive(first.name)} högre andel går inte att skilja från ${genitive(second.name)} när ${what} räknas in.`,
			ny: `När ${what} räknas in ligger ${(a.after?.difference ?? 0) > 0 ? a.name : b.name} högre än ${(a.after?.difference ?? 0) > 0 ? b.name : a.name}, vilket andelarna som de är inte visar.`,
			vant: `När ${what} räknas in vänder skillnaden: ${second.name} ligger högre än ${first.name}.`,
			ingen: `${a.name} och ${b.name} går inte att skilja åt, vare sig ${what} räknas in eller inte.`
		}[kind];
		return text + without;
	}
	const kinds = told.map((side) => ({ side, kind: kindOf(side.before, side.after) }));
	const of = (kind: Kind, sign = 0) =>
		kinds
			.filter((one) => one.kind === kind)
			.map(({ side }) => side)
			.filter(
				({ before, after }) => sign === 0 || Math.sign((before?.skild ? before : after)!.difference) === sign
			);
	const parts: string[] = [];
	for (const sign of [1, -1]) {
		const stays = of('kvar', sign);
		if (stays.length > 0)
			parts.push(
				`${names(stays.map(({ name }) => name))} ligger ${word(sign)} än de andra också när ${what} räknas in.`
			);
		const gone = of('borta', sign).map(({ name }) => name);
		if (gone.length > 0)
			parts.push(
				gone.length === 1
					? `${genitive(gone[0]!)} ${word(sign)} andel går inte att skilja från de andras när ${what} räknas in.`
					: `De ${word(sign)} andelarna i ${names(gone)} går inte att skilja från de andras när ${what} räknas in.`
			);
		const fresh = of('ny', sign);
		if (fresh.length > 0)
			parts.push(
				`${names(fresh.map(({ name }) => name))} ligger ${word(sign)} än de andra först när ${what} räknas in.`
			);
	}
	for (const { name, after } of of('vant'))
		parts.push(
			`${name} ligger ${word(after!.difference)} än de andra när ${what} räknas in, tvärt emot andelen som den är.`
		);
	if (parts.length === 0)
		return `${noneOf(told.length)} går att skilja från de andra, vare sig ${what} räknas in eller inte.${without}`;
	return parts.join(' ') + without;
}

/** One sentence a refusal. */
export function refusalSentence({ names: own, against: others, reasons }: Refusal): string {
	const who = others.length > 0 ? ` med ${names(others)}` : '';
	return `${names(own)} jämförs inte${who}: ${reasons.map(({ text }) => text).join('; ')}.`;
}
