import { addDays } from './dates.ts';
import { random } from './random.ts';
import type { Row } from './types.ts';

/** A planted fault: what is wrong, in which column, and how a good row is spoiled. */
interface Fault {
	fel: string;
	kolumn: string;
	spoil: (row: Row, other: Row) => Row;
}

const set = (column: string, value: Row[string]) => (row: Row) => ({ ...row, [column]: value });

/** One row of each kind; every one of them must end in quarantine, and nothing else of the file. */
const FAULTS: readonly Fault[] = [
	{ fel: 'okänd kod', kolumn: 'sysselsattning_fore', spoil: set('sysselsattning_fore', 'Arbetsprövnig') },
	{
		fel: 'slut före start',
		kolumn: 'slut',
		spoil: (row) => ({ ...row, slut: addDays(String(row.start), -30) })
	},
	{
		fel: 'dubblett av ett annat deltagande_id',
		kolumn: 'deltagande_id',
		spoil: (row, other) => ({ ...row, deltagande_id: other.deltagande_id as string })
	},
	{ fel: 'okänd insats', kolumn: 'insats_id', spoil: set('insats_id', 'radgivande_teamet') },
	{
		fel: 'tolv år vid start',
		kolumn: 'fodelsear',
		spoil: (row) => ({ ...row, fodelsear: Number(String(row.start).slice(0, 4)) - 12 })
	},
	{ fel: 'ett datum som inte finns', kolumn: 'start', spoil: set('start', '2025-02-30') },
	{ fel: 'omfattning över 100', kolumn: 'omfattning_fore', spoil: set('omfattning_fore', 140) },
	{
		fel: 'utfall trots samtycke nej',
		kolumn: 'sysselsattning_efter',
		spoil: (row) => ({
			...row,
			samtycke: 'nej',
			sysselsattning_efter: 'arbete_osubventionerat',
			omfattning_efter: 100
		})
	},
	{
		fel: 'datum i framtiden',
		kolumn: 'start',
		spoil: (row) => ({
			...row,
			start: '2126-03-02',
			slut: null,
			fodelsear: null,
			avslutsorsak: null,
			fullfoljt: null,
			sysselsattning_efter: null,
			omfattning_efter: null,
			forsorjning_efter: null
		})
	},
	{ fel: 'start saknas', kolumn: 'start', spoil: set('start', null) },
	{ fel: 'kön saknas', kolumn: 'kon', spoil: set('kon', null) },
	{
		fel: 'avslutsorsak utan slut',
		kolumn: 'avslutsorsak',
		spoil: (row) => ({ ...row, slut: null, avslutsorsak: 'enligt_plan' })
	},
	{ fel: 'start före insatsens start', kolumn: 'start', spoil: set('start', '2015-02-10') },
	{
		fel: 'text där ett heltal ska stå',
		kolumn: 'omfattning_efter',
		spoil: set('omfattning_efter', 'halvtid')
	}
];

export interface PlantedFault {
	/** Line in the file, the head row being line 1. */
	rad: number;
	deltagande_id: string;
	kolumn: string;
	varde: string;
	fel: string;
}

/** Strews one row of each fault among good rows. The duplicate stands after the row it repeats. */
export function plantFaults(
	seed: number,
	rows: readonly Row[],
	id: (prefix: string) => string
): { rows: Row[]; faults: PlantedFault[] } {
	const rng = random(seed, 'felrader');
	const good = rows.filter(
		(row) =>
			row.slut && row.samtycke === 'ja' && row.sysselsattning_efter && row.avslutsorsak !== 'felregistrering'
	);
	const models = rng.shuffle(good).slice(0, FAULTS.length * 2);
	const out: { row: Row; fault?: Fault }[] = rows.map((row) => ({ row }));
	FAULTS.forEach((fault, i) => {
		const other = models[FAULTS.length + i] as Row;
		const model: Row = { ...(models[i] as Row), deltagande_id: id('RD'), deltagare: id('R') };
		const after = out.findIndex(({ row }) => row.deltagande_id === other.deltagande_id) + 1;
		out.splice(rng.int(Math.max(after, 1), out.length), 0, { row: fault.spoil(model, other), fault });
	});
	const faults = out.flatMap(({ row, fault }, i): PlantedFault[] =>
		fault
			? [
					{
						rad: i + 2,
						deltagande_id: String(row.deltagande_id),
						kolumn: fault.kolumn,
						varde: String(row[fault.kolumn] ?? ''),
						fel: fault.fel
					}
				]
			: []
	);
	return { rows: out.map(({ row }) => row), faults };
}
