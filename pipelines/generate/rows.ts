import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_END, day, iso } from './dates.ts';
import { random } from './random.ts';
import type { Io } from './types.ts';
import { allColumns } from './write/columns.ts';
import { writeCsv } from './write/csv.ts';

const FORBUND = ['Norr', 'Söder', 'Öster', 'Väster', 'Mitt'] as const;
const PER_FORBUND = 12;
const FIRST = '2011-01-03';
const CHUNK = 4_000_000;

const SYSSELSATTNING = [
	'ingen',
	'aktivt_arbetssokande',
	'arbetstraning_praktik',
	'arbete_osubventionerat',
	'arbete_subventionerat',
	'studier',
	'arbetslivsinriktad_rehabilitering',
	'okand'
];
const FORSORJNING = [
	'sjukpenning',
	'forsorjningsstod',
	'aktivitetsstod',
	'a_kassa',
	'aktivitetsersattning',
	'sjukpenning|forsorjningsstod',
	'ingen_annan',
	'aktivitetsstod|forsorjningsstod'
];
const UTBILDNING = ['forgymnasial', 'gymnasial', 'eftergymnasial', 'okand'];
const REMITTENT = ['fk', 'af', 'kommun', 'region', 'egen_ansokan', 'annan'];
const AVSLUT = [
	'enligt_plan',
	'enligt_plan',
	'enligt_plan',
	'avbrott_halsa',
	'avbrott_eget_val',
	'annan_insats'
];

function insatsRows() {
	return FORBUND.flatMap((namn, f) =>
		Array.from({ length: PER_FORBUND }, (_, i) => ({
			insats_id: `insats_${f + 1}_${i + 1}`,
			namn: `Insats ${namn} ${i + 1}`,
			forbund: `Samordningsförbundet ${namn}`,
			inriktning: 'individinriktad',
			start: FIRST,
			alder_fran: 16,
			alder_till: 67
		}))
	);
}

/**
 * For the benchmark: `insatser.csv` (60 insatser in five förbund) and `deltagande.csv` with `rows` valid spells in all
 * the contract's columns, streamed to disk. UTF-8, semicolons.
 */
export function generateRows({
	rows,
	out,
	seed,
	log
}: { rows: number; out: string; seed: number } & Io): void {
	if (!Number.isInteger(rows) || rows < 1)
		throw new RangeError('Antalet rader ska vara ett positivt heltal.');
	mkdirSync(out, { recursive: true });
	const insatser = insatsRows();
	writeCsv(join(out, 'insatser.csv'), { source: 'insatser', rows: insatser });

	const rng = random(seed, 'rows');
	const [first, last] = [day(FIRST), day(DATA_END)];
	const dates = Array.from({ length: last - first + 1 }, (_, i) => iso(first + i));
	const columns = allColumns('deltagande').map(({ name }) => name);
	const file = openSync(join(out, 'deltagande.csv'), 'w');
	let chunk = `${columns.join(';')}\r\n`;
	for (let i = 1; i <= rows; i++) {
		const start = rng.int(0, dates.length - 2);
		const end = start + rng.int(20, 500);
		const ended = end < dates.length;
		const consent = rng.next() < 0.94;
		const outcome = ended && consent && rng.next() < 0.9;
		const before = rng.pick(SYSSELSATTNING);
		const after = rng.pick(SYSSELSATTNING);
		const y = 2011 + Math.floor(start / 365.25);
		const cells: Readonly<Record<string, string | number>> = {
			deltagande_id: `D${i}`,
			deltagare: `P${1 + Math.floor(rng.next() * rows * 0.8)}`,
			insats_id: (insatser[rng.int(0, insatser.length - 1)] as { insats_id: string }).insats_id,
			start: dates[start] as string,
			slut: ended ? (dates[end] as string) : '',
			kon: rng.next() < 0.58 ? 'kvinna' : 'man',
			fodelsear: y - rng.int(18, 63),
			utbildning: rng.pick(UTBILDNING),
			utlandsk_bakgrund: rng.next() < 0.2 ? 'ja' : 'nej',
			remittent: rng.pick(REMITTENT),
			samtycke: consent ? 'ja' : 'nej',
			forsorjning_fore: rng.pick(FORSORJNING),
			forsorjning_efter: outcome ? rng.pick(FORSORJNING) : '',
			sysselsattning_fore: before,
			sysselsattning_efter: outcome ? after : '',
			omfattning_fore: before.startsWith('arbete') ? 25 : '',
			omfattning_efter:
				outcome && (after.startsWith('arbete') || after === 'studier') ? rng.int(1, 4) * 25 : '',
			manader_offentlig_forsorjning: rng.int(1, 120),
			avslutsorsak: ended && consent ? rng.pick(AVSLUT) : '',
			fullfoljt: outcome ? (rng.next() < 0.7 ? 'ja' : 'nej') : '',
			team: `Team ${rng.int(1, 3)}`
		};
		for (let c = 0; c < columns.length; c++) chunk += `${c ? ';' : ''}${cells[columns[c] as string] ?? ''}`;
		chunk += '\r\n';
		if (chunk.length > CHUNK) {
			writeSync(file, chunk);
			chunk = '';
			log(`${i} rader`);
		}
	}
	writeSync(file, chunk);
	closeSync(file);
}
