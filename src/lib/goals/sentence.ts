import {
	formatDate,
	formatInterval,
	formatList,
	formatNumber,
	formatPercent,
	formatSigned,
	NBSP,
	percentDecimals,
	plural,
	sentence as capital
} from '../format/index.ts';
import { MIN_N } from './settings.ts';
import type { Evidence, Figure, Sakerhet, Target, Verdict } from './types.ts';

const decimals = (x: number) => (Number.isInteger(x) ? 0 : 1);
const percentOf = (x: number) =>
	`${formatNumber(x * 100, decimals(Number((x * 100).toPrecision(9))))}${NBSP}%`;

/** `minst 80 %`, `4–6 möten`, `högst 12 månader`, `alla`: what is aimed at, in words. */
export function targetText(mal: Target, share: boolean, enhet: string): string {
	const value = (x: number) =>
		share ? percentOf(x) : [formatNumber(x, decimals(x)), unitOf(x, enhet)].filter(Boolean).join(NBSP);
	switch (mal.slag) {
		case 'minst':
			return `minst ${value(mal.varde)}`;
		case 'hogst':
			return `högst ${value(mal.varde)}`;
		case 'lika':
			return `${mal.cirka ? 'cirka ' : ''}${value(mal.varde)}`;
		case 'intervall':
			return share
				? `${formatInterval(mal.varde, mal.till)}`
				: `${mal.cirka ? 'cirka ' : ''}${formatNumber(mal.varde, decimals(mal.varde))}–${value(mal.till)}`;
		case 'alla':
			return 'alla';
		case 'riktmarke':
			return `riktmärket ${value(mal.varde)}`;
		case 'foljs':
			return 'följs upp, utan målvärde';
	}
}

/** A share near the goal is not rounded across it: 79.6 against 80 keeps its decimal. */
function shareText(figure: Figure, mal: Target): string {
	const { taljare, namnare, varde, lag, hog } = figure;
	if (varde === null) return 'ingen uppgift';
	const limit = 'varde' in mal ? mal.varde : 1;
	const plainText = formatPercent(varde, namnare);
	const crossed =
		percentDecimals(namnare) === 0 && plainText === percentOf(limit) && Math.abs(varde - limit) > 1e-9;
	const percent = crossed ? `${formatNumber(varde * 100, 1)}${NBSP}%` : plainText;
	const interval = lag === null || hog === null ? '' : `, intervall ${formatInterval(lag, hog, namnare)}`;
	return `${formatNumber(taljare)} av ${formatNumber(namnare)} (${percent}${interval})`;
}

const changeText = (figure: Figure): string => {
	const { varde, lag, hog } = figure;
	const points = (x: number | null) => formatSigned(x === null ? null : x * 100);
	return `${points(varde)} procentenheter (intervall ${points(lag)} till ${points(hog)})`;
};

/** `gånger`, or `gång` where it is one. */
function unitOf(count: number, enhet: string): string {
	const one: Record<string, string> = {
		personer: 'person',
		individer: 'individ',
		deltagare: 'deltagare',
		platser: 'plats',
		möten: 'möte',
		tillfällen: 'tillfälle',
		händelser: 'händelse',
		dagar: 'dag',
		ärenden: 'ärende',
		rapporter: 'rapport',
		gånger: 'gång',
		månader: 'månad',
		veckor: 'vecka',
		planer: 'plan',
		avvikelser: 'avvikelse'
	};
	return count === 1 ? (one[enhet] ?? enhet) : enhet;
}

function unitText(value: number | null, enhet: string): string {
	const count = value ?? 0;
	if (enhet === 'kr') return `${formatNumber(value)}${NBSP}kr`;
	const text = formatNumber(value, Number.isInteger(count) ? 0 : count < 10 ? 2 : 1);
	return [text, unitOf(count, enhet)].filter(Boolean).join(NBSP);
}

