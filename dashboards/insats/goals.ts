import { formatDate, formatNumber, NBSP, sentence } from '#lib/format/index.ts';
import type { Goal } from '#lib/server/catalog/index.ts';
import type { TableView } from '#lib/ui/types.ts';

const units: Record<string, string> = { procent: '%', kronor: 'kr' };

/** `minst 50 personer`, `4–6 möten`, `alla`, `följs upp, utan målvärde`: the target in words. */
export function targetText(goal: Goal): string {
	const unit = goal.enhet ? (units[goal.enhet] ?? goal.enhet) : '';
	const value = (x: number | null) => (x === null ? '' : formatNumber(x, Number.isInteger(x) ? 0 : 1));
	const with_ = (text: string) => (unit ? `${text}${NBSP}${unit}` : text);
	switch (goal.jamforelse) {
		case '>=':
			return `minst ${with_(value(goal.varde))}`;
		case '<=':
			return goal.varde === null ? 'senast på utsatt dag' : `högst ${with_(value(goal.varde))}`;
		case '=':
			return with_(value(goal.varde));
		case 'intervall':
			return goal.varde_till === null
				? with_(value(goal.varde))
				: with_(`${value(goal.varde)}–${value(goal.varde_till)}`);
		case 'alla':
			return 'alla';
		case 'riktmärke':
		case 'riktmarke':
			return `riktmärke ${with_(value(goal.varde))}`;
		default:
			return 'följs upp, utan målvärde';
	}
}

export function goalsTable(goals: readonly Goal[]): TableView {
	return {
		caption: 'Mål',
		columns: [
			{ key: 'text', label: 'Mål' },
			{ key: 'mal', label: 'Målvärde' },
			{ key: 'status', label: 'Läge', unit: 'vad bedömningen behöver' }
		],
		rows: goals.map((goal) => ({
			cells: {
				text: {
					text: sentence(goal.text),
					sub: [goal.mal_id, goal.population, goal.anmarkning].filter(Boolean).join(' · ')
				},
				mal: {
					text: targetText(goal),
					sub: [
						goal.fonster,
						goal.giltig_fran && `från ${formatDate(goal.giltig_fran)}`,
						goal.giltig_till && `till ${formatDate(goal.giltig_till)}`
					]
						.filter(Boolean)
						.join(', ')
				},
				status: {
					text: 'bedöms inte än',
					sub: [goal.matt && `mått: ${goal.matt}`, goal.kalla && `källa: ${goal.kalla}`]
						.filter(Boolean)
						.join(', ')
				}
			}
		}))
	};
}
