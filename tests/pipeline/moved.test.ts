/** Corrections over time: years that were already told of change, and the report says which, and by how much. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { movedLines } from '#lib/format/index.ts';
import { openState } from '#lib/server/state/index.ts';
import { paths } from '#lib/server/versions.ts';
import { csv, deltagande, insats, place, type Place } from './support.ts';

let p: Place;
beforeEach(() => {
	p = place('moved');
});
afterEach(() => p.remove());

const spell = (
	nr: number,
	month: string,
	slut: string | null,
	over: Record<string, string | number | null> = {}
) => deltagande(nr, { start: `2024-${month}-10`, slut, samtycke: 'ja', ...over });
const line = (period: string, kostnadsslag: string, belopp_kr: string, typ = 'utfall') => ({
	...{ insats_id: 'krus', period, typ, kostnadsslag, belopp_kr }
});

/**
 * 2024: five begun, four of them ended, three of these into work or studies. Then come: two late registrations of 2024 (one
 * ended then, into studies), d1 corrected from studies to none, d2 ended by another reason, d3 another day of the same year,
 * and one that began in 2025 (which is no correction).
 */
const before = [
	spell(1, '01', '2024-06-01', { sysselsattning_efter: 'studier', avslutsorsak: 'enligt_plan' }),
	spell(2, '02', '2024-07-01', { sysselsattning_efter: 'studier', avslutsorsak: 'enligt_plan' }),
	spell(3, '03', '2024-08-01', { sysselsattning_efter: 'arbete_osubventionerat' }),
	spell(4, '04', '2024-09-01', { sysselsattning_efter: 'ingen' }),
	spell(5, '05', null),
	deltagande(6, { start: '2025-03-01', slut: null })
];
const after = [
	{ ...before[0]!, sysselsattning_efter: 'ingen' },
	{ ...before[1]!, avslutsorsak: 'avbrott_halsa' },
	{ ...before[2]!, slut: '2024-08-05' },
	before[3]!,
	before[4]!,
	before[5]!,
	spell(7, '06', '2024-10-01', { sysselsattning_efter: 'studier' }),
	spell(8, '07', null),
	deltagande(9, { start: '2025-04-01', slut: null })
];

describe('late registrations and corrections', () => {
	it('name the year, the insats and the measure with both figures; what is new this year is no correction', async () => {
		p.write({ 'insatser.csv': csv([insats()]), 'd.csv': csv(before) });
		const first = await p.load();
		expect(first.moved).toBeUndefined();
		const state = openState(paths(p.warehouse).state);
		const frozen = {
			nyckel: 'k',
			titel: 't',
			version: first.version!,
			sha256: 'x',
			innehall: '{"avslutade":4}'
		};
		const id = state.freeze(frozen, '2025-01-01');
		p.write({ 'd.csv': csv(after) });
		const report = await p.load();
		expect(report.errors).toEqual([]);
		expect(report.moved).toEqual({
			figures: [
				// Into work or studies: d1 no longer, d7 new: 3 − 1 + 1 = 3, so it does not stand here.
				{ ar: 2024, insats_id: 'krus', matt: 'avslutade', fore: 4, efter: 5, sena: 1 },
				{ ar: 2024, insats_id: 'krus', matt: 'nya', fore: 5, efter: 7, sena: 2 }
			],
			corrected: [
				{ falt: 'avslutsorsak', fore: 'enligt_plan', efter: 'avbrott_halsa', antal: 1 },
				{ falt: 'slut', fore: '2024', efter: '2024', antal: 1 },
				{ falt: 'sysselsattning_efter', fore: 'studier', efter: 'ingen', antal: 1 }
			],
			money: [],
			more: 0
		});
		expect(movedLines(report.moved)).toEqual([
			'krus 2024, avslutade: 4 → 5 (1 sent inkommen)',
			'krus 2024, nya deltagare: 5 → 7 (2 sent inkomna)',
			'Rättat avslutsorsak: enligt plan → avbrott halsa, 1 deltagande',
			'Rättat slut: annan dag samma år (2024), 1 deltagande',
			'Rättat sysselsättning vid avslut: studier → ingen, 1 deltagande'
		]);
		// No pseudonym and no number of a deltagande is in the report.
		expect(JSON.stringify(report.moved)).not.toMatch(/"[dp]\d"/);
		expect(state.frozen(id)?.innehall).toBe(frozen.innehall);
		state.close();
	});
});

describe('money', () => {
	const sheet = csv([line('2024', 'Färder', '1200'), line('2024', 'Löneposter', '5000')]);
	const mapping = (resor: string) =>
		`koder:\n  kostnadsslag:\n    Färder: ${resor}\n    Löneposter: personal\n`;

	it('that another mapping puts elsewhere is said in kronor, from where to where, and is counted once', async () => {
		p.write({ 'insatser.csv': csv([insats()]), 'e.csv': sheet, 'mappning.yml': mapping('resor') });
		p.write({ 'd.csv': csv(before) });
		const first = await p.load();
		expect(first.errors).toEqual([]);
		p.write({ 'mappning.yml': mapping('ovrigt') });
		const report = await p.load();
		expect(report.errors).toEqual([]);
		expect(report.moved?.money).toEqual([
			{ ar: 2024, typ: 'utfall', fran: 'krus · resor', till: 'krus · ovrigt', kr: 1200 }
		]);
		expect(report.moved?.figures).toEqual([]);
		expect(
			await p.query('select kostnadsslag, belopp_ore from staging.ekonomi order by belopp_ore nulls last')
		).toEqual([
			{ kostnadsslag: 'ovrigt', belopp_ore: 120000 },
			{ kostnadsslag: 'personal', belopp_ore: 500000 }
		]);
	});

	it('of a whole year sent after its months takes their place: 15 000, never 3 000 + 15 000, and nothing waits in quarantine', async () => {
		p.write({ 'insatser.csv': csv([insats()]), 'd.csv': csv(before) });
		p.write({ 'månader.csv': csv(['01', '02', '03'].map((m) => line(`2024-${m}`, 'personal', '1000'))) });
		await p.load();
		p.write({ 'år.csv': csv([line('2024', 'personal', '15000')]) });
		const report = await p.load();
		expect(report.files.reduce((sum, file) => sum + file.quarantined, 0)).toBe(0);
		expect(await p.query('select sum(belopp_ore) as ore from marts.ekonomi')).toEqual([{ ore: 1_500_000 }]);
		expect(report.warnings.map(({ text }) => text)).toContainEqual(
			expect.stringMatching(/^3.ekonomirader ersattes, och 3 av dem/)
		);
		expect(report.moved?.figures).toEqual([
			{ ar: 2024, insats_id: 'krus', matt: 'utfall', fore: 3000, efter: 15000, sena: 0 }
		]);
	});
});
