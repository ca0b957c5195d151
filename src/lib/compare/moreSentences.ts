/** The sentences of the pictures about time, money and who takes part. */
import { countWord, formatKronor, formatNumber, formatPercent, NBSP } from '../format/index.ts';
import type { furthest } from './mix.ts';
import type { OverTime } from './overTime.ts';
import type { PlaneView } from './plane.ts';
import type { TimeTo } from './timeTo.ts';
import { against, between, chance, genitive, names, noneOf, points } from './words.ts';

export function overTimeSentence({ sides, break: year }: OverTime): string {
	const changes = sides.flatMap(({ change }) => (change ? [change] : []));
	const note = year === null ? '' : ' År före 2023 kan komma från SUS och jämförs inte med åren efter.';
	if (changes.length === 0) return `Ingen har två år att ställa bredvid varandra.${note}`;
	const told = changes.filter(({ skild }) => skild);
	if (told.length === 0) {
		const [only] = changes;
		if (changes.length === 1 && only)
			return `${only.name}: ${only.to} går inte att skilja från ${only.from}, ${against(only)}; slumpen kan ge allt ${chance(only)}.${note}`;
		return changes.length < sides.length
			? `Av de ${countWord(changes.length)} som har två år att jämföra går inget senaste år att skilja från det första.${note}`
			: `${noneOf(changes.length)} har ett senaste år som går att skilja från det första.${note}`;
	}
	const said = told.map(
		(one) =>
			`${one.name} ligger ${one.difference > 0 ? 'högre' : 'lägre'} ${one.to} än ${one.from}: ${against(one)}, en skillnad på ${between(one)}.`
	);
	const rest = changes.filter(({ skild }) => !skild).map(({ name }) => name);
	if (rest.length > 0) said.push(`För ${names(rest)} går åren inte att skilja åt.`);
	return said.join(' ') + note;
}

const kr = (value: number): string => formatKronor(Math.round(Math.abs(value) / 100) * 100);

export function planeSentence(view: PlaneView): string {
	const [a, b] = [view.first.share.name, view.second.share.name];
	const { point, difference, quadrants: q } = view;
	const dearer =
		point.cost === 0
			? `${a} och ${b} kostar lika mycket per deltagare`
			: `${a} kostar ${kr(point.cost)} ${point.cost > 0 ? 'mer' : 'mindre'} per deltagare än ${b}`;
	if (view.why === 'skiljs_ej')
		return `${dearer}, men andelarna går inte att skilja åt: slumpen kan ge allt ${chance(difference)}. Därför räknas ingen kostnad per extra avslut.`;
	const share = `${points(difference.difference)} högre andel`;
	if (view.why === 'nara_noll')
		return `${dearer} och har ${share}. Skillnaden i andel kan vara nära noll, och därför räknas ingen kostnad per extra avslut.`;
	if (!view.ratio) {
		return `${dearer} och har ${share}. I ${formatPercent(q.battreBilligare)} av simuleringarna pekar båda åt det hållet. Ingen avvägning mellan dem behöver räknas.`;
	}
	const { value, lag, hog } = view.ratio;
	const upper = hog === null ? 'ingen övre gräns' : kr(hog);
	const range = lag === null ? '' : ` (från ${kr(lag)} till ${upper})`;
	return `${dearer} och har ${share}. Det motsvarar omkring ${kr(value)}${range} för varje ytterligare avslut av det slaget.`;
}

export function timeSentence({ curves, month, pairs }: TimeTo): string {
	const drawn = curves.filter(({ steps }) => steps.length > 0);
	const [only] = drawn;
	if (!only) return 'Underlaget räcker inte till någon kurva.';
	if (month === null) {
		if (drawn.length > 1) return 'Kurvorna når inte någon gemensam tidpunkt att jämföra vid.';
		const last = [...only.at].reverse().find(({ point }) => point !== null);
		if (!last?.point) return `${genitive(only.side.name)} kurva är för kort för att läsas av.`;
		return `${only.side.name}: inom ${last.month}${NBSP}månader har ${formatPercent(last.point.estimate)} gått till arbete eller studier.`;
	}
	const told = pairs.filter(({ skild }) => skild);
	const at = `Inom ${month}${NBSP}månader`;
	if (told.length === 0)
		return `${at} går andelarna som har gått till arbete eller studier inte att skilja åt.`;
	const first = told.reduce<Map<string, string[]>>(
		(found, { high, low }) => found.set(high, [...(found.get(high) ?? []), low]),
		new Map()
	);
	const [best, lower] = [...first].reduce((a, b) => (b[1].length > a[1].length ? b : a));
	const share = (name: string) =>
		formatPercent(
			drawn.find(({ side }) => side.name === name)?.at.find((one) => one.month === month)?.point?.estimate
		);
	const all = lower.length === drawn.length - 1 && lower.length > 1;
	const who = all ? 'i någon av de andra' : `i ${names(lower.map((name) => `${name} (${share(name)})`))}`;
	const rest =
		drawn.length > 2 && told.length < pairs.length ? ' I övrigt går flera inte att skilja åt.' : '';
	return `${at} har en större andel gått till arbete eller studier i ${best} (${share(best)}) än ${who}.${rest}`;
}

/** Differences under this in who takes part are not worth a sentence. */
const NOTABLE = 0.1;

export function mixSentence(found: ReturnType<typeof furthest>): string {
	if (!found) return 'Vilka som deltar går inte att ställa bredvid varandra.';
	if (Math.abs(found.own - found.others) < NOTABLE)
		return `De som deltar liknar varandra: ingen grupps andel skiljer sig mer än ${formatNumber(NOTABLE * 100)}${NBSP}procentenheter.`;
	return `Vilka som deltar skiljer sig mest för ${found.side.name}: ”${found.label}” är ${formatPercent(found.own)}, mot ${formatPercent(found.others)} ${found.mot === null ? 'bland de andra' : `i ${found.mot}`}.`;
}
