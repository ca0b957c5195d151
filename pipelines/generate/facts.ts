import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The public documents' figures (data/facts/*.csv): the demo's backbone. Every value is text, as it stands. */
export interface Facts {
	insatser: Fact[];
	goals: Fact[];
	budgets: Fact[];
	staffing: Fact[];
	results: Fact[];
}
export type Fact = Readonly<Record<string, string>>;

const FOLDER = join(import.meta.dirname, '..', '..', 'data', 'facts');

/** Our own facts files have no quotes and no line breaks inside a cell: a split is enough. */
function readFacts(name: string): Fact[] {
	const [head, ...lines] = readFileSync(join(FOLDER, name), 'utf8').trim().split(/\r?\n/);
	const columns = (head as string).split(';');
	return lines.map((line) => {
		const cells = line.split(';');
		if (cells.length !== columns.length) throw new Error(`${name}: ${line}`);
		return Object.fromEntries(columns.map((column, i) => [column, cells[i] as string]));
	});
}

/** Reads the five files. Throws when one is missing or a row has the wrong number of cells. */
export function loadFacts(): Facts {
	return {
		insatser: readFacts('insatser.csv'),
		goals: readFacts('goals.csv'),
		budgets: readFacts('budgets.csv'),
		staffing: readFacts('staffing.csv'),
		results: readFacts('results.csv')
	};
}

/** The number of a published result, e.g. `published(facts, 'gt_vuxna', 'alla', 'till arbete').antal`. */
export function published(facts: Facts, insats: string, grupp: string, utfall: string) {
	const row = facts.results.find(
		(fact) => fact.insats_id === insats && fact.grupp === grupp && fact.utfall === utfall
	);
	if (!row) throw new Error(`Resultatet saknas: ${insats} ${grupp} ${utfall}`);
	return { antal: Number(row.antal), namnare: Number(row.namnare), anmarkning: row.anmarkning ?? '' };
}
