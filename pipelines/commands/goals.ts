import { parseArgs } from 'node:util';
import type { JudgedGoal } from '#lib/goals/index.ts';
import { parseDay } from '#lib/measures/period.ts';
import { readCatalog } from '#lib/server/catalog/index.ts';
import { judgeGoals } from '#lib/server/goals.ts';
import { InputError, type Command, type Shared } from './command.ts';
import { withVersion } from './version.ts';

/**
 * One goal of the JSON. `status`: `natt`, `ej_natt`, `for_tidigt`, `foljs`, `kan_ej_utvarderas`, or `skyddad` where the
 * viewer may not see the figures. `natt` is true, false or null; `sakerhet` is `sakert_natt`, `osakert`,
 * `sakert_ej_natt`, `for_litet_underlag` or null where nothing is judged. Shares are fractions.
 */
function toJson(one: JudgedGoal): Record<string, unknown> {
	const { mal_id, insats_id, status, natt, sakerhet, taljare, namnare, varde, lag, hog, saknas, oppna } = one;
	const figures = {
		mal_id,
		insats_id,
		status,
		natt,
		sakerhet,
		taljare,
		namnare,
		varde,
		lag,
		hog,
		saknas,
		oppna
	};
	const { forbund_id, kan_sagas, text, mal, sentence, period, matt, trend } = one;
	// Everybody is a goal of exceptions: how many there are.
	const all = one.mal === 'alla' && taljare !== null && namnare !== null;
	const undantag = all ? namnare - taljare : null;
	return { ...figures, undantag, forbund_id, kan_sagas, text, mal, sentence, period, matt, trend };
}

const judged = (shared: Shared, insats: string | undefined, per: string | undefined) =>
	withVersion(shared, async (opened) => {
		const { insatser } = await readCatalog(opened.warehouse, shared.viewer);
		const known = insatser.filter(({ inriktning }) => inriktning !== 'administration');
		if (insats && !known.some((row) => row.insats_id === insats))
			throw new InputError(
				`Det finns ingen insats ”${insats}”. Välj bland: ${known.map((row) => row.insats_id).join(', ')}.`
			);
		const goals = await judgeGoals(opened, { ...(insats ? { insats } : {}), ...(per ? { per } : {}) });
		return { goals, version: opened.meta.version, per: per ?? opened.meta.dataPer };
	});

export const goalsCommand: Command = {
	usage: 'goals [--insats INSATS] [--per 2024-12-31]',
	text: 'Bedömer målen: nått eller ej, och hur säkert det är.',
	async run(args, _io, shared) {
		const { values } = parseArgs({ args, options: { insats: { type: 'string' }, per: { type: 'string' } } });
		if (values.per !== undefined && !parseDay(values.per))
			throw new InputError(`Dagen ”${values.per}” går inte att läsa. Skriv den som 2024-12-31.`);
		const { goals, version, per } = await judged(shared, values.insats, values.per);
		if (shared.json) {
			shared.print(JSON.stringify({ goals: goals.map(toJson), per, version }));
			return 0;
		}
		shared.print(`Mål per ${per} · version ${version}`);
		for (const one of goals)
			shared.print(`  ${one.mal_id} ${one.insats_id}: ${one.status} · ${one.text}\n      ${one.sentence}`);
		return 0;
	}
};
