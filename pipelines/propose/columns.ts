import { columnsOf, contracts, type Column, type Contract } from '../contracts/index.ts';
import { DATE, normalise, PERIOD } from '../contracts/lexical.ts';
import { mappedColumn, type Mapping } from '../mappning/mapping.ts';
import { nearness } from '../mappning/match.ts';
import type { Proposed } from '../mappning/proposals.ts';
import { columnWords } from '../reference.ts';
import { share, type Profile, type SheetColumn } from './sheet.ts';
import { allCodeCandidates } from './words.ts';

export interface SourceProposal {
	source: string;
	/** How much of what the source must have was found, and of the sheet's headings explained, by how near they are: 0-1. */
	poang: number;
	/** Local column → column of the source. */
	kolumner: Record<string, Proposed>;
	saknas: string[];
}

/** Below this a column is not proposed at all. */
const LOWEST = 0.6;
/** So many spellings say what a column holds. */
const ENOUGH = 50;

/** What columns are called, and how the codes of each list may be spelled. */
interface Words {
	columns: ReadonlyMap<string, readonly string[]>;
	codes: ReadonlyMap<string, ReadonlySet<string>>;
}

function readWords(): Words {
	const codes = new Map<string, Set<string>>();
	for (const [lista, all] of allCodeCandidates())
		codes.set(lista, new Set(all.flatMap(({ value, texts }) => [value, ...texts].map(normalise))));
	return { columns: columnWords(), codes };
}

/** How well the values fit the column's kind, 0-1; null when the kind says nothing. */
function valuesFit(column: Column, local: SheetColumn, { codes }: Words): number | null {
	if (local.values.length === 0) return null;
	const matches = (pattern: string) => {
		const begins = new RegExp(`^(?:${pattern})`);
		return share(local, (value) => begins.test(value), ENOUGH);
	};
	if (column.kind === 'datum') return matches(DATE);
	if (column.kind === 'period') return matches(PERIOD);
	if (column.kind === 'heltal' || column.kind === 'tal' || column.kind === 'pengar')
		return matches('[-\u2212]?\\d');
	if (!column.kodlista) return null;
	const known = codes.get(column.kodlista) ?? new Set();
	const isKnown = (value: string) => value.split('|').every((part) => known.has(normalise(part)));
	return share(local, isKnown, ENOUGH);
}

/** How near a local column is to one of the contract's: by name first, then by what it holds. */
function fit(column: Column, local: SheetColumn, words: Words): number {
	const names = [column.name, ...(words.columns.get(column.name) ?? [])];
	const name = Math.max(
		...names.map((one) => nearness(local.heading, one)),
		nearness(local.heading, column.text) * 0.9
	);
	const values = valuesFit(column, local, words);
	return values === null ? name : values < 0.2 && column.kind === 'datum' ? 0 : name * 0.7 + values * 0.3;
}

function proposeSource(
	contract: Contract,
	{ columns }: Profile,
	mapping: Mapping,
	words: Words
): SourceProposal {
	const all = columnsOf(contract);
	const taken = new Map<string, number>();
	const known = new Set<SheetColumn>();
	for (const local of columns) {
		const name = mappedColumn(mapping, contract.source, local.heading);
		if (all.some((column) => column.name === name)) {
			taken.set(name, 1);
			known.add(local);
		}
	}
	const pairs = columns
		.filter((local) => local.heading !== '' && !known.has(local))
		.flatMap((local) => all.map((column) => ({ local, column, poang: fit(column, local, words) })))
		.filter(({ poang }) => poang >= LOWEST)
		.sort((a, b) => b.poang - a.poang);
	const kolumner: Record<string, Proposed> = {};
	for (const { local, column, poang } of pairs) {
		if (taken.has(column.name) || Object.hasOwn(kolumner, local.heading)) continue;
		taken.set(column.name, poang);
		const others = pairs.filter((pair) => pair.local === local && pair.column !== column);
		const eller = others.slice(0, 2).map((pair) => pair.column.name);
		kolumner[local.heading] = { blir: column.name, poang: Math.round(poang * 100) / 100, eller };
	}
	const required = all.filter((column) => column.required);
	const found = required.reduce((total, { name }) => total + (taken.get(name) ?? 0), 0) / required.length;
	const explained = [...taken.values()].reduce((total, poang) => total + poang, 0);
	const headings = columns.filter(({ heading }) => heading !== '').length;
	return {
		source: contract.source,
		poang: Math.round((found * 0.6 + (explained / Math.max(headings, 1)) * 0.4) * 100) / 100,
		kolumner,
		saknas: required.filter(({ name }) => !taken.has(name)).map(({ name }) => name)
	};
}

/** The sources a sheet may be, best first. The folder's own decided columns count as they are decided. */
export function proposeSources(profile: Profile, mapping: Mapping): SourceProposal[] {
	const words = readWords();
	return contracts
		.map((contract) => proposeSource(contract, profile, mapping, words))
		.sort((a, b) => b.poang - a.poang || Object.keys(b.kolumner).length - Object.keys(a.kolumner).length);
}
