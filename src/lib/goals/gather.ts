import { figureOf } from './ask.ts';
import { counts, value } from './counts.ts';
import { dated } from './due.ts';
import { empty, type Question } from './evidence.ts';
import { gatherPublished } from './published.ts';
import { benchmark, shares } from './shares.ts';
import { gatherChange } from './survey.ts';
import { addMonths, judgedPeriod, validity } from './windows.ts';
import type { Evidence } from './types.ts';

/** Asks everything a plan needs and puts it together. Never judges. */
export async function gather(q: Question): Promise<Evidence | { tidigast: string }> {
	const { plan, fonster } = q.read;
	const valid = validity(q.goal);
	if (valid.fran > q.kalender && plan.form !== 'aggregat') return { tidigast: valid.fran };
	if (plan.form === 'datum') return dated(q, plan);
	const period = judgedPeriod(fonster, valid, q.kalender);
	if (!period) {
		const fran = fonster.slag === 'planar' ? addMonths(valid.fran, (fonster.nummer - 1) * 12) : valid.fran;
		return { tidigast: fonster.slag === 'spann' ? fonster.span.fran : fran };
	}
	switch (plan.form) {
		case 'andel':
			return shares(q, plan, period);
		case 'antal':
			return counts(q, plan, period);
		case 'belaggning':
		case 'mellanrum':
		case 'varde':
			return value(q, plan, period);
		case 'riktmarke':
			return benchmark(q, plan, period);
		case 'forandring':
			return gatherChange(q, period);
		case 'aggregat':
			return gatherPublished(q, plan, period);
		case 'platser': {
			const { platser } = q.goal;
			const figure = { ...figureOf('platser', []), taljare: platser, varde: platser };
			const evidence = { ...empty(period, 'antal', 'platser'), pagar: false, kan_sagas: null };
			return platser === null
				? { ...evidence, saknas: 'platser i insatsfilen, från kansliet' }
				: { ...evidence, delar: [{ ...figure, status: 'visas' as const }] };
		}
		case 'saknas':
			return { ...empty(period, 'antal', ''), saknas: `${plan.vad}, från ${plan.av}` };
	}
}
