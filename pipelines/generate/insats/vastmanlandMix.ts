/**
 * The planted truths of Västmanland's five team (issue 2, item 7): one team is better, one only looks better because
 * of whom it takes in, three are equal. Quotas, not luck: the counts below are exact in the rows.
 *
 * A stratum is age at start (ung: 16-34, aldre: 35-67) × time on public support (kort: a-kassa, under 24 months;
 * lang: other support, 24 months or more). Inside a stratum every team but the best has the same share.
 */
export type Stratum = 'ung_kort' | 'aldre_kort' | 'ung_lang' | 'aldre_lang';
export const STRATA: readonly Stratum[] = ['ung_kort', 'aldre_kort', 'ung_lang', 'aldre_lang'];

export interface Team {
	insats_id: string;
	/** Ended with a registered outcome. */
	registrerade: number;
	/** Per 100 registered. */
	mix: Readonly<Record<Stratum, number>>;
	/** Share to arbete or studier, in percent. */
	andel: Readonly<Record<Stratum, number>>;
	/** Ended without a registered outcome, per 100 registered. */
	oregistrerade: number;
}

const MIX = { ung_kort: 10, aldre_kort: 15, ung_lang: 30, aldre_lang: 45 } as const;
const LATT_MIX = { ung_kort: 40, aldre_kort: 25, ung_lang: 20, aldre_lang: 15 } as const;
const ANDEL = { ung_kort: 60, aldre_kort: 40, ung_lang: 30, aldre_lang: 20 } as const;
const BATTRE = { ung_kort: 80, aldre_kort: 60, ung_lang: 50, aldre_lang: 40 } as const;

export const BAST = 'samordningsteam_sala';
export const SER_BATTRE_UT = 'samordningsteam_surahammar';

export const TEAMS: readonly Team[] = [
	{ insats_id: 'samordningsteam_fns', registrerade: 300, mix: MIX, andel: ANDEL, oregistrerade: 13 },
	{
		insats_id: 'samordningsteam_hallstahammar',
		registrerade: 400,
		mix: MIX,
		andel: ANDEL,
		oregistrerade: 11
	},
	{ insats_id: BAST, registrerade: 400, mix: MIX, andel: BATTRE, oregistrerade: 12 },
	{ insats_id: SER_BATTRE_UT, registrerade: 400, mix: LATT_MIX, andel: ANDEL, oregistrerade: 12 },
	{ insats_id: 'samordningsteam_vasteras', registrerade: 1000, mix: MIX, andel: ANDEL, oregistrerade: 15 }
];

export interface Quota {
	stratum: Stratum;
	registrerade: number;
	till_arbete: number;
	till_studier: number;
}

/** Whole persons per stratum. Three of ten successes among the young, one of ten among the older, go to studier. */
export function quotas(team: Team): Quota[] {
	return STRATA.map((stratum) => {
		const registrerade = (team.registrerade * team.mix[stratum]) / 100;
		const lyckade = (registrerade * team.andel[stratum]) / 100;
		if (!Number.isInteger(registrerade) || !Number.isInteger(lyckade))
			throw new Error(`Kvoten går inte jämnt ut: ${team.insats_id} ${stratum}`);
		const till_studier = Math.round(lyckade * (stratum.startsWith('ung') ? 0.4 : 0.15));
		return { stratum, registrerade, till_arbete: lyckade - till_studier, till_studier };
	});
}
