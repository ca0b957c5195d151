import fc from 'fast-check';
import iconv from 'iconv-lite';
import { kronor, type Objekt, type Saldo, type SieFil } from '#pipelines/readers/sie/model.ts';
import { parseSie } from '#pipelines/readers/sie/parse.ts';

/** SIE 4 as text from its lines: what the tests write, so that what is read has a known truth. */
export const cp437 = (text: string): Buffer => iconv.encode(text, 'cp437');
export const las = (...lines: string[]): SieFil => parseSie(cp437(lines.join('\r\n') + '\r\n'));

const citera = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;
const lista = (objekt: readonly Objekt[]): string =>
	`{${objekt.map(({ dim, nr }) => `${dim} ${citera(nr)}`).join(' ')}}`;
const sie = (day: string): string => day.replaceAll('-', '');

/** Everything of a file that the text form can hold. */
export type Skriven = Pick<
	SieFil,
	'program' | 'orgnr' | 'ar' | 'konton' | 'dimensioner' | 'objekt' | 'saldon' | 'verifikationer'
>;

/** The records in the order of the standard; line ends and blanks as told. */
export function skriv(fil: Skriven, slut: string, mellan: string): Buffer {
	const rad = (...falt: string[]) => falt.join(mellan);
	const med = (one: Saldo) => (['IB', 'UB', 'RES'].includes(one.slag) ? [] : [lista(one.objekt)]);
	const lines = [
		rad('#FLAGGA', '0'),
		rad('#PROGRAM', citera(fil.program)),
		rad('#FORMAT', 'PC8'),
		rad('#ORGNR', fil.orgnr),
		...[...fil.ar].map(([nr, { fran, till }]) => rad('#RAR', String(nr), sie(fran), sie(till))),
		...[...fil.konton].flatMap(([nr, { namn, typ, sru }]) => [
			rad('#KONTO', nr, citera(namn)),
			rad('#KTYP', nr, typ),
			...sru.map((one) => rad('#SRU', nr, one))
		]),
		...[...fil.dimensioner].map(([nr, { namn, over }]) =>
			over ? rad('#UNDERDIM', nr, citera(namn), over) : rad('#DIM', nr, citera(namn))
		),
		...[...fil.objekt].map(([key, namn]) =>
			rad('#OBJEKT', key.slice(0, key.indexOf(':')), citera(key.slice(key.indexOf(':') + 1)), citera(namn))
		),
		...fil.saldon.map((one) =>
			rad(
				`#${one.slag}`,
				String(one.ar),
				...(one.manad ? [sie(one.manad)] : []),
				one.konto,
				...med(one),
				kronor(one.ore)
			)
		),
		...fil.verifikationer.flatMap((ver) => [
			rad('#VER', citera(ver.serie), citera(ver.nr), sie(ver.datum), citera('text med } och {')),
			'{',
			...ver.rader.map((one) => rad('#TRANS', one.konto, lista(one.objekt), kronor(one.ore), sie(one.datum))),
			'}'
		])
	];
	return cp437(lines.join(slut) + slut);
}

/** Letters that CP437 has, with everything that the format makes use of. */
const tecken = fc.constantFrom(...'abcåäöÅÄÖéü "{}#;-/.,0127'.split(''));
const namn = fc.string({ unit: tecken, maxLength: 20 }).map((text) => text.trim());
const kod = fc.string({ unit: fc.constantFrom(...'ABab019-å"}{'.split('')), minLength: 1, maxLength: 5 });
const ore = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n });
const konto = fc.integer({ min: 1000, max: 8989 }).map(String);
const dag = fc
	.integer({ min: 0, max: 364 })
	.map((n) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10));
const objekt = fc.record({ dim: fc.constantFrom('1', '6', '7', '61'), nr: kod });
const objekten = fc.uniqueArray(objekt, { maxLength: 3, selector: ({ dim }) => dim });

const saldo = fc.constantFrom('IB', 'UB', 'RES', 'OIB', 'OUB', 'PSALDO', 'PBUDGET').chain((slag) =>
	fc.record({
		slag: fc.constant(slag as Saldo['slag']),
		ar: fc.constantFrom(0, 0, -1),
		manad: slag.startsWith('P') ? dag.map((one) => one.slice(0, 7)) : fc.constant(''),
		konto,
		objekt: ['IB', 'UB', 'RES'].includes(slag) ? fc.constant([]) : objekten,
		ore,
		rad: fc.constant(0)
	})
);

/** A voucher that balances: the last row takes up what the others leave. */
const verifikation = fc
	.record({
		serie: kod,
		nr: kod,
		datum: dag,
		rad: fc.constant(0),
		rader: fc.array(fc.record({ konto, objekt: objekten, ore, datum: dag, rad: fc.constant(0) }), {
			maxLength: 5
		})
	})
	.map((ver) => {
		const rest = -ver.rader.reduce((sum, one) => sum + one.ore, 0n);
		return {
			...ver,
			rader: [...ver.rader, { konto: '1930', objekt: [], ore: rest, datum: ver.datum, rad: 0 }]
		};
	});

const map = <K, V>(key: fc.Arbitrary<K>, value: fc.Arbitrary<V>, maxLength = 4) =>
	fc
		.uniqueArray(fc.tuple(key, value), { maxLength, selector: ([one]) => one })
		.map((entries) => new Map(entries));

export const filen: fc.Arbitrary<Skriven> = fc.record({
	program: namn,
	orgnr: fc.constantFrom('', '2220001234'),
	ar: fc.constant(
		new Map([
			[0, { fran: '2023-01-01', till: '2023-12-31' }],
			[-1, { fran: '2022-01-01', till: '2022-12-31' }]
		])
	),
	konton: map(
		konto,
		fc.record({
			namn,
			typ: fc.constantFrom('T', 'S', 'K', 'I'),
			sru: fc.array(fc.constantFrom('7201', '7410'), { maxLength: 2 })
		})
	),
	dimensioner: map(fc.constantFrom('1', '6', '61'), fc.record({ namn, over: fc.constantFrom('', '6') })),
	objekt: map(
		objekt.map(({ dim, nr }) => `${dim}:${nr}`),
		namn
	),
	saldon: fc.array(saldo, { maxLength: 8 }),
	verifikationer: fc.array(verifikation, { maxLength: 5 })
});
