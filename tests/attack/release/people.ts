/** Made-up förbund with seeds, as the files a kansli would send, and what happens to them from one load to the next. */
import { csv, insats } from '../../pipeline/support.ts';
import { random } from './tables.ts';

type Cell = string | number | null;
type Row = Record<string, Cell>;

export interface World {
	/** Mean number of spells an insats and year. */
	pace: number;
	seed: number;
}

const FORBUND = ['Samordningsförbundet Norr', 'Samordningsförbundet Söder'] as const;

/** insats_id, förbund, overordnad, first year, last year. */
const INSATSER: readonly (readonly [string, string, string | null, number, number | null])[] = [
	['nav', FORBUND[0], null, 2021, null],
	['nav-ost', FORBUND[0], 'nav', 2021, null],
	['nav-vast', FORBUND[0], 'nav', 2022, null],
	['klara', FORBUND[0], null, 2021, null],
	['steg', FORBUND[0], null, 2021, 2023],
	['ny', FORBUND[0], null, 2024, 2024],
	['soder-a', FORBUND[1], null, 2021, null],
	['soder-b', FORBUND[1], null, 2023, null]
];

const sysselsattning = [
	['arbete_osubventionerat', 0.18],
	['arbete_subventionerat', 0.1],
	['studier', 0.12],
	['aktivt_arbetssokande', 0.25],
	['arbetstraning_praktik', 0.1],
	['ingen', 0.15],
	['okand', 0.1]
] as const;

type Choice = readonly (readonly [string, number])[];

/** People with seeds: new ones, and the same ones again. */
export class Population {
	readonly #next: () => number;
	#spells: Row[] = [];
	#nr = 0;

	constructor(readonly world: World) {
		this.#next = random(world.seed);
		for (const [id, , , from, to] of INSATSER) {
			if (id === 'nav') continue;
			for (let year = from; year <= (to ?? 2025); year++) this.#arrive(id, year);
		}
	}

	#pick(choice: Choice): string {
		let left = this.#next() * choice.reduce((sum, [, share]) => sum + share, 0);
		for (const [value, share] of choice) if ((left -= share) < 0) return value;
		return choice[0]![0];
	}

	#spell(id: string, year: number): Row {
		const nr = ++this.#nr;
		const month = 1 + Math.floor(this.#next() * 12);
		const day = 1 + Math.floor(this.#next() * 27);
		const start = new Date(Date.UTC(year, month - 1, day));
		const end = new Date(start.getTime() + (30 + this.#next() * 420) * 86_400_000).toISOString().slice(0, 10);
		const [, , , , last] = INSATSER.find(([own]) => own === id)!;
		const gone = last === null ? end < '2025-10-01' : true;
		const slut = last !== null && end > `${last}-12-31` ? `${last}-12-31` : end;
		const consent = this.#next() < 0.9;
		const outcome = gone && consent;
		return {
			deltagande_id: `d${nr}`,
			deltagare: this.#next() < 0.1 && nr > 20 ? `p${nr - 17}` : `p${nr}`,
			insats_id: id,
			start: start.toISOString().slice(0, 10),
			slut: gone ? slut : null,
			kon: this.#pick([
				['kvinna', 0.55],
				['man', 0.42],
				['annat', 0.03]
			]),
			fodelsear: 2021 - 20 - Math.floor(this.#next() * 40),
			utbildning: this.#pick([
				['forgymnasial', 0.3],
				['gymnasial', 0.5],
				['okand', 0.2]
			]),
			remittent: this.#pick([
				['kommun', 0.5],
				['forsakringskassan', 0],
				['region', 0.2]
			]),
			samtycke: consent ? 'ja' : 'nej',
			sysselsattning_fore: outcome ? this.#pick(sysselsattning) : null,
			sysselsattning_efter: outcome ? this.#pick(sysselsattning) : null,
			avslutsorsak: gone
				? this.#pick([
						['enligt_plan', 0.6],
						['avbrott_halsa', 0.2],
						['uteblivit', 0.2]
					])
				: null,
			fullfoljt: gone ? (this.#next() < 0.7 ? 'ja' : 'nej') : null
		};
	}

	#arrive(id: string, year: number): void {
		const many = Math.round(-Math.log(1 - this.#next()) * this.world.pace);
		for (let i = 0; i < many; i++) this.#spells.push(this.#spell(id, year));
	}

	/** Some come, some are corrected, some were never there: what the next load brings. */
	move(): void {
		const next = this.#next;
		this.#spells = this.#spells.filter(() => next() > 0.01);
		for (const spell of this.#spells)
			if (spell.sysselsattning_efter !== null && next() < 0.02)
				spell.sysselsattning_efter = this.#pick(sysselsattning);
		for (const [id, , , , to] of INSATSER) {
			if (id === 'nav' || to !== null) continue;
			const many = Math.floor(next() * 4);
			for (let i = 0; i < many; i++) this.#spells.push(this.#spell(id, 2024 + Math.floor(next() * 2)));
		}
	}

	/** One insats leaves the files for a load, and comes back in the next. */
	files(without?: string): Record<string, string> {
		const insatser = INSATSER.map(([insats_id, forbund, overordnad_insats, from, to]) =>
			insats({
				insats_id,
				namn: `Insatsen ${insats_id}`,
				forbund,
				overordnad_insats,
				start: `${from}-01-01`,
				slut: to === null ? null : `${to}-12-31`
			})
		);
		const money: Row[] = INSATSER.filter(([id]) => id !== 'nav').flatMap(([insats_id, , , from, to]) =>
			Array.from({ length: (to ?? 2025) - from + 1 }, (_, i) => ({
				insats_id,
				period: String(from + i),
				typ: 'utfall',
				kostnadsslag: 'personal',
				belopp_kr: 1_000_000 + 10_000 * i
			}))
		);
		const goals: Row[] = INSATSER.filter(([id]) => id !== 'nav').flatMap(([insats_id]) =>
			['avslut_arbete_studier', 'avslut_arbete', 'nya'].map((matt, i) => ({
				mal_id: `M${i}-${insats_id}`,
				insats_id,
				text: `Ett mål om ${matt}`,
				matt,
				jamforelse: '>=',
				varde: i === 2 ? 10 : 40,
				enhet: i === 2 ? 'deltaganden' : 'procent'
			}))
		);
		return {
			'insatser.csv': csv(insatser),
			'deltagande.csv': csv(this.#spells.filter(({ insats_id }) => insats_id !== without)),
			'ekonomi.csv': csv(money),
			'mal.csv': csv(goals)
		};
	}
}