/** How a figure misses its goal: not up to it, above it, outside it. */
const missed = (mal: Target): string => {
	if (mal.slag === 'hogst') return 'Siffran ligger över målet';
	if (mal.slag === 'intervall') return 'Siffran ligger utanför målet';
	return mal.slag === 'lika' ? 'Siffran är en annan än målets' : 'Siffran når inte målet';
};

/** How sure it is, in words. */
function sureText(mal: Target, natt: boolean, sakerhet: Sakerhet, interval: boolean): string {
	const said = natt ? 'Målet är nått i siffrorna' : missed(mal);
	switch (sakerhet) {
		case 'sakert_natt':
			return 'Målet är nått, och det är säkert.';
		case 'sakert_ej_natt':
			return 'Målet är inte nått, och det är säkert.';
		case 'osakert':
			if (!interval) return `${said}, men det finns inget intervall som säger hur säkert det är.`;
			return mal.slag === 'intervall' || mal.slag === 'lika'
				? `${said}, men intervallet ligger både innanför och utanför målet: det är osäkert.`
				: `${said}, men intervallet ligger på båda sidor om målet: det är osäkert.`;
		case 'for_litet_underlag':
			return `${said}, men färre än ${MIN_N} är för litet underlag att säga något säkert av.`;
	}
}

/** Those still there, or those who have left but whose time has not gone out: not counted. */
const openText = (oppna: number | null, { vantar }: Evidence): string => {
	if (!oppna) return '';
	const n = formatNumber(oppna);
	return vantar
		? ` För ${n} har tiden inte gått ut; de räknas inte än.`
		: ` ${n} pågår fortfarande och räknas inte än.`;
};

/** Last and first of the years before, so that the direction is seen: `2023: 41 %, 2024: 38 %`. */
function trendText(evidence: Evidence): string {
	const shown = evidence.trend.filter(({ status, varde }) => status === 'visas' && varde !== null).slice(-4);
	if (shown.length < 2) return '';
	const share = evidence.slag !== 'antal' && evidence.slag !== 'varde';
	const value = (x: number | null, n: number | null) =>
		share ? `${formatPercent(x, n)} (n${NBSP}${formatNumber(n)})` : formatNumber(x, 0);
	return ` Över tid: ${shown.map((one) => `${one.period.replaceAll('_', ' ')} ${value(one.varde, one.namnare)}`).join(', ')}.`;
}

function figuresText(evidence: Evidence, mal: Target): string {
	const { slag, delar, enhet } = evidence;
	if (slag === 'forandring')
		return formatList(delar.map((one) => `${one.namn.replaceAll('_', ' ')} ${changeText(one)}`));
	if (slag === 'andel' || slag === 'riktmarke')
		return delar.length === 1 && delar[0] && !/^(högst|minst) /.test(delar[0].namn)
			? shareText(delar[0], mal)
			: delar.map((one) => `${one.namn}: ${shareText(one, mal)}`).join('; ');
	const [figure] = delar;
	const text = unitText(figure?.varde ?? null, enhet);
	if (!figure || figure.lag === null) return text;
	const upper = figure.hog === null ? 'ingen övre gräns' : unitText(figure.hog, enhet);
	return `${text} (intervall ${formatNumber(figure.lag)} till ${upper})`;
}

function missedText(figure: Figure | undefined, few: boolean): string {
	const left = (figure?.namnare ?? 0) - (figure?.taljare ?? 0);
	if (few)
		return `${left === 0 ? 'Inga undantag' : capital(plural(left, 'undantag', 'undantag'))}, men färre än ${MIN_N} är för litet underlag att säga något säkert av.`;
	return left === 0
		? 'Inga undantag. Målet är nått.'
		: `${capital(plural(left, 'undantag', 'undantag'))}: målet är inte nått.`;
}

const inPeriod = (evidence: Evidence) =>
	evidence.period === 'hela tiden' ? '' : `${capital(evidence.period)}: `;

