import { isEmptyScope, Binder, insatsPredicate, scopePredicates } from './scope.ts';
import { notStated, readQuestion, type Condition, type Question } from './question.ts';
import type { Dimension } from './dimensions.ts';
import type { Span } from './period.ts';
import { relationColumns } from './relations.ts';
import type { Compiled, Count, Cut, Known, Measure, TimeRule, Viewer } from './types.ts';

export type CompileResult = { ok: true; compiled: Compiled } | { ok: false; errors: string[] };

const nothingKnown: Known = { values: {} };

/** Dimensions that say where, not who: with only these, every insats in scope answers, even with nothing. */
const places = ['forbund', 'insats', 'overordnad', 'inriktning'];

const dataPer = '(select max(data_per) from meta.version)';

/** Keeps the rows of relation `r` that belong to the days from `fran` to `till` (SQL expressions). */
function timePredicate(rule: TimeRule, fran: string, till: string): string {
	switch (rule.kind) {
		case 'datum':
			return `r.${rule.column} between ${fran} and ${till}`;
		case 'overlapp':
			return `r.${rule.from} <= ${till} and r.${rule.to} >= ${fran}`;
		case 'inom':
			return `r.${rule.from} >= ${fran} and r.${rule.to} <= ${till}`;
		case 'vid_start':
			return `r.${rule.from} < ${fran} and (r.${rule.to} is null or r.${rule.to} >= ${fran})`;
		case 'vid_slut':
			return `r.${rule.from} <= ${till} and (r.${rule.to} is null or r.${rule.to} > ${till})`;
	}
}

const lines = (list: readonly string[], glue: string, indent: string) => list.join(`${glue}\n${indent}`);

/** Writes the SQL of one question. Everything a person chose is bound; the text holds only the house's own words. */
class Writer {
	readonly binder = new Binder();

	constructor(
		readonly measure: Measure,
		readonly question: Question,
		readonly viewer: Viewer
	) {}

