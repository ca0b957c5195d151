import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeasureRow } from '#lib/measures/types.ts';
import { stegvis } from './cli.ts';
import { demo, place, root, type Place } from './support.ts';

/** Every row of the documents (data/facts) is in the demo's warehouse, and comes out of it again as it was printed. */
type Fact = Record<string, string>;
const facts = (name: string): Fact[] =>
	parse(readFileSync(join(root, 'data/facts', `${name}.csv`)), {
		columns: true,
		delimiter: ';',
		quote: null
	}) as Fact[];

let p: Place;
const rows: Record<string, Record<string, string | number | boolean | null>[]> = {};

beforeAll(async () => {
	p = place('stegvis-fakta');
	const said = await stegvis('load', demo, '--json', '--warehouse', p.warehouse);
	expect([said.code, said.err]).toEqual([0, '']);
	for (const relation of ['insatser', 'mal', 'ekonomi', 'aggregat'])
		rows[relation] = await p.query(`select * from staging.${relation}`);
});
afterAll(() => p.remove());

const where = (relation: string, wanted: Record<string, unknown>) =>
	(rows[relation] ?? []).filter((row) =>
		Object.entries(wanted).every(([name, value]) => row[name] === value)
	);
const number = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text));
const text = (value: string | undefined) => (value === undefined || value === '' ? null : value.trim());

async function measure(matt: string, ...args: string[]): Promise<MeasureRow[]> {
	const said = await stegvis('measure', matt, ...args, '--json', '--warehouse', p.warehouse);
	expect([said.code, said.err]).toEqual([0, '']);
	return (JSON.parse(said.out) as { rows: MeasureRow[] }).rows;
}

describe('insatser', () => {
	it.each(facts('insatser').map((fact) => [fact.insats_id, fact] as const))(
		'%s is as its document says',
		(insats_id, fact) => {
			const found = where('insatser', { insats_id });
			expect(found).toHaveLength(1);
			expect(found[0]).toMatchObject({
				namn: fact.namn,
				forbund: fact.forbund,
				inriktning: fact.inriktning === 'strukturövergripande' ? 'strukturovergripande' : fact.inriktning,
				malgrupp: text(fact.malgrupp),
				alder_fran: number(fact.alder_fran),
				alder_till: number(fact.alder_till),
				prioriterad_fran: number(fact.prioriterad_fran),
				prioriterad_till: number(fact.prioriterad_till),
				start: text(fact.start),
				slut: text(fact.slut),
				platser: number(fact.platser),
				max_manader: number(fact.max_manader),
				parter: text(fact.parter),
				dokument: text(fact.dokument)
			});
		}
	);

	it('five förbund, each with a key', async () => {
		const keys = await p.query<{ forbund_id: string }>(
			'select distinct forbund_id from staging.insatser order by forbund_id asc nulls last'
		);
		expect(keys.map(({ forbund_id }) => forbund_id)).toEqual([
			'kalmar_lan',
			'sodra_roslagen',
			'umea',
			'varend',
			'vastmanland'
		]);
	});
});

describe('goals', () => {
	let judged: { mal_id: string; insats_id: string; status: string; sentence: string }[] = [];
	beforeAll(async () => {
		const said = await stegvis('goals', '--json', '--warehouse', p.warehouse);
		expect([said.code, said.err]).toEqual([0, '']);
		judged = (JSON.parse(said.out) as { goals: typeof judged }).goals;
	});

	it.each(facts('goals').map((fact) => [fact.mal_id, fact] as const))(
		'%s is loaded as written, and has a status',
		(mal_id, fact) => {
			const found = where('mal', { mal_id, insats_id: fact.insats_id });
			expect(found).toHaveLength(1);
			const day = /^\d{2}-\d{2}$|^\d{4}-\d{2}-\d{2}$/.test(fact.varde ?? '');
			expect(found[0]).toMatchObject({
				text: fact.text,
				population: text(fact.population),
				matt: fact.matt,
				jamforelse: { riktmärke: 'riktmarke', följs: 'foljs' }[fact.jamforelse ?? ''] ?? fact.jamforelse,
				varde: day ? null : number(fact.varde),
				varde_till: number(fact.varde_till),
				enhet: text(fact.enhet),
				...(day ? {} : { fonster: text(fact.fonster) }),
				kalla: text(fact.kalla),
				anmarkning: text(fact.anmarkning)
			});
			// A goal for a day says it as its value or as its window.
			const when = `${found[0]?.varde_datum ?? ''} ${found[0]?.fonster ?? ''}`;
			if (day) expect(when).toMatch(new RegExp(`${fact.varde}.*${fact.fonster}`));
			const own = judged.filter((goal) => goal.mal_id === mal_id);
			expect(own.length).toBeGreaterThan(0);
			for (const goal of own) {
				expect(goal.status).toMatch(
					/^(natt|ej_natt|for_tidigt|foljs|kan_ej_utvarderas|skyddad|for_litet_underlag)$/
				);
				expect(goal.sentence).toMatch(/\S/);
			}
		}
	);
});

