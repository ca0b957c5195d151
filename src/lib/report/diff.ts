/** What is not the same in two reports: figures before → after, sections that came or went, words that were changed. */
import type { StatView, TableView } from '../ui/types.ts';
import type { Part, Report, Section } from './types.ts';

export interface FigureChange {
	/** `Insatserna · KRUS Kalmar`. */
	vad: string;
	kolumn: string;
	/** Null where it was not there. */
	fore: string | null;
	efter: string | null;
}

export interface SectionChange {
	id: string;
	namn: string;
	/** `ny`: only in the later; `borta`: only in the earlier. */
	slag: 'ny' | 'borta' | 'andrad';
	rubrik: { fore: string; efter: string } | null;
	kommentar: { fore: string | null; efter: string | null } | null;
	tal: FigureChange[];
	/** Sentences that only one of them has. */
	nya: string[];
	borta: string[];
}

interface Named {
	vad: string;
	kolumn: string;
	text: string;
}

const said = ({ text, sub }: { text: string; sub?: string | undefined }): string =>
	sub ? `${text} (${sub})` : text;

/** Every figure of a table by what it says: its row, its column, and the group of rows it stands under. */
function ofTable(table: TableView, name: string, into: Map<string, Named>): void {
	const [first, ...columns] = table.columns;
	let group = '';
	for (const row of table.rows) {
		if (row.heading !== undefined) {
			group = row.heading;
			continue;
		}
		const title = row.cells[first?.key ?? '']?.text ?? '';
		for (const column of columns) {
			const cell = row.cells[column.key];
			if (!cell) continue;
			const base = JSON.stringify([name, group, title, column.key]);
			let key = base;
			for (let again = 2; into.has(key); again++) key = `${base} ${again}`;
			into.set(key, {
				vad: [group, title].filter(Boolean).join(' · '),
				kolumn: column.label,
				text: said(cell)
			});
		}
	}
}

const ofStats = (stats: readonly StatView[], into: Map<string, Named>): void =>
	stats.forEach(({ label, value, sub }) =>
		into.set(JSON.stringify(['tal', label]), { vad: label, kolumn: '', text: said({ text: value, sub }) })
	);

/** Figures of a section by name. A picture's figures are those of its table. */
function figuresOf(parts: readonly Part[]): Map<string, Named> {
	const into = new Map<string, Named>();
	let tables = 0;
	for (const part of parts) {
		if (part.slag === 'tal') ofStats(part.tal, into);
		else if (part.slag === 'bild') ofTable(part.bild.table, part.bild.id, into);
		else if (part.slag === 'tabell') ofTable(part.tabell, `tabell ${tables++}`, into);
	}
	return into;
}

const sentencesOf = (parts: readonly Part[]): string[] =>
	parts.flatMap((part) =>
		part.slag === 'stycke'
			? [part.text]
			: part.slag === 'lista'
				? part.punkter
				: part.slag === 'bild'
					? [part.bild.title, ...(part.bild.notes ?? [])]
					: []
	);

const only = (a: readonly string[], b: readonly string[]): string[] => a.filter((text) => !b.includes(text));

function figureChanges(before: readonly Part[], after: readonly Part[]): FigureChange[] {
	const [old, now] = [figuresOf(before), figuresOf(after)];
	return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
		const [fore, efter] = [old.get(key), now.get(key)];
		if (fore?.text === efter?.text) return [];
		const { vad, kolumn } = (efter ?? fore) as Named;
		return [{ vad, kolumn, fore: fore?.text ?? null, efter: efter?.text ?? null }];
	});
}

function changeOf(before: Section, after: Section): SectionChange | null {
	const change: SectionChange = {
		id: after.id,
		namn: after.namn,
		slag: 'andrad',
		rubrik: before.rubrik === after.rubrik ? null : { fore: before.rubrik, efter: after.rubrik },
		kommentar:
			before.kommentar === after.kommentar ? null : { fore: before.kommentar, efter: after.kommentar },
		tal: figureChanges(before.delar, after.delar),
		nya: only(sentencesOf(after.delar), sentencesOf(before.delar)),
		borta: only(sentencesOf(before.delar), sentencesOf(after.delar))
	};
	const { rubrik, kommentar, tal, nya, borta } = change;
	return rubrik || kommentar || tal.length + nya.length + borta.length > 0 ? change : null;
}

/** A section that only one of the reports has: all of it is before, or all of it is after. */
function alone(section: Section, slag: 'ny' | 'borta'): SectionChange {
	const isNew = slag === 'ny';
	const { id, namn, rubrik, kommentar, delar } = section;
	return {
		id,
		namn,
		slag,
		rubrik: isNew ? { fore: '', efter: rubrik } : { fore: rubrik, efter: '' },
		kommentar:
			kommentar === null ? null : isNew ? { fore: null, efter: kommentar } : { fore: kommentar, efter: null },
		tal: isNew ? figureChanges([], delar) : figureChanges(delar, []),
		nya: [],
		borta: []
	};
}

/** What has changed from one report to another, section by section in the later one's order; empty when nothing has. */
export function diffReports(before: Report, after: Report): SectionChange[] {
	const old = new Map(before.avsnitt.map((section) => [section.id, section]));
	const kept = new Set(after.avsnitt.map(({ id }) => id));
	return [
		...after.avsnitt.flatMap((section) => {
			const was = old.get(section.id);
			return was ? (changeOf(was, section) ?? []) : alone(section, 'ny');
		}),
		...before.avsnitt.filter(({ id }) => !kept.has(id)).map((section) => alone(section, 'borta'))
	];
}