/** The verdict as one or two Swedish sentences from the numbers, never stronger than the interval allows. */
export function sentenceOf(mal: Target, target: string, evidence: Evidence, verdict: Verdict): string {
	const note = evidence.not ? ` ${evidence.not}` : '';
	const when = verdict.kan_sagas ? ` Det kan sägas från ${formatDate(verdict.kan_sagas)}.` : '';
	switch (verdict.status) {
		case 'skyddad':
			return 'Visas inte: gruppen är så liten att någon kan kännas igen.';
		case 'kan_ej_utvarderas':
			return `Målet kan inte utvärderas. Det som saknas: ${verdict.saknas ?? 'uppgifter'}.`;
		case 'for_tidigt': {
			const n = formatNumber(verdict.oppna);
			const open = !verdict.oppna
				? ''
				: evidence.vantar
					? ` För ${n} har tiden inte gått ut.`
					: ` ${n} pågår fortfarande.`;
			const far =
				verdict.varde === null ? '' : ` Hittills ${figuresText(evidence, mal)}; målet är ${target}.`;
			return `För tidigt att säga.${far}${open}${when}`;
		}
		case 'foljs':
			return followedText(evidence, mal, target) + openText(verdict.oppna, evidence) + note;
		default:
	}
	const natt = verdict.natt ?? false;
	if (evidence.slag === 'datum') {
		const day = formatDate(evidence.datum);
		return natt ? `Gjort senast ${day}. Målet är nått.` : `Inte gjort senast ${day}. Målet är inte nått.`;
	}
	const figures = `${inPeriod(evidence)}${figuresText(evidence, mal)}`;
	if (mal.slag === 'alla')
		return `${figures}. ${missedText(evidence.delar[0], verdict.sakerhet === 'for_litet_underlag')}${openText(verdict.oppna, evidence)}${note}`;
	const interval = verdict.lag !== null && verdict.hog !== null;
	const said = verdict.sakerhet ? sureText(mal, natt, verdict.sakerhet, interval) : '';
	return `${capital(figures)}; målet är ${target}. ${said}${openText(verdict.oppna, evidence)}${note}`;
}

function followedText(evidence: Evidence, mal: Target, target: string): string {
	const beside = evidence.visa.filter(({ status, varde }) => status === 'visas' && varde !== null);
	const figures = `${inPeriod(evidence)}${figuresText(evidence, mal)}`;
	if (evidence.slag === 'riktmarke') {
		const mean = beside[0]?.varde;
		const months = mean == null ? '' : `, i genomsnitt ${formatNumber(mean, 1)} månader`;
		return `${capital(figures)} låg inom ${target}${months}. Ett riktmärke är ingen gräns.${trendText(evidence)}`;
	}
	if (mal.slag === 'riktmarke')
		return `${capital(figures)}; ${target.replace('riktmärket ', 'riktmärket är ')}. Ett riktmärke är ingen gräns.${trendText(evidence)}`;
	const more = beside.map((one) => `${one.namn} ${formatPercent(one.varde, one.namnare)}`);
	return `${capital(figures)}. Följs upp, utan målvärde.${more.length > 0 ? ` Däribland: ${more.join(', ')}.` : ''}${trendText(evidence)}`;
}

/** A goal for each of several insatser, all together. */
export function togetherText(verdict: Verdict, insatser: number): string {
	if (verdict.status === 'skyddad') return 'Visas inte: gruppen är så liten att någon kan kännas igen.';
	if (verdict.taljare === null)
		return verdict.status === 'for_tidigt'
			? `För tidigt att säga.${verdict.kan_sagas ? ` Det kan sägas från ${formatDate(verdict.kan_sagas)}.` : ''}`
			: `Målet kan inte utvärderas. Det som saknas: ${verdict.saknas ?? 'uppgifter'}.`;
	const head = `${formatNumber(verdict.taljare)} av ${formatNumber(insatser)} har nått målet var för sig.`;
	if (verdict.natt === null) return `${head} För resten kan det inte sägas än.`;
	return verdict.natt ? `${head} Målet är nått.` : `${head} Målet är inte nått av alla.`;
}
