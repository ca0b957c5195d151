import { ageAtStart } from './deltagandeRow.ts';
import { BAST, quotas, SER_BATTRE_UT, STRATA, TEAMS, type Stratum } from './insats/vastmanlandMix.ts';
import { KOLUMNER } from './insats/stegetVidare.ts';
import { AVVIKANDE_TOTAL } from './sources/antal.ts';
import { INSTRUMENT, isMissing, type Instrument } from './sources/instrument.ts';
import type { Deltagande, Row } from './types.ts';

const WORK = new Set([
	'arbete_osubventionerat',
	'arbete_subventionerat',
	'eget_foretag',
	'Subventionerad anställning',
	'Anställning utan stöd'
]);
const STUDY = new Set(['studier', 'Studier']);

const real = (row: Deltagande): boolean => row.avslutsorsak !== 'felregistrering';
const registered = (row: Deltagande): boolean =>
	row.slut !== null &&
	row.samtycke !== 'nej' &&
	row.sysselsattning_efter !== null &&
	row.sysselsattning_efter !== 'okand';

/** The stratum as it can be read off a row: age at start and the support at start. */
export const stratumOf = (row: Deltagande): Stratum =>
	`${ageAtStart(row) <= 34 ? 'ung' : 'aldre'}_${row.forsorjning_fore?.split('|')[0] === 'a_kassa' ? 'kort' : 'lang'}`;

/** Rows by key, in the order the keys first came. (Map.groupBy needs Node 21.) */
function groupBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const row of rows) {
		const group = groups.get(key(row));
		if (group) group.push(row);
		else groups.set(key(row), [row]);
	}
	return groups;
}

/** Counted from the rows, per insats: what a right computation over the whole period must give. */
function perInsats(rows: readonly Deltagande[]) {
	const groups = groupBy(rows, (row) => row.insats_id);
	return Object.fromEntries(
		[...groups].map(([insats_id, all]) => {
			const counted = all.filter(real);
			const outcome = counted.filter(registered);
			const code = (row: Deltagande): string => row.sysselsattning_efter as string;
			return [
				insats_id,
				{
					rader: all.length,
					felregistrerade: all.length - counted.length,
					deltaganden: counted.length,
					deltagare: new Set(counted.map((row) => row.deltagare)).size,
					avslutade: counted.filter((row) => row.slut !== null).length,
					pagaende: counted.filter((row) => row.slut === null).length,
					utfall_registrerat: outcome.length,
					till_arbete: outcome.filter((row) => WORK.has(code(row))).length,
					till_studier: outcome.filter((row) => STUDY.has(code(row))).length
				}
			];
		})
	);
}

function perStratum(rows: readonly Deltagande[]) {
	return TEAMS.map((team) => {
		const outcome = rows.filter((row) => row.insats_id === team.insats_id && real(row) && registered(row));
		const strata = STRATA.map((stratum) => {
			const inside = outcome.filter((row) => stratumOf(row) === stratum);
			const lyckade = inside.filter(
				(row) => WORK.has(row.sysselsattning_efter as string) || STUDY.has(row.sysselsattning_efter as string)
			);
			return {
				stratum,
				registrerade: inside.length,
				till_arbete_eller_studier: lyckade.length,
				kvot: quotas(team).find((quota) => quota.stratum === stratum)
			};
		});
		const n = outcome.length;
		const lyckade = strata.reduce((sum, { till_arbete_eller_studier }) => sum + till_arbete_eller_studier, 0);
		return {
			insats_id: team.insats_id,
			registrerade: n,
			till_arbete_eller_studier: lyckade,
			andel: lyckade / n,
			strata
		};
	});
}

/** Shares if every team had the four equal teams' common mix: 10, 15, 30 and 45 percent. */
function standardised(teams: ReturnType<typeof perStratum>) {
	const mix: Readonly<Record<Stratum, number>> = (TEAMS[0] as (typeof TEAMS)[number]).mix;
	return Object.fromEntries(
		teams.map(({ insats_id, strata }) => [
			insats_id,
			strata.reduce(
				(sum, { stratum, registrerade, till_arbete_eller_studier }) =>
					sum + (mix[stratum] * till_arbete_eller_studier) / registrerade,
				0
			) / 100
		])
	);
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Pairs and steps by the rule of the house: earliest start against latest avslut, questions answered both times, averaged. */
function steps(rows: readonly Row[]) {
	const value = (item: Instrument, row: Row): number =>
		(row.fraga === `q${item.omvand}` ? -1 : 1) * Number(row.varde);
	const valid = rows.filter((row) => row.deltagande_id !== null && !isMissing(Number(row.varde)));
	const out: Record<
		string,
		Record<string, { par: number; framat: number; oforandrad: number; bakat: number }>
	> = {};
	for (const item of INSTRUMENT) {
		const units = groupBy(
			valid.filter((row) => row.instrument === item.instrument),
			(row) => row.deltagande_id
		);
		for (const all of units.values()) {
			const at = (tillfalle: string): Map<unknown, number> =>
				new Map(all.filter((row) => row.tillfalle === tillfalle).map((row) => [row.fraga, value(item, row)]));
			const [start, end] = [at('start'), at('avslut')];
			const both = [...start.keys()].filter((fraga) => end.has(fraga));
			if (both.length === 0) continue;
			const change =
				mean(both.map((fraga) => end.get(fraga) as number)) -
				mean(both.map((fraga) => start.get(fraga) as number));
			const insats = (out[(all[0] as Row).insats_id as string] ??= {});
			const tally = (insats[item.instrument] ??= { par: 0, framat: 0, oforandrad: 0, bakat: 0 });
			const step = item.minsta_steg ?? Number.MIN_VALUE;
			tally.par++;
			tally[change >= step ? 'framat' : change <= -step ? 'bakat' : 'oforandrad']++;
		}
	}
	return out;
}

/** Everything that is planted, with the counts as they came out in the rows. */
export function truths(rows: readonly Deltagande[], stegmatning: readonly Row[]) {
	const teams = perStratum(rows);
	const sv = rows.filter((row) => row.insats_id === 'steget_vidare');
	return {
		planterat: {
			bast: BAST,
			ser_battre_ut: SER_BATTRE_UT,
			lika: TEAMS.map(({ insats_id }) => insats_id).filter((id) => id !== BAST && id !== SER_BATTRE_UT),
			beskrivning: [
				'Stratum: ålder vid start (ung 16-34, aldre 35-67) × tid med stöd (kort: a-kassa och under 24 månader, lang: annat stöd och minst 24 månader).',
				'Inom varje stratum når alla team utom Sala samma andel till arbete eller studier: 60, 40, 30 och 20 procent.',
				'Sala når 80, 60, 50 och 40 procent med samma sammansättning som de andra: Sala är bättre (50 mot 30 procent).',
				'Surahammar når 43 procent men tar emot fler unga med kort tid med stöd: med de andras sammansättning blir det 30 procent.',
				'Kvoterna gäller avslutade med registrerat utfall 2024-03-28 till 2026-10-31, utan felregistrering.'
			]
		},
		team: teams,
		standardiserad_andel: standardised(teams),
		insatser: perInsats(rows),
		steget_vidare: {
			paborjade: sv.length,
			medelalder: Math.round(mean(sv.map(ageAtStart)) * 10) / 10,
			ute_per_kolumn: KOLUMNER.map(({ etikett }) => ({
				etikett,
				antal: sv.filter((row) => row.sysselsattning_efter === etikett).length
			}))
		},
		stegforflyttning: steps(stegmatning),
		avvikande_total: AVVIKANDE_TOTAL
	};
}
