import { describe, expect, it } from 'vitest';
import { readFraga } from '#dashboards/rakning/question.ts';
import { view } from '#dashboards/rakning/view.ts';
import { commandLine, metodLink, rakningHref } from '#dashboards/shared/rakning.ts';
import { formatStatus } from '#lib/format/index.ts';
import { FILES } from '#lib/server/catalog/sql.ts';
import type { Lager } from '#lib/server/lager.ts';
import { readScope } from '#lib/server/scope.ts';
import { MeasureError } from '#lib/measures/run.ts';
import { fakeLager, insats, row, type Answer } from './fake.ts';

const file = (namn: string, kalla: string, lasta: number, karantan: number) => ({
	fil: 1,
	namn,
	blad: null,
	kalla,
	sha256: '',
	lasta,
	accepterade: lasta - karantan,
	karantan,
	ersatta: 0
});

/** Two förbund with an insats each, kön as the only code list, and two files. */
function lagerOf(answer: Answer = () => []): Lager {
	const insatser = [insats('a', 'krus', 2024, 2026), insats('b', 'sala', 2024, 2026)];
	const lager = fakeLager(insatser, answer);
	const { query } = lager.warehouse;
	lager.warehouse.query = async <T>(sql: string): Promise<T[]> => {
		if (sql === FILES)
			return [
				file('a.csv', 'deltagande', 100, 3),
				file('b.csv', 'deltagande', 50, 0),
				file('c.csv', 'mal', 9, 0)
			] as T[];
		if (/from reference\.kodlista\s+group by/.test(sql))
			return [
				{ lista: 'kon', varde: 'kvinna', etikett: 'Kvinna' },
				{ lista: 'kon', varde: 'man', etikett: 'Man' }
			] as T[];
		if (/namn as etikett, forbund_id as forbund/.test(sql))
			return insatser.map((i) => ({ varde: i.insats_id, etikett: i.namn, forbund: i.forbund_id })) as T[];
		if (/from core\.forbund/.test(sql)) return ['a', 'b'].map((varde) => ({ varde, etikett: varde })) as T[];
		return query<T>(sql);
	};
	return lager;
}

const at = async (address: string, answer?: Answer) => {
	const lager = lagerOf(answer);
	const url = new URL(`http://x${address}`);
	return view(await readScope(lager, url), lager, url.searchParams);
};
const share = (id: string, x: number, n: number) =>
	row({ insats: id }, { taljare: x, namnare: n, varde: x / n, lag: 0.3, hog: 0.5, n });

describe('the address of a count', () => {
	it('is read back as the question that made it', async () => {
		const url = new URL('http://x/jamfor?forbund=a&insats=krus');
		const scope = await readScope(lagerOf(), url);
		const cut = { by: ['insats', 'kon'], where: { kon: ['kvinna', 'man'] }, from: '2024', to: '2025-H1' };
		const href = rakningHref(scope, 'avslut_arbete', cut);
		const there = new URL(`http://x${href}`);
		const fraga = readFraga(there.searchParams, await readScope(lagerOf(), there));
		expect(fraga.okant).toEqual([]);
		expect(fraga.measure?.matt).toBe('avslut_arbete');
		expect(fraga.cut).toEqual({
			...cut,
			where: { forbund: ['a'], insats: ['krus'], kon: ['kvinna', 'man'] }
		});
	});

	it('may name a measure of a family', async () => {
		const url = new URL('http://x/rakning?matt=tid__hogst__9_manader');
		const fraga = readFraga(url.searchParams, await readScope(lagerOf(), url));
		expect([fraga.measure?.matt, fraga.okant]).toEqual(['tid__hogst__9_manader', []]);
	});

	it('keeps förbund and period on the way to the Metodbok, and the anchor last', async () => {
		const scope = await readScope(lagerOf(), new URL('http://x/?forbund=a&fran=2024'));
		expect(metodLink(scope, '/metod/skydd#k')).toBe('/metod/skydd?forbund=a&fran=2024#k');
	});
});

