import { formatDate, heading, noun } from '#lib/format/index.ts';
import type { Beslut } from '#lib/server/mappningsfragor.ts';
import { pengarna } from './sie.ts';
import { listnamn, rader } from './words.ts';

export interface BeslutView {
	nyckel: string;
	text: string;
	/** When it was decided, and what it did. */
	sub: string;
}

export interface BeslutGrupp {
	title: string;
	/** What happens, and does not, when one is taken back. */
	efter: string | null;
	rader: BeslutView[];
}

const GRUPPER: readonly [string, string][] = [
	['enkater', 'Enkäter'],
	['kolumner', 'Kolumner'],
	['koder', 'Ord för koder'],
	['insatser', 'Namn på insatser'],
	['skalsvar', 'Svar på skalor'],
	['svar', 'Svar i enkäter med en rad per svar'],
	['sie', 'Bokföring'],
	['omvarld', 'Förbundets kommuner'],
	['avvisade', 'Avvisat för gott']
];

const EFTER: Record<string, string> = {
	enkater:
		'Tas en enkät bort ligger de svar som redan är publicerade kvar i lagret, tills filen skickas igen eller tas bort.',
	kolumner: 'Det som redan är publicerat står kvar tills filen skickas igen.',
	koder: 'Det som redan är publicerat står kvar tills filen skickas igen.',
	omvarld: 'Ändra dem på sidan Omvärlden. Tas valet bort gäller det från nästa publicering.'
};

/** A decision in words. */
function text({ del, i, ord, blir }: Beslut): string {
	switch (del) {
		case 'kolumner':
			return `Kolumnen ”${ord}” bland ${noun(i).many} är ${heading(blir)}`;
		case 'koder':
			return `”${ord}” är ${listnamn(i)}: ${blir}`;
		case 'insatser':
			return `”${ord}” är insatsen ${blir}`;
		case 'skalsvar':
			return `Svaret ”${ord}” på skalan ${i} är ${blir}`;
		case 'svar':
			return `Svaret ”${ord}” i enkäten ${i} är ${blir}`;
		case 'enkater':
			return `Enkäten ${ord}, version ${i}`;
		case 'omvarld':
			return `${i === '' ? 'Förbundets kommuner' : `Kommunerna i ${i}`} är ${blir}`;
		case 'avvisade':
			return `${ord.split('/').slice(1).join(', ')} (${GRUPPER.find(([key]) => key === ord.split('/')[0])?.[1].toLocaleLowerCase('sv') ?? 'förslag'})`;
		default:
			return {
				objekt: `Objekt ${ord} förs till ${blir}`,
				konto: `Konto ${ord.replace('-', '–')} är ${blir}`,
				utan_objekt: `Pengar utan objekt förs till ${blir}`,
				dimensioner: `Dimension ${blir} bestämmer, den första först`
			}[i] ?? `${i} ${ord}: ${blir}`;
	}
}

/** What a decision did: rows, answers or kronor. */
function gjorde({ del, gjorde: did }: Beslut): string[] {
	if (!did) return [];
	if ('pengar' in did) return [pengarna(did.pengar)];
	const en = del === 'enkater' || del === 'skalsvar' || del === 'svar' ? 'svar' : 'rad';
	return [`${rader(did.rader, en, en === 'rad' ? 'rader' : 'svar')} i den här sändningen`];
}

/** All that is decided, in words, part by part. */
export function beslutGrupper(bestamt: readonly Beslut[]): BeslutGrupp[] {
	return GRUPPER.map(([del, title]) => ({
		title,
		efter: EFTER[del] ?? null,
		rader: bestamt
			.filter((one) => one.del === del)
			.map((one) => ({
				nyckel: one.nyckel,
				text: text(one),
				sub: [one.nar ? `bestämt ${formatDate(one.nar)}` : 'dagen är inte antecknad', ...gjorde(one)].join(' · ')
			}))
	})).filter(({ rader }) => rader.length > 0);
}
