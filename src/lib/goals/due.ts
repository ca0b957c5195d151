import { figureOf, missingFor, rowsFor, type Days, type For } from './ask.ts';
import { empty, type Question } from './evidence.ts';
import { plain } from './text.ts';
import { earlier, far, validity, type Period } from './windows.ts';
import type { Evidence, Figure, Plan } from './types.ts';

/** By when, and from when it may have been done. A goal on the year before is judged on the latest year it is due for. */
function deadline(q: Question): { fran: string; senast: string; avser: string | null } | null {
	const { fonster } = q.read;
	const valid = validity(q.goal);
	if (fonster.slag === 'dag')
		return { fran: earlier(valid.fran, fonster.senast), senast: fonster.senast, avser: null };
	if (fonster.slag === 'spann') return { fran: fonster.span.fran, senast: fonster.span.till, avser: null };
	if (fonster.slag !== 'varje_ar')
		return valid.till === far ? null : { fran: valid.fran, senast: valid.till, avser: null };
	const ahead = fonster.fore ? 1 : 0;
	const first = Number(valid.fran.slice(0, 4)) + ahead;
	const last = Math.max(first, Number(earlier(q.per, valid.till).slice(0, 4)) + ahead);
	const due = Array.from({ length: Math.min(40, last - first + 1) }, (_, index) => last - index);
	const year = due.find((one) => `${one - ahead}-${fonster.dag}` <= q.per) ?? first;
	return { fran: `${year - ahead}-01-01`, senast: `${year - ahead}-${fonster.dag}`, avser: String(year) };
}

export async function dated(q: Question, plan: Extract<Plan, { form: 'datum' }>): Promise<Evidence> {
	const limit = deadline(q);
	const valid = validity(q.goal);
	const till = limit?.senast ?? q.per;
	const period: Period = {
		span: { fran: limit?.fran ?? valid.fran, till },
		text: limit?.avser ?? `till och med ${till}`,
		pagar: till > q.per,
		del: false
	};
	const evidence: Evidence = { ...empty(period, 'datum', 'datum'), datum: limit?.senast ?? null };
	if (!limit)
		return {
			...evidence,
			saknas: 'en dag att hålla: skriv den i fonster, till exempel 2024-12-31, från kansliet'
		};
	// What the board decides stands on no team of its own: the förbund is looked through.
	const board = /forbund|styrelse/.test(plain(q.goal.population));
	const where = { ...plan.del.where, ...(board ? { forbund: [q.who.forbund] } : {}) };
	const who: For = board ? { ...q.who, ensam: false } : q.who;
	const find = async (days: Days, avser: string | null) => {
		const part = { ...plan.del, where: { ...where, ...(avser ? { avser_period: [avser] } : {}) } };
		const rows = board
			? await q.ask(part.matt, {
					where: part.where,
					...(days.fran && days.fran >= '1900' ? { from: days.fran } : {}),
					to: days.till
				})
			: await rowsFor(q.ask, who, part, days);
		return figureOf(
			part.namn,
			rows.filter((row) => row.by.handelsetyp != null),
			true
		);
	};
	const before = { fran: period.span.fran, till: earlier(till, q.per) };
	const named = await find(before, limit.avser);
	const found = (named.varde ?? 0) > 0 || !limit.avser ? named : await find(before, null);
	if ((found.varde ?? 0) > 0)
		return { ...evidence, pagar: false, kan_sagas: null, delar: [{ ...found, status: 'visas' }] };
	const none: Figure = { ...found, taljare: 0, varde: 0, status: 'visas' };
	if (period.pagar) return { ...evidence, delar: [none] };
	const after = await find({ till: q.per }, null);
	if ((after.varde ?? 0) === 0)
		return {
			...evidence,
			saknas: board ? `förbundets ${plan.del.namn}, från kansliet` : missingFor(plan.del)
		};
	return { ...evidence, delar: [none] };
}
