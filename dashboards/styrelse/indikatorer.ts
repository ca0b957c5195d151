/** The survey's indicators against the year before, with the response rate beside each form. */
import {
	countWord,
	formatList,
	formatNumber,
	formatPercent,
	plural,
	sentence,
	speak
} from '#lib/format/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { Link } from '#lib/ui/types.ts';
import { changeText, indicatorName, surveyLines, surveyName, type SurveyLine } from '../shared/enkat.ts';
import { definitionLink } from '../shared/foot.ts';
import { rakningHref } from '../shared/rakning.ts';

interface IndicatorLine {
	name: string;
	now: string;
	interval: string;
	before: string;
	/** Empty when the two cannot be told apart: the title and the note say so. */
	change: string;
}

export interface IndikatorerView {
	title: string;
	/** Headings of the two columns of figures. */
	years: [now: string, before: string];
	groups: { name: string; response: string; lines: IndicatorLine[] }[];
	notes: string[];
	definitions: Link[];
	rakning: string;
}

const number = (n: number) => (n === 0 ? 'ingen' : countWord(n));

/** `Av elva indikatorer är en lägre än 2025; tio går inte att skilja från 2025.` */
export function titleOf(lines: readonly Pick<SurveyLine, 'change'>[], year: string, earlier: string): string {
	const of = (change: SurveyLine['change']) => lines.filter((line) => line.change === change).length;
	const compared = of('hogre') + of('lagre') + of('lika');
	if (compared === 0) return `Indikatorerna ${year} har inget tidigare år att jämföras med`;
	const apart = [
		of('hogre') ? `${number(of('hogre'))} högre` : '',
		of('lagre') ? `${number(of('lagre'))} lägre` : ''
	].filter(Boolean);
	if (apart.length === 0)
		return compared === 1
			? `Indikatorn går inte att skilja från ${earlier}`
			: `Ingen av de ${countWord(compared)} indikatorer som går att jämföra skiljer sig från ${earlier} mer än slumpen kan ha gett`;
	const rest = of('lika') ? `; ${number(of('lika'))} går inte att skilja åt` : '';
	return `Av ${plural(compared, 'indikator', 'indikatorer')} är ${formatList(apart)} än ${earlier}${rest}`;
}

export async function indikatorerView(scope: Scope, year: string | null): Promise<IndikatorerView> {
	const { k } = scope.meta;
	const [rows, response] = await Promise.all([
		scope.ask('indikator_positiv', { by: ['ar'] }),
		scope.ask('svarsfrekvens', { by: ['ar'] })
	]);
	const definitions = ['indikator_positiv', 'svarsfrekvens'].map((matt) => definitionLink(scope, matt));
	const found = surveyLines(rows, year);
	if (!found || found.lines.length === 0)
		return {
			title: year === null ? 'Inga enkätsvar är inlästa' : `Inga enkätsvar till och med ${year} är inlästa`,
			years: ['', ''],
			groups: [],
			notes: ['Svaren lämnas i enkätfilerna (enkat, enkatsvar och utskick) av kansliet.'],
			definitions,
			rakning: rakningHref(scope, 'indikator_positiv')
		};
	const earlier = String(Number(found.year) - 1);
	const rate = (enkat: string, version: string): string => {
		const row = response.find(
			({ by }) => by.ar === found.year && by.enkat === enkat && by.version === version
		);
		return row?.status === 'visas' && row.varde !== null
			? `svarsfrekvens ${formatPercent(row.varde)}, ${formatNumber(row.taljare)} av ${formatNumber(row.namnare)}`
			: 'svarsfrekvensen är inte känd';
	};
	const keys = [...new Set(found.lines.map(({ enkat, version }) => `${enkat}|${version}`))];
	const line = ({ indikator, now, before, change }: SurveyLine): IndicatorLine => {
		const [a, b] = [speak(now, 'andel', k), speak(before, 'andel', k)];
		return {
			name: indicatorName(indikator),
			now: a.text,
			interval: [a.interval, a.n].filter(Boolean).join(', '),
			before: before ? b.text : '–',
			change: change === 'lika' ? '' : changeText(change, earlier)
		};
	};
	return {
		title: titleOf(found.lines, found.year, earlier),
		years: [found.year, earlier],
		groups: keys.map((key) => {
			const [enkat = '', version = ''] = key.split('|');
			const own = found.lines.filter((one) => one.enkat === enkat && one.version === version);
			return { name: sentence(surveyName(enkat)), response: rate(enkat, version), lines: own.map(line) };
		}),
		notes: found.lines.some(({ change }) => change === 'lika')
			? [`Utan anmärkning: skillnaden mot ${earlier} ryms inom slumpen.`]
			: [],
		definitions,
		rakning: rakningHref(scope, 'indikator_positiv', { by: ['ar'] })
	};
}