describe('budgets', () => {
	it.each(facts('budgets').map((fact, i) => [`${fact.insats_id} ${fact.post} ${i}`, fact] as const))(
		'%s',
		(_, fact) => {
			const found = where('ekonomi', {
				insats_id: fact.insats_id,
				typ: 'budget',
				post: fact.post,
				overpost: text(fact.overpost),
				kostnadsslag: fact.kostnadsslag
			});
			// A line for two years is halved, one row a year.
			expect(found).toHaveLength(fact.period === '2019-2020' ? 2 : 1);
			expect(found.reduce((sum, row) => sum + Number(row.belopp_ore), 0)).toBe(Number(fact.belopp_kr) * 100);
			expect(found.every((row) => row.raknas === (fact.overpost === ''))).toBe(true);
		}
	);

	it.each([
		// The documents' own sums: costs 2 293 000 = the income; 800+50+50+50+70+15 thousand kronor.
		['krus', '2020', '2020', 2_293_000],
		['samsyn_samhandling', '2019', '2020', 1_035_000]
	])('%s sums to what the document says, each krona once', async (insats, from, to, kronor) => {
		const lines = facts('budgets').filter(
			(fact) => fact.insats_id === insats && fact.overpost === '' && Number(fact.belopp_kr) > 0
		);
		expect(lines.reduce((sum, fact) => sum + Number(fact.belopp_kr), 0)).toBe(kronor);
		expect(
			(await measure('budget', '--where', `insats=${insats}`, '--from', from, '--to', to))[0]?.varde
		).toBe(kronor);
	});
});

describe('staffing', () => {
	it.each(facts('staffing').map((fact, i) => [`${fact.befattning} ${i}`, fact] as const))('%s', (_, fact) => {
		const grupp = [fact.befattning, fact.arbetsgivare, fact.finansiering].join(' · ');
		expect(where('aggregat', { insats_id: fact.insats_id, matt: 'årsarbetare', grupp })).toMatchObject([
			{ taljare: Number(fact.arsarbetare) }
		]);
	});
	it('sums to 8,3 årsarbetare', () => {
		expect(
			where('aggregat', { matt: 'årsarbetare' }).reduce((sum, row) => sum + Number(row.taljare) * 10, 0) / 10
		).toBe(8.3);
	});
});

describe('published results', () => {
	const own = new Map<string, MeasureRow[]>();
	beforeAll(async () => {
		for (const insats of new Set(facts('results').map((fact) => fact.insats_id ?? '')))
			own.set(insats, await measure('aggregat', '--where', `insats=${insats}`));
	});

	it.each(facts('results').map((fact) => [`${fact.insats_id} ${fact.grupp} ${fact.utfall}`, fact] as const))(
		'%s',
		(_, fact) => {
			const found = where('aggregat', { insats_id: fact.insats_id, grupp: fact.grupp }).filter((row) =>
				String(row.matt).endsWith(fact.utfall ?? '')
			);
			expect(found).toHaveLength(1);
			const [row] = found;
			const taljare = number(fact.antal) ?? number(fact.publicerad_procent);
			expect(row).toMatchObject({
				taljare,
				namnare: number(fact.namnare),
				publicerad_procent: number(fact.publicerad_procent)
			});
			const shown = (own.get(fact.insats_id ?? '') ?? []).filter(
				({ by }) => by.matt === row?.matt && by.grupp === fact.grupp
			);
			expect(shown).toMatchObject([{ taljare, namnare: number(fact.namnare), status: 'visas' }]);
			// What was printed in percent is what the numerator and denominator give, to the digit it was printed with.
			if (fact.namnare && fact.publicerad_procent) {
				const digits = fact.publicerad_procent.split('.')[1]?.length ?? 0;
				expect((100 * (shown[0]?.varde ?? 0)).toFixed(digits)).toBe(fact.publicerad_procent);
			}
		}
	);
});

