/** A person and her rows, and where she is named: what the tests of gallring share. */
import { readFileSync } from 'node:fs';
import { openDatabase } from '#lib/server/duckdb.ts';
import { paths } from '#lib/server/versions.ts';
import { keptVersions } from '#pipelines/gallring/erase.ts';
import { csv, deltagande, filesBelow, insats } from './support.ts';

export const WHO = 'pseudonym-alfa-17';
export const SPELL = 'deltagande-alfa-1';
export const OTHER = 'deltagande-alfa-2';
export const WHY = ['--varfor', 'begäran om radering', '--vem', 'kansliet'];

/** Ten others, and one person with two spells, a follow-up, three measurements, two events and a refused row. */
export const mine = (over: Record<string, string | number | null> = {}) => ({
	...deltagande(1, { deltagande_id: SPELL, deltagare: WHO, samtycke: 'ja' }),
	sysselsattning_efter: 'studier',
	...over
});
export const others = Array.from({ length: 10 }, (_, i) =>
	deltagande(i + 20, { samtycke: 'ja', sysselsattning_efter: i < 5 ? 'studier' : 'ingen' })
);
const step = (deltagande_id: string, tillfalle: string, over: Record<string, string> = {}) => ({
	insats_id: 'krus',
	instrument: 'i1',
	version: '1',
	fraga: 'f1',
	tillfalle,
	datum: tillfalle === 'start' ? '2024-02-10' : '2024-09-20',
	bedomare: 'deltagare',
	varde: '3',
	deltagande_id,
	bedomare_id: '',
	...over
});
export const files = () => ({
	'insatser.csv': csv([insats()]),
	'deltagande.csv': csv([
		mine(),
		mine({ deltagande_id: OTHER, start: '2023-01-10', slut: '2023-06-01' }),
		mine({ deltagande_id: 'deltagande-alfa-3', kon: 'katt' }),
		...others
	]),
	'uppfoljning.csv': csv([
		{ deltagande_id: SPELL, datum: '2025-01-10', sysselsattning: 'studier' },
		{ deltagande_id: 'd20', datum: '2025-01-10', sysselsattning: 'studier' }
	]),
	'instrument.csv': csv(
		[1, 2, 3].map((n) => ({
			instrument: 'i1',
			version: '1',
			fraga: 'f1',
			skalvarde: `${n}`,
			ordning: n,
			etikett: `${n}`,
			riktning: 1
		}))
	),
	'steg.csv': csv([
		step(SPELL, 'start'),
		step(SPELL, 'avslut'),
		step('', 'start', { bedomare_id: WHO }),
		step('d20', 'start')
	]),
	'handelser.csv': csv([
		{ insats_id: 'krus', typ: 'mote', datum: '2024-03-01', deltagande_id: SPELL },
		{ insats_id: 'krus', typ: 'plan', datum: '2024-04-01', deltagande_id: OTHER },
		{ insats_id: 'krus', typ: 'mote', datum: '2024-03-01', deltagande_id: 'd20' }
	])
});
/** 3 deltaganden (one refused), 1 follow-up, 3 measurements, 2 events. */
export const ROWS = { deltagande: 3, uppfoljning: 1, stegmatning: 3, handelser: 2 };

/** Files of the warehouse whose bytes hold one of the texts. */
export const holdingIn = (warehouse: string, ...texts: string[]) =>
	filesBelow(warehouse)
		.filter((path) => texts.some((text) => readFileSync(path).includes(text)))
		.map((path) => path.slice(warehouse.length + 1));

/** Every text of every table of every kept version that names one of them: compressed blocks are read by asking. */
export async function namedIn(warehouse: string, ...texts: string[]): Promise<string[]> {
	const found: string[] = [];
	for (const version of keptVersions(warehouse)) {
		const db = await openDatabase(paths(warehouse).version(version), { readOnly: true });
		const tables = await db.query<{ t: string }>(
			`select schema_name || '.' || table_name as t from duckdb_tables() where not internal`
		);
		for (const { t } of tables)
			for (const text of texts) {
				const [row] = await db.query<{ n: number }>(
					`select count(*) as n from ${t} as x where contains(cast(x as varchar), '${text}')`
				);
				if (row?.n) found.push(`${version} ${t}`);
			}
		db.close();
	}
	return found;
}
