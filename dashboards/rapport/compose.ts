/** From an address to a written report: for a page, for a file and for the command line. */
import { keyText, reportHref } from '#lib/report/canonical.ts';
import type { Mall } from '#lib/report/templates.ts';
import type { Report, ReportKey } from '#lib/report/types.ts';
import { judgeGoals } from '#lib/server/goals.ts';
import type { Lager } from '#lib/server/lager.ts';
import { readScope, type Scope } from '#lib/server/scope.ts';
import type { State } from '#lib/server/state/index.ts';
import { choose, keyOfChoice, writeReport, type Choice, type Notes } from './write.ts';

/** What a report is written at: the version, and the way to what the kansli has added. */
export interface Desk {
	lager: Pick<Lager, 'warehouse' | 'viewer' | 'meta' | 'ask'>;
	memory<T>(use: (state: State) => T): T;
}

export interface Composed {
	scope: Scope;
	choice: Choice;
	notes: Notes;
	/** Null while something is still to choose. */
	key: ReportKey | null;
	report: Report | null;
}

/**
 * `forbund`, `insats` and `period` of the address choose the report. It is written as of its own full address, so that it is
 * the same whichever way one came to it.
 */
export async function compose({ lager, memory }: Desk, url: URL, mall: Mall): Promise<Composed> {
	const asked = await readScope(lager, url);
	const choice = choose(asked, mall, url.searchParams.get('period'));
	const key = keyOfChoice(choice);
	if (!key) return { scope: asked, choice, key, report: null, notes: { comments: [], annotations: [] } };
	const scope = await readScope(lager, new URL(reportHref(key), url));
	const notes = memory((state) => ({
		comments: state.comments(keyText(key)),
		annotations: state.annotations()
	}));
	const goals = await judgeGoals(lager, {
		forbund: key.forbund,
		...(key.insats && { insats: key.insats })
	});
	return {
		scope,
		choice,
		notes,
		key,
		report: await writeReport(scope, choice, key, goals, notes, lager.viewer)
	};
}