describe('the view', () => {
	it('shows rows with numerator, denominator, interval and n, the filters in words, the SQL and the files', async () => {
		const asked: unknown[] = [];
		const { answer, faults, title } = await at(
			'/rakning?matt=avslut_arbete&by=insats&where=kon%3Dkvinna&forbund=a&fran=2025&till=2025',
			(matt, cut) => {
				asked.push([matt, cut]);
				return [share('krus', 4, 10)];
			}
		);
		expect(faults).toEqual([]);
		expect(title).toBe('Visa räkningen: Avslut till arbete');
		const cut = { by: ['insats'], where: { forbund: ['a'], kon: ['kvinna'] }, from: '2025', to: '2025' };
		expect(asked).toEqual([['avslut_arbete', cut]]);
		const cells = answer!.table.rows[0]!.cells;
		expect(Object.fromEntries(Object.entries(cells).map(([key, one]) => [key, one?.text]))).toMatchObject({
			'by-insats': 'KRUS',
			taljare: '4',
			namnare: '10',
			varde: '40\u00a0%',
			intervall: '30–50\u00a0%',
			n: '10',
			status: 'visas'
		});
		expect(answer!.filters.map(({ term, text }) => `${term}: ${text}`)).toEqual([
			'Period: 2025',
			'Delat efter: Insats',
			'Förbund: a',
			'Kön: Kvinna'
		]);
		expect(answer!.sql).toContain('-- $p0 = ');
		expect(answer!.sql).toContain('= kvinna');
		expect(
			answer!.sql
				.split('\n')
				.filter((line) => !line.startsWith('--'))
				.join('\n')
		).not.toContain('kvinna');
		expect(answer!.command).toBe(
			'npm run -s stegvis -- measure avslut_arbete --by insats --where forbund=a --where kon=kvinna --from 2025 --to 2025 --som styrelse --json'
		);
		const files = answer!.files.rows.map(({ cells: c }) =>
			[c.fil, c.lasta, c.accepterade, c.karantan].map((x) => x?.text)
		);
		expect(files).toEqual([
			['a.csv', '100', '97', '3'],
			['b.csv', '50', '50', '0'],
			['Tillsammans', '150', '147', '3']
		]);
	});

	it('keeps a hidden row in its place, without a figure', async () => {
		const hidden = row({ insats: 'krus' }, { status: 'skyddad' });
		const { answer } = await at('/rakning?matt=avslut_arbete&by=insats', () => [
			hidden,
			share('sala', 4, 10)
		]);
		const [first] = answer!.table.rows;
		for (const key of ['taljare', 'namnare', 'intervall', 'n']) expect(first!.cells[key]?.text, key).toBe('');
		expect(first!.cells.varde?.text).toBe(formatStatus('skyddad', 5));
		expect(first!.cells.status?.text).toBe(formatStatus('skyddad', 5));
		expect(answer!.table.note).toContain('Grupper under 5 personer visas inte');
	});

	it.each([
		['/rakning?matt=finns_inte', 'Det finns inget mått som heter ”finns_inte”'],
		['/rakning?matt=deltagare&by=skostorlek', 'ingen indelning som heter ”skostorlek”'],
		[
			'/rakning?matt=deltagare&where=kon%3Dkatt',
			'”katt” är inget värde för kon. Tillåtna värden: kvinna, man.'
		],
		['/rakning?matt=deltagare&where=kvinna', 'Villkoret ”kvinna” används inte'],
		['/rakning?matt=deltagare&matt=nya', 'Ett mått i taget: ”nya” är inte med.'],
		['/rakning?matt=budget&by=kon', 'kan inte delas efter kon']
	])('says what it cannot answer: %s', async (address, text) => {
		const { faults } = await at(address);
		expect(faults.join('\n')).toContain(text);
	});

	it('gives no rows when any part of the question is wrong, or is refused', async () => {
		expect((await at('/rakning?matt=deltagare&where=kon%3Dkatt')).answer).toBeNull();
		const { answer, faults } = await at('/rakning?matt=deltagare', () => {
			throw new MeasureError(['Snittet finns inte i utgåvan.']);
		});
		expect([answer, faults]).toEqual([null, ['Snittet finns inte i utgåvan.']]);
	});

	it('without a measure asks for one, and answers nothing by itself', async () => {
		const { answer, faults, form } = await at('/rakning');
		expect([answer, faults]).toEqual([null, []]);
		expect(form.fields[0]).toMatchObject({ name: 'matt', value: '' });
	});

	it('takes the names that every object has for what they are: names of no cut', async () => {
		for (const name of ['__proto__', 'constructor', 'toString']) {
			const page = await at(`/rakning?matt=avslut_arbete&where=${name}=x&by=${name}`);
			expect(page.answer).toBeNull();
			expect(page.faults.join(' ')).toContain(name);
		}
	});

	it('keeps every choice in its form', async () => {
		const { form } = await at(
			'/rakning?matt=avslut_arbete&by=insats&by=kon&by=ar&where=kon%3Dkvinna,man&where=team%3Dx',
			() => []
		);
		expect(form.fields.filter(({ name }) => name === 'by').map(({ value }) => value)).toEqual([
			'insats',
			'kon',
			'ar'
		]);
		expect(form.more?.fields.find(({ label }) => label === 'Kön')?.value).toBe('kon=kvinna,man');
		expect(form.kept).toEqual([{ name: 'where', value: 'team=x' }]);
		expect(form.more?.label).toBe('Begränsa till vissa (1 val)');
	});
});

describe('the command', () => {
	it('quotes what a shell would misread', () => {
		const viewer = { role: 'styrgrupp', insatser: ['krus'], forbund: null } as const;
		expect(commandLine(viewer, 'deltagare', { where: { team: [`a b;'rm'`] } })).toBe(
			`npm run -s stegvis -- measure deltagare --where 'team=a b;'\\''rm'\\''' --som styrgrupp:krus --json`
		);
	});
});