	#column(dimension: Dimension): string {
		const name = `r.${dimension.column}`;
		return dimension.heltal ? `cast(${name} as varchar)` : name;
	}

	#condition({ dimension, values }: Condition): string {
		if (dimension.id === 'insats') return insatsPredicate(this.binder, 'r', values);
		const column = this.#column(dimension);
		const stated = values.filter((value) => value !== notStated);
		const parts = stated.length ? [`${column} in ${this.binder.list(stated)}`] : [];
		if (stated.length < values.length) parts.push(`${column} is null`);
		return parts.length > 1 ? `(${parts.join(' or ')})` : parts[0]!;
	}

	/** Who may be seen and what was asked to be kept. A condition the relation cannot meet keeps nothing of it. */
	#kept(relation: string): string[] {
		const columns = relationColumns[relation] ?? [];
		return [
			...scopePredicates(this.binder, 'r', this.viewer),
			...this.question.conditions.map((condition) =>
				columns.includes(condition.dimension.column!) ? this.#condition(condition) : '1 = 0'
			)
		];
	}

	#spanTime(rule: TimeRule, span: Span): string {
		if (rule.kind === 'vid_start') return timePredicate(rule, this.binder.date(span.fran), '');
		const till = this.binder.date(span.till);
		if (rule.kind === 'vid_slut') return timePredicate(rule, '', `least(${till}, ${dataPer})`);
		return timePredicate(rule, this.binder.date(span.fran), till);
	}

	/** The days asked for. Rows joined to periods are inside them already; a date finds its period in the calendar. */
	#time(rule: TimeRule): string[] {
		const { span, spans } = this.question;
		const tid = rule.kind === 'datum' ? undefined : this.question.tid;
		const any = spans.map((list) => `(${list.map((one) => `(${this.#spanTime(rule, one)})`).join(' or ')})`);
		if (tid) return any;
		if (span) return [this.#spanTime(rule, span), ...any];
		if (rule.kind === 'vid_slut' && any.length === 0) return [timePredicate(rule, dataPer, dataPer)];
		// Before the beginning of all time nobody was there.
		if (rule.kind === 'vid_start' && any.length === 0) return ['1 = 0'];
		return any;
	}

	/** The periods to cut by, clipped to the days asked for (and, for what stands at either end, to the last day of the data). */
	periods(): string | null {
		const { tid, span, spans } = this.question;
		const { taljare, namnare, namnare_plus } = this.measure;
		const kinds = [taljare, namnare, namnare_plus].flatMap((count) => (count ? [count.time.kind] : []));
		if (!tid || kinds.every((kind) => kind === 'datum')) return null;
		const standing = kinds.includes('vid_slut') || kinds.includes('vid_start');
		let fran = 'fran';
		let till = 'till';
		const where = [`typ = ${this.binder.value(tid.tid!)}`];
		if (span) {
			const from = this.binder.date(span.fran);
			const to = this.binder.date(span.till);
			fran = `greatest(fran, ${from})`;
			till = `least(till, ${to})`;
			where.push(`till >= ${from}`, `fran <= ${to}`);
		}
		for (const list of spans) {
			const any = list.map(
				(one) => `(till >= ${this.binder.date(one.fran)} and fran <= ${this.binder.date(one.till)})`
			);
			where.push(`(${any.join(' or ')})`);
		}
		if (standing) {
			till = `least(${till}, ${dataPer})`;
			where.push(`fran <= ${dataPer}`);
		}
		return (
			`tider as (\n\tselect\n\t\tperiod as tid,\n\t\t${fran} as tid_fran,\n\t\t${till} as tid_till` +
			`\n\tfrom marts.period\n\twhere\n\t\t${lines(where, ' and', '\t\t')}\n)`
		);
	}

	/** One count as a query: its dimensions as d0, d1 … and the figure under `name`. */
	count(count: Count, name: string, joined = false): string {
		const columns = relationColumns[count.relation] ?? [];
		const { by, tid } = this.question;
		const dated = count.time.kind === 'datum' ? count.time.column : null;
		const expressions = by.map((dimension) => {
			if (dimension.tid) return joined ? 'a.tid' : dated ? `p.${dimension.tid}` : 'p.tid';
			return columns.includes(dimension.column!) ? this.#column(dimension) : 'cast(null as varchar)';
		});
		const from = [`from ${count.relation} r`];
		if (joined) {
			const time = timePredicate(count.time, 'a.tid_fran', 'a.tid_till');
			from.push(
				`join tackt a\n\t\ton a.tackt_forbund = r.forbund_id\n\t\tand a.tackt_insats = r.insats_id\n\t\tand ${time}`
			);
		} else if (tid && dated) from.push(`join marts.kalender p\n\t\ton p.dag = r.${dated}`);
		else if (tid) from.push(`join tider p\n\t\ton ${timePredicate(count.time, 'p.tid_fran', 'p.tid_till')}`);
		const where = [
			...(count.filter ? [`(${count.filter})`] : []),
			...this.#kept(count.relation),
			...(joined ? [] : this.#time(count.time))
		];
		const select = [
			...expressions.map((column, index) => `${column} as d${index}`),
			`${count.aggregate} as ${name}`
		];
		const group = expressions.length ? `\n\tgroup by\n\t\t${lines(expressions, ',', '\t\t')}` : '';
		return (
			`\tselect\n\t\t${lines(select, ',', '\t\t')}\n\t${lines(from, '', '\t')}` +
			(where.length ? `\n\twhere\n\t\t${lines(where, ' and', '\t\t')}` : '') +
			group
		);
	}

	/**
	 * The days each insats' taljare rows cover. An insats without rows of its own stands under its parent's,
	 * because money is often booked on the parent and people on the team.
	 */
	covered(): string {
		const { taljare } = this.measure;
		const rule = taljare.time;
		if (rule.kind !== 'inom')
			throw new Error(`samma_tid needs a taljare with time inom: ${this.measure.matt}`);
		const { tid } = this.question;
		const period = tid ? 'p.tid' : 'cast(null as varchar)';
		const where = [
			...(taljare.filter ? [`(${taljare.filter})`] : []),
			...this.#kept(taljare.relation),
			...this.#time(rule)
		];
		return (
			`egen as (\n\tselect\n\t\tr.forbund_id as egen_forbund,\n\t\tr.insats_id as egen_insats,\n\t\t${period} as tid,` +
			`\n\t\tmin(r.${rule.from}) as tid_fran,\n\t\tmax(r.${rule.to}) as tid_till\n\tfrom ${taljare.relation} r` +
			(tid ? `\n\tjoin tider p\n\t\ton ${timePredicate(rule, 'p.tid_fran', 'p.tid_till')}` : '') +
			`\n\twhere\n\t\t${lines(where, ' and', '\t\t')}\n\tgroup by\n\t\tr.forbund_id,\n\t\tr.insats_id${tid ? ',\n\t\tp.tid' : ''}\n),\n` +
			`tackt as (\n\tselect\n\t\ti.forbund_id as tackt_forbund,\n\t\ti.insats_id as tackt_insats,\n\t\te.tid,\n\t\te.tid_fran,\n\t\te.tid_till` +
			`\n\tfrom marts.insats i\n\tjoin egen e\n\t\ton e.egen_forbund = i.forbund_id\n\t\tand (\n\t\t\te.egen_insats = i.insats_id` +
			`\n\t\t\tor (\n\t\t\t\te.egen_insats = i.overordnad_insats\n\t\t\t\tand not exists (\n\t\t\t\t\tselect 1 from egen o` +
			` where o.egen_forbund = i.forbund_id and o.egen_insats = i.insats_id\n\t\t\t\t)\n\t\t\t)\n\t\t)\n)`
		);
	}

	/** Every insats in scope, so that one with nothing to count answers too instead of vanishing. Null when not wanted. */
	skeleton(counts: readonly string[]): string | null {
		const { by, tid, conditions } = this.question;
		const asked = by.filter(({ id }) => !this.measure.alltid?.includes(id));
		const onlyPlaces = asked.every(({ id }) => places.includes(id));
		if (tid || !(onlyPlaces || by.some(({ id }) => id === 'insats'))) return null;
		const isPlace = by.map(({ id }) => places.includes(id));
		const select = by.map((dimension, index) =>
			isPlace[index] ? `r.${dimension.column} as d${index}` : `cast(null as varchar) as d${index}`
		);
		select.push(
			`case when count(*) > 0 then count(case when r.inriktning = 'individinriktad' then 1 end) end as tillampliga`,
			`case when count(*) > 0 then count(case when r.har_deltagande then 1 end) end as registrerade`
		);
		const named = conditions.some(({ values }) => values.includes('administration'));
		const money = this.measure.taljare.relation === 'marts.ekonomi' && !this.measure.namnare;
		const where = [
			...(money || named ? [] : [`r.inriktning <> 'administration'`]),
			// An insats that only holds its teams has nothing of its own; its teams answer for it.
			...(by.some(({ id }) => id === 'insats') ? ['r.antal_team = 0'] : []),
			...scopePredicates(this.binder, 'r', this.viewer),
			...conditions
				.filter(({ dimension }) => places.includes(dimension.id))
				.map((condition) => this.#condition(condition))
		];
		if (isPlace.includes(false)) {
			const same = by.flatMap((dimension, index) =>
				isPlace[index] ? [`c.d${index} = r.${dimension.column}`] : []
			);
			for (const count of counts)
				where.push(
					`not exists (select 1 from ${count} c${same.length ? ` where ${same.join(' and ')}` : ''})`
				);
		}
		const group = by.flatMap((dimension, index) => (isPlace[index] ? [`r.${dimension.column}`] : []));
		return (
			`\tselect\n\t\t${lines(select, ',', '\t\t')}\n\tfrom marts.insats r` +
			(where.length ? `\n\twhere\n\t\t${lines(where, ' and', '\t\t')}` : '') +
			(group.length ? `\n\tgroup by\n\t\t${lines(group, ',', '\t\t')}` : '\n\thaving\n\t\tcount(*) > 0')
		);
	}

	write(): Compiled {
		const { measure, question } = this;
		const ctes: string[] = [];
		const periods = this.periods();
		if (periods) ctes.push(periods);
		if (measure.samma_tid) ctes.push(this.covered());
		ctes.push(`taljare as (\n${this.count(measure.taljare, 'taljare')}\n)`);
		const counts = ['taljare'];
		if (measure.namnare) {
			ctes.push(`namnare as (\n${this.count(measure.namnare, 'namnare', measure.samma_tid)}\n)`);
			counts.push('namnare');
		}
		if (measure.namnare_plus) {
			ctes.push(`tillagg as (\n${this.count(measure.namnare_plus, 'namnare')}\n)`);
			counts.push('tillagg');
		}
		const skeleton = this.skeleton(counts);
		if (skeleton) ctes.push(`insatser as (\n${skeleton}\n)`);

		const ds = question.by.map((_, index) => `d${index}`);
		const names = ['taljare', 'namnare', 'tillampliga', 'registrerade'];
		const part = (from: string, ...has: string[]) => {
			const figures = names.map((name) => (has.includes(name) ? name : `null as ${name}`));
			return `\tselect ${[...ds, ...figures].join(', ')} from ${from}`;
		};
		const parts = counts.map((name) => part(name, name === 'tillagg' ? 'namnare' : name));
		if (skeleton) parts.push(part('insatser', 'tillampliga', 'registrerade'));
		ctes.push(`alla as (\n${parts.join('\n\tunion all\n')}\n)`);

		const sql =
			`with ${ctes.join(',\n')}\nselect\n\t` +
			lines(
				[
					...ds,
					'max(taljare) as taljare',
					'sum(namnare) as namnare',
					'max(tillampliga) as tillampliga',
					'max(registrerade) as registrerade'
				],
				',',
				'\t'
			) +
			'\nfrom alla' +
			(isEmptyScope(this.viewer) ? '\nwhere\n\t1 = 0' : '') +
			(ds.length ? `\ngroup by\n\t${lines(ds, ',', '\t')}` : '\nhaving\n\tcount(*) > 0') +
			(ds.length
				? `\norder by\n\t${lines(
						ds.map((d) => `${d} nulls last`),
						',',
						'\t'
					)}`
				: '');
		return { matt: measure.matt, by: question.by.map(({ id }) => id), sql, params: this.binder.params };
	}
}

/**
 * Measure × cut × viewer → SQL and bound values, or every fault of the cut as Swedish sentences. Pure.
 * With `known` the values of `where` are checked too.
 */
export function compile(
	measure: Measure,
	cut: Cut,
	viewer: Viewer,
	known: Known = nothingKnown
): CompileResult {
	const errors: string[] = [];
	const question = readQuestion(measure, cut, viewer, known, errors);
	if (errors.length) return { ok: false, errors };
	return { ok: true, compiled: new Writer(measure, question, viewer).write() };
}

/** The SQL for people to read, its bound values listed first as comments. */
export function sqlText({ sql, params }: Compiled): string {
	const bound = Object.entries(params).map(
		([name, value]) => `-- $${name} = ${String(value).replace(/\s+/g, ' ')}`
	);
	return [...bound, sql].join('\n');
}
