import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowTextCodes } from '#pipelines/contracts/texts.ts';
import { books } from './fula/books.ts';
import { HEAD, people, text, type Ful } from './fula/made.ts';
import { texts } from './fula/text.ts';
import { amounts, codes, dates, ids, whole, yesNo, type Said } from './fula/values.ts';
import { openHouse, type Became, type Sent } from './house.ts';
import { csv, deltagande, insats, lost, place } from './support.ts';

/**
 * Ugly files, each ugliness named, and what must come of it: read and meaning the same, row by row in quarantine with its reason, or
 * refused in a sentence that says what to do. Each lies in a folder of its own; readers, contracts and quarantine see them all at once.
 */
const all: { ful: Ful; v: string; folder: string }[] = [...texts, ...books].map((ful, i) => ({
	ful,
	v: `f${i}x`,
	folder: `f${i}`
}));
const name = ({ ful, folder }: (typeof all)[number]) =>
	`${folder}/${ful.fil ?? (books.includes(ful) ? 'fil.xlsx' : 'fil.csv')}`;

describe('an ugly file', () => {
	let sent: Sent;
	const fel = new Map<string, string[]>();
	const rows = new Map<string, string[][]>();
	beforeAll(async () => {
		const files: Record<string, string | Uint8Array> = {};
		for (const one of all) files[name(one)] = await one.ful.gor(one.v);
		const house = await openHouse();
		sent = await house.send(files, async (db) => {
			const refused = await db.query<Record<string, string | number | null>>(
				'select namn, rad, kolumn, kod, varde from meta.karantan order by fil asc nulls last, rad asc nulls last'
			);
			for (const { namn, rad, kolumn, kod, varde } of refused)
				add(fel, String(namn), `${rad} ${kolumn ?? ''} ${kod}${kolumn ? ` ${varde ?? ''}` : ''}`);
			const held = await db.query<Record<string, string | null>>(
				`select f.namn, ${HEAD.map((column) => `cast(${column} as varchar) as ${column}`).join(', ')} from inlast.deltagande join meta.fil f on f.fil = _fil order by deltagande_id asc nulls last`
			);
			for (const row of held)
				add(
					rows,
					String(row.namn),
					HEAD.map((column) => row[column] ?? '')
				);
		});
		house.close();
	});
	const add = <T>(to: Map<string, T[]>, key: string, value: T) =>
		void to.set(key, [...(to.get(key) ?? []), value]);

	it.each(all.map((one) => [one.ful.namn, one] as const))('%s', (_, one) => {
		const { blir } = one.ful;
		const file = name(one);
		const became = sent.became.filter(({ report }) => report.file === file);
		const { report, held = 0, out = 0 } = became[0] as Became;
		expect(became).toHaveLength(1);
		expect(report.read).toBe(held + out);
		if ('vagras' in blir) {
			expect([report.code, report.refused]).toEqual([blir.vagras, expect.stringMatching(blir.ord)]);
			expect([rows.get(file), fel.get(file)]).toEqual([undefined, undefined]);
			return;
		}
		expect(report.refused).toBeNull();
		const warned = sent.warnings.filter(({ namn }) => namn === file).map(({ kod }) => kod);
		expect(warned).toEqual(blir.varnar ? [blir.varnar] : []);
		if ('lika' in blir) {
			expect(rows.get(file)).toEqual(people(one.v));
			expect(out).toBe(0);
		} else {
			expect((fel.get(file) ?? []).sort()).toEqual([...blir.karantan].sort());
			expect((rows.get(file) ?? []).map(([id = '']) => id.slice(one.v.length + 1))).toEqual(blir.kvar);
			expect(report.read).toBe(blir.last);
		}
	});
});