describe('Steget vidare’s table comes out of its own rows', () => {
	const COLUMNS = [
		'studier',
		'arbetsprövning/träning',
		'praktik',
		'uva',
		'subventionerad anställning',
		'anställning utan stöd'
	];
	it.each([
		['alla', ''],
		['kvinnor', `and kon = 'kvinna'`],
		['män', `and kon = 'man'`],
		['utländsk härkomst', `and utlandsk_bakgrund = 'ja'`]
	])('%s', async (grupp, and) => {
		const printed = (utfall: string) =>
			facts('results').find(
				(fact) => fact.insats_id === 'steget_vidare' && fact.grupp === grupp && fact.utfall === utfall
			);
		const counts = await p.query<{ etikett: string; n: number }>(
			`select lower(sysselsattning_efter_etikett) as etikett, count(*) as n from staging.deltagande where insats_id = 'steget_vidare' ${and} group by 1`
		);
		const of = (label: string) => counts.find(({ etikett }) => etikett === label)?.n ?? 0;
		expect(COLUMNS.map(of)).toEqual(COLUMNS.map((_, i) => Number(printed(`ute: kolumn ${i + 1}`)?.antal)));
		const total = printed('ute totalt');
		const [out] = await p.query<{ ute: number; n: number }>(
			`select count(case when ute_efter then 1 end) as ute, count(*) as n from marts.deltagande where insats_id = 'steget_vidare' and utfall_registrerat ${and}`
		);
		expect(out).toEqual({ ute: Number(total?.antal), n: Number(total?.namnare) });
		const [begun] = await p.query<{ n: number }>(
			`select count(*) as n from marts.deltagande where insats_id = 'steget_vidare' ${and}`
		);
		expect(begun?.n).toBe(Number(printed('påbörjade')?.antal));
	});

	it('and through the measure: to arbete or studier, by kön and by utländsk bakgrund', async () => {
		const rows = async (by: string) =>
			Object.fromEntries(
				(await measure('avslut_arbete_studier', '--where', 'insats=steget_vidare', '--by', by)).map((row) => [
					row.by[by],
					[row.taljare, row.namnare]
				])
			);
		// Columns 1, 5 and 6 of the printed table; the denominators are those of `ute totalt`.
		expect(await rows('kon')).toEqual({ kvinna: [0 + 6 + 2, 72], man: [4 + 7 + 0, 56] });
		expect((await rows('utlandsk_bakgrund')).ja).toEqual([0 + 3 + 0, 21]);
	});
});

describe('Gemensamma taget vuxna', () => {
	it.each([
		['avslut_arbete', 'till arbete', '44'],
		['avslut_studier', 'till studier', '19']
	])('%s gives the printed share', async (matt, utfall, percent) => {
		const fact = facts('results').find((one) => one.insats_id === 'gt_vuxna' && one.utfall === utfall);
		const [row] = await measure(matt, '--where', 'insats=gt_vuxna');
		expect([row?.taljare, row?.namnare]).toEqual([Number(fact?.antal), Number(fact?.namnare)]);
		expect((100 * (row?.varde ?? 0)).toFixed(0)).toBe(percent);
	});
});

describe('the planted truths', () => {
	const truths = JSON.parse(readFileSync(join(demo, 'SANNINGAR.json'), 'utf8')) as {
		planterat: { bast: string; ser_battre_ut: string; lika: string[] };
		team: {
			insats_id: string;
			registrerade: number;
			till_arbete_eller_studier: number;
			strata: { stratum: string; registrerade: number; till_arbete_eller_studier: number }[];
		}[];
	};

	it('crude: Sala is best, and Surahammar looks better than those it is equal to', async () => {
		const found = await measure(
			'avslut_arbete_studier',
			'--by',
			'insats',
			'--where',
			`insats=${truths.team.map(({ insats_id }) => insats_id).join(',')}`
		);
		const share = (insats: string) => found.find(({ by }) => by.insats === insats)?.varde ?? Number.NaN;
		for (const { insats_id, registrerade, till_arbete_eller_studier } of truths.team)
			expect(found.find(({ by }) => by.insats === insats_id)).toMatchObject({
				taljare: till_arbete_eller_studier,
				namnare: registrerade
			});
		const { bast, ser_battre_ut, lika } = truths.planterat;
		for (const insats of lika)
			expect([share(bast) > share(ser_battre_ut), share(ser_battre_ut) > share(insats) + 0.1]).toEqual([
				true,
				true
			]);
	});

	it('within each stratum Surahammar is as the others, and Sala better', async () => {
		const found = await p.query<{ insats_id: string; stratum: string; n: number; ut: number }>(
			`select insats_id, (case when alder_vid_start <= 34 then 'ung' else 'aldre' end) || (case when manader_offentlig_forsorjning < 24 then '_kort' else '_lang' end) as stratum, ` +
				`count(*) as n, count(case when arbete_efter or studier_efter then 1 end) as ut from marts.deltagande where utfall_registrerat and overordnad_insats like 'samordningsteam%' group by 1, 2`
		);
		for (const { insats_id, strata } of truths.team)
			for (const { stratum, registrerade, till_arbete_eller_studier } of strata)
				expect(found.find((row) => row.insats_id === insats_id && row.stratum === stratum)).toMatchObject({
					n: registrerade,
					ut: till_arbete_eller_studier
				});
		const share = (insats: string, stratum: string) => {
			const row = found.find((one) => one.insats_id === insats && one.stratum === stratum);
			return (row?.ut ?? 0) / (row?.n ?? 0);
		};
		for (const stratum of ['ung_kort', 'aldre_kort', 'ung_lang', 'aldre_lang']) {
			for (const insats of truths.planterat.lika)
				expect(share(insats, stratum)).toBeCloseTo(share(truths.planterat.ser_battre_ut, stratum), 10);
			expect(share(truths.planterat.bast, stratum)).toBeGreaterThan(
				share(truths.planterat.ser_battre_ut, stratum) + 0.1
			);
		}
	});
});
