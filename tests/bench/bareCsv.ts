/** The floor a load is measured against: one file, one bare `read_csv` into a table. Prints `{rows, seconds}`. */
import { openDatabase } from '#lib/server/duckdb.ts';

const [csv = '', target = ''] = process.argv.slice(2);
const db = await openDatabase(target);
const began = performance.now();
await db.run(`create table bara as select * from read_csv('${csv.replaceAll("'", "''")}')`);
const seconds = (performance.now() - began) / 1000;
const [row] = await db.query<{ rows: number }>('select count(*) as rows from bara');
db.close();
process.stdout.write(JSON.stringify({ rows: row?.rows ?? 0, seconds }));
