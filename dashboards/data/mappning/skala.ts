import { formatNumber } from '#lib/format/index.ts';
import type { Enkatskala, Val } from '#lib/server/mappningsfragor.ts';
import { sakert, valj, type ValView, type Valj } from './words.ts';

export interface SkalaView {
	namn: string;
	sager: string;
	/** What is still to be said, or where the cut is. */
	sum: string;
	klar: boolean;
	open: boolean;
	svar: { ord: string; antal: string; valj: Valj }[];
	fler: { name: string; value: string };
	positivt: { name: string; value: string; fran: ValView[]; till: ValView[]; egen: string };
}

/** The numbers that the answers of a scale may have: those that stand there, and as many as there are answers. */
function stegen({ svar }: Enkatskala): number[] {
	const said = svar.flatMap(({ ord, val }) =>
		[ord, val.replace(/^varde:/, '')].flatMap((text) => (/^-?\d{1,3}$/.test(text) ? [Number(text)] : []))
	);
	const most = Math.max(5, svar.length);
	return [...new Set([...Array.from({ length: most }, (_, i) => i + 1), 0, ...said])].sort((a, b) => a - b);
}

/** Where an answer is shown, by its proposed place: what somebody must say first, then the lowest to the highest, then none. */
const rang = (val: string): number =>
	val === '' ? -Infinity : val.startsWith('varde:') ? Number(val.slice(6)) : Infinity;

/** One scale: where each answer stands on it, and from which one it is positive. */
export function skalaView(
	id: string,
	skala: Enkatskala,
	at: number,
	saknas: readonly Val[],
	own: (name: string, value: string) => string
): SkalaView {
	const steg = stegen(skala);
	const platser: Val[] = [
		...steg.map((n) => ({ varde: `varde:${n}`, text: `värdet ${n}` })),
		...saknas.map(({ varde, text }) => ({ varde: `saknas:${varde}`, text: `inget svar: ${text.toLocaleLowerCase('sv')}` })),
		{ varde: 'stanna', text: 'inte på skalan: låt stå i karantän' }
	];
	const placed = skala.svar.map(({ ord, val }, j) => ({ ord, val: own(`plats:${at}:${j}`, val) }));
	const ordet = (n: number) => placed.find(({ val }) => val === `varde:${n}`)?.ord;
	const named = (vag: string, n: number): ValView => {
		const ord = ordet(n);
		return { varde: `${vag}:${n}`, text: !ord || ord.startsWith(String(n)) ? (ord ?? String(n)) : `${n} (${ord})` };
	};
	const name = `positivt:${at}`;
	const value = own(name, '');
	const open = skala.bestamd ? 0 : placed.filter(({ val }) => val === '').length;
	const cut = skala.bestamd && value === '' ? skala.positivt : value;
	const [, vag, n] = /^(fran|till):(-?\d+)$/.exec(cut) ?? [];
	return {
		namn: skala.namn,
		klar: open === 0 && cut !== '',
		open: false,
		sum: [
			...(open > 0 ? [`${open} svar utan plats`] : []),
			cut === ''
				? 'gränsen för positivt saknas'
				: `positivt ${vag === 'fran' ? 'från' : 'till'} ${named('', Number(n)).text}`
		].join(', '),
		sager: skala.bestamd
			? 'Skalan är bestämd sedan förut.'
			: skala.poang === 0
				? 'Säg vilket värde varje svar har, lägst först.'
				: `Förslag (${sakert(skala.poang)}): svaren från lägst till högst.`,
		svar: skala.bestamd
			? []
			: skala.svar
					.map((svar, j) => ({ ...svar, j }))
					.sort((a, b) => rang(a.val) - rang(b.val))
					.map(({ ord, antal, j }) => ({
					ord,
					antal: formatNumber(antal),
					valj: valj(`${id}:plats:${at}:${j}`, `Svaret ”${ord}”`, platser, [], placed[j]?.val ?? '')
				})),
		fler: { name: `${id}:fler:${at}`, value: own(`fler:${at}`, '') },
		positivt: {
			...{ name: `${id}:${name}`, value },
			fran: steg.map((one) => named('fran', one)),
			till: steg.map((one) => named('till', one)),
			egen: !skala.bestamd
				? ''
				: skala.positivt === ''
					? 'skalan har ingen gräns'
					: `skalans egen: ${skala.positivt.startsWith('fran:') ? 'från' : 'till'} ${skala.positivt.slice(5)}`
		}
	};
}