describe('one value, written in every way', () => {
	type Column = [Said, column: string, value: string, source?: string];
	const columns: Record<string, Column> = {
		datum: [dates, 'start', 'cast(start as varchar)'],
		kod: [codes, 'kon', 'kon'],
		'ja eller nej': [yesNo, 'samtycke', 'samtycke'],
		heltal: [whole, 'fodelsear', 'cast(fodelsear as varchar)'],
		id: [ids, 'deltagare', 'deltagare']
	};
	const belopp: Column = [amounts, 'belopp_kr', 'cast(belopp_ore as varchar)', 'ekonomi'];
	const got = new Map<string, string>();
	beforeAll(async () => {
		const files: Record<string, string> = {};
		for (const [kind, [said, column]] of Object.entries(columns))
			files[`${kind}.csv`] = csv(
				said.map(([cell], i) => deltagande(i, { slut: null, deltagare: `p${i}`, [column]: cell }))
			);
		// What says which numbers the file has comes first.
		const known = ['1234,50', '2234,50', '3234,50'];
		files['belopp.csv'] = csv([...known, ...amounts.map(([cell]) => cell)].map((cell) => money(cell)));
		const house = await openHouse();
		await house.send(files, async (db) => {
			for (const [kind, [said, column, value, source = 'deltagande']] of Object.entries({
				...columns,
				belopp
			})) {
				const rows = await db.query<{ rad: number; varde: string }>(
					`select _rad as rad, ${value} as varde from inlast.${source} join meta.fil f on f.fil = _fil where f.namn = '${kind}.csv' union all ` +
						`select rad, string_agg(kod, ' ' order by kod) from meta.karantan where namn = '${kind}.csv' and kolumn = '${column}' group by rad`
				);
				const before = kind === 'belopp' ? known.length : 0;
				for (const { rad, varde } of rows) got.set(`${kind} ${said[rad - 2 - before]?.[0]}`, varde);
			}
		});
		house.close();
	});
	const money = (belopp_kr: string) => ({
		...{ insats_id: 'krus', period: '2024', typ: 'utfall', kostnadsslag: 'personal' },
		belopp_kr
	});

	it.each(Object.entries({ ...columns, belopp }))('%s', (kind, [said]) => {
		expect(said.map(([cell]) => [cell, got.get(`${kind} ${cell}`)])).toEqual(said);
	});

	it('every reason has a sentence', () => {
		const reasons = [dates, codes, yesNo, whole, ids, amounts].flatMap((said) =>
			said.map(([, becomes]) => becomes).filter((one) => /^[a-z_]{6,}$/.test(one) && one !== 'kvinna')
		);
		expect(reasons.filter((one) => !rowTextCodes.includes(one))).toEqual([]);
	});
});

describe('a file and its copies in one folder', () => {
	const p = place('stegvis-ful');
	afterAll(() => p.remove());

	it('the same content twice is counted once; a corrected copy “(2)” and its first are never both counted', async () => {
		const rows = text([HEAD, ...people('a')]);
		p.write({
			'0.csv': csv([insats()]),
			'fil.csv': rows,
			'fil - kopia.csv': rows,
			'fil (2).csv': rows.replace('1985', '1986')
		});
		const report = await p.load();
		expect([report.errors, lost(report)]).toEqual([[], []]);
		expect(report.warnings.map(({ code }) => code)).toEqual(['samma_fil', 'samma_rader_i_tva_filer']);
		// By their names “(2)” comes first, and of two rows with one id the first read holds.
		expect(await p.query('select fodelsear from staging.deltagande order by 1 asc nulls last')).toEqual([
			{ fodelsear: 1986 },
			{ fodelsear: 1990 }
		]);
		expect(await p.query('select distinct namn, kod from meta.karantan')).toEqual([
			{ namn: 'fil - kopia.csv', kod: 'dubblett' }
		]);
	});
});

describe('a line of totals', () => {
	it('is told to be taken away, and where it does not agree with its rows both figures are said', async () => {
		const house = await openHouse();
		const head = 'insats_id;period;typ;kostnadsslag;belopp_kr;overpost';
		const row = (belopp: string, overpost = '') => `krus;2024-01;utfall;personal;${belopp};${overpost}`;
		// 84 500,50 − 1 234,50 = 83 266,00; a part of another line is not counted twice.
		const rows = [head, row('84 500,50'), row('−1 234,50'), row('1000,00', 'Personal')];
		const sent = await house.send({
			'lika.csv': [...rows, 'Totalt;;;;83 266,00;'].join('\n'),
			'olika.csv': [...rows, 'Summa;;;;97 000;'].join('\n'),
			// Parts are not judged: what each is a sum of is not said.
			'delar.csv': [...rows, 'Delsumma;;;;1;', 'Summa;;;;2;', 'Summa;;;;3;'].join('\n')
		});
		house.close();
		expect(sent.became.map(({ held, out }) => [held, out])).toEqual([
			[3, 3],
			[3, 1],
			[3, 1]
		]);
		expect(
			sent.warnings.filter(({ kod }) => kod === 'summarad_stammer_inte').map(({ text: said }) => said)
		).toEqual([
			'olika.csv: summaraden säger 97\u00a0000,00 i Belopp (kr), men raderna är tillsammans 83\u00a0266,00. Kontrollera att ingen rad saknas eller är fel.'
		]);
	});
});
