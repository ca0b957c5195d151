import { formatList, formatNumber } from '#lib/format/index.ts';
import type { Ordlista } from '#lib/server/mappningsfragor.ts';
import { beslutGrupper, type BeslutGrupp } from './decided.ts';

export interface OrdlistaView {
	title: string;
	lead: string;
	prov: string;
	fel: string | null;
	grupper: BeslutGrupp[];
	/** Where the file itself is fetched; null when there is none. */
	fil: string | null;
}

/** The förbund's kept mapping in words. `namn`: what kommuner and förbund are called by their codes, where it is known. */
export function ordlistaView(
	{ prov, bestamt: decided, finns, fel }: Ordlista,
	namn: ReadonlyMap<string, string> = new Map()
): OrdlistaView {
	const name = (kod: string) => namn.get(kod) ?? kod;
	const bestamt = decided.map((one) =>
		one.del === 'omvarld'
			? { ...one, i: name(one.i), blir: formatList(one.blir.split(', ').map(name)) }
			: one
	);
	const n = bestamt.length;
	return {
		title:
			n === 0 ? 'Ordlistan är tom' : `${n === 1 ? 'Ett' : formatNumber(n)} beslut i ordlistan`,
		lead:
			n === 0
				? 'Här samlas det ni bestämmer om egna ord, kolumner, enkäter och konton när ni går igenom en sändning. Inget är bestämt än.'
				: 'Det här har ni bestämt, och nya sändningar läses så. Tar du bort ett beslut ställs frågan igen vid nästa sändning; det som redan är publicerat ändras först när filen skickas på nytt.',
		prov,
		fel,
		grupper: beslutGrupper(bestamt),
		fil: finns ? '/data/mappning/mappning.yml' : null
	};
}
