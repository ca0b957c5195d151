import { formatNumber, NBSP } from '#lib/format/index.ts';
import type { Enkatfraga, Enkatskala, Fragor, Val } from '#lib/server/mappningsfragor.ts';
import { sakert, valj, type ValView, type Valj } from './words.ts';

export interface KolumnView {
	rubrik: string;
	/** Answers as they stand, or why none are shown. */
	exempel: string;
	sager: string;
	roll: Valj;
	fraga: { name: string; value: string };
	indikator: { name: string; value: string };
	skala: Valj;
	/** The column has no answers at all: nothing is asked. */
	tom: boolean;
}

export interface SkalaView {
	namn: string;
	sager: string;
	bestamd: boolean;
	svar: { ord: string; antal: string; valj: Valj }[];
	fler: { name: string; value: string };
	positivt: { name: string; value: string; fran: ValView[]; till: ValView[]; egen: string };
}

export interface EnkatView {
	id: string;
	nyckel: string;
	fil: string;
	blad: string;
	title: string;
	lead: string;
	falt: { name: string; label: string; value: string; hint: string; lista?: readonly string[] }[];
	insats: Valj | null;
	kolumner: KolumnView[];
	skalor: SkalaView[];
	liknar: string[];
}

const ROLLER: readonly Val[] = [
	{ varde: 'fraga', text: 'En fråga' },
	{ varde: 'bort', text: 'Hoppa över kolumnen (fritext läses aldrig)' },
	{ varde: 'insats_id', text: 'Vilken insats eller vilket team' },
	{ varde: 'datum', text: 'Svarsdag' },
	{ varde: 'matar', text: 'Mätår' },
	{ varde: 'kon', text: 'Kön' },
	{ varde: 'respondentgrupp', text: 'Vilka som svarar' },
	{ varde: 'svar_id', text: 'Svarets nummer' }
];
const GRUPPER = ['deltagare', 'personal', 'remittent', 'chef', 'styrelse'] as const;
const rollen = (roll: string): string => (roll === 'fritext' ? 'bort' : roll);
const rolltext = (roll: string): string => ROLLER.find(({ varde }) => varde === rollen(roll))?.text ?? roll;

type Sent = Readonly<Record<string, string>>;

function kolumnView(enkat: Enkatfraga, i: number, skalor: readonly string[], sent: Sent): KolumnView {
	const { rubrik, roll, poang, eller, exempel, fraga, indikator, skala } = enkat.kolumner[i] as Enkatfraga['kolumner'][number];
	const own = (name: string, value: string) => ({ name: `${name}:${i}`, value: sent[`${name}:${i}`] ?? value });
	const val = skalor.map((namn) => ({ varde: namn, text: namn }));
	return {
		rubrik,
		tom: roll === 'tom',
		exempel:
			roll === 'fritext'
				? 'Ser ut som fritext: svaren visas inte och läses inte.'
				: exempel.map(({ ord, antal }) => `${ord} (${formatNumber(antal)})`).join(', '),
		sager:
			roll === 'tom'
				? 'Kolumnen är tom och hoppas över.'
				: `Förslag (${sakert(poang)}): ${rolltext(roll).toLocaleLowerCase('sv')}${eller.length > 0 ? `; annars ${eller.map((one) => rolltext(one).toLocaleLowerCase('sv')).join(' eller ')}` : ''}.`,
		roll: valj(`roll:${i}`, 'Vad är kolumnen?', ROLLER, [rollen(roll), ...eller.map(rollen)], own('roll', rollen(roll)).value),
		fraga: own('fraga', fraga || `f${i + 1}`),
		indikator: own('indikator', indikator),
		skala: valj(`skala:${i}`, 'Skala', val, [], own('skala', skala || (val.length === 1 ? (val[0]?.varde ?? '') : '')).value)
	};
}

/** The numbers that the answers of a scale may have: those that stand there, and as many as there are answers. */
function stegen({ svar }: Enkatskala): number[] {
	const said = svar.flatMap(({ ord, val }) =>
		[ord, val.replace(/^varde:/, '')].flatMap((text) => (/^-?\d{1,3}$/.test(text) ? [Number(text)] : []))
	);
	const most = Math.max(5, svar.length);
	return [...new Set([...Array.from({ length: most }, (_, i) => i + 1), 0, ...said])].sort((a, b) => a - b);
}

function skalaView(skala: Enkatskala, at: number, saknas: readonly Val[], sent: Sent): SkalaView {
	const steg = stegen(skala);
	const platser: Val[] = [
		...steg.map((n) => ({ varde: `varde:${n}`, text: `värdet ${n}` })),
		...saknas.map(({ varde, text }) => ({ varde: `saknas:${varde}`, text: `inget svar: ${text.toLocaleLowerCase('sv')}` })),
		{ varde: 'stanna', text: 'inte på skalan: låt stå i karantän' }
	];
	const ordet = (n: number) => skala.svar.find(({ val }) => val === `varde:${n}`)?.ord;
	const named = (vag: string, n: number): ValView => ({
		varde: `${vag}:${n}`,
		text: ordet(n) && ordet(n) !== String(n) ? `${n} (${ordet(n)})` : String(n)
	});
	const name = `positivt:${at}`;
	return {
		namn: skala.namn,
		bestamd: skala.bestamd,
		sager: skala.bestamd
			? 'Skalan är bestämd sedan förut.'
			: skala.poang === 0
				? 'Ordningen går inte att föreslå för alla svar. Säg vilket värde varje svar har, lägst först.'
				: `Förslag (${sakert(skala.poang)}): svaren från lägst till högst.`,
		svar: skala.bestamd
			? []
			: skala.svar.map(({ ord, antal, val }, j) => ({
					ord,
					antal: formatNumber(antal),
					valj: valj(`plats:${at}:${j}`, `Svaret ”${ord}”`, platser, [], sent[`plats:${at}:${j}`] ?? val)
				})),
		fler: { name: `fler:${at}`, value: sent[`fler:${at}`] ?? '' },
		positivt: {
			...{ name, value: sent[name] ?? '' },
			fran: steg.map((n) => named('fran', n)),
			till: steg.map((n) => named('till', n)),
			egen: !skala.bestamd
				? ''
				: skala.positivt === ''
					? 'skalan har ingen gräns'
					: `skalans egen: ${skala.positivt.startsWith('fran:') ? 'från' : 'till'} ${skala.positivt.slice(5)}`
		}
	};
}

/** A sheet that is like a survey, as one form. */
export function enkatView(enkat: Enkatfraga, nr: string, { val, skalor, enkater }: Fragor, all: Sent): EnkatView {
	const sent = all.gor === 'enkat' && all.fil === enkat.fil && (all.blad ?? '') === (enkat.blad ?? '') ? all : {};
	const namn = [...new Set([...enkat.skalor.map((one) => one.namn), ...skalor])];
	const falt = (name: string, label: string, value: string, hint: string, lista?: readonly string[]) => ({
		...{ name, label, hint, value: sent[name] ?? value },
		...(lista && { lista })
	});
	const questions = enkat.kolumner.filter(({ roll }) => roll === 'fraga').length;
	const stem = enkat.fil.replace(/\.[^.]+$/, '');
	return {
		id: `enkat-${nr}`,
		nyckel: enkat.nyckel,
		fil: enkat.fil,
		blad: enkat.blad ?? '',
		title: `${enkat.blad === null ? 'Filen' : `Bladet ${enkat.blad}`} liknar en enkät med en kolumn per fråga`,
		lead: `${formatNumber(enkat.svarande)} svarande och ${questions === 1 ? 'en fråga' : `${formatNumber(questions)} frågor`} känns igen (${sakert(enkat.poang)}): ${formatNumber(enkat.svarande * questions)}${NBSP}svar att läsa. Gå igenom förslagen och godkänn när de stämmer.`,
		falt: [
			falt('enkat', 'Enkäten heter', enkat.enkat, 'Samma namn varje år, så följs frågorna över tid.', enkater),
			falt('version', 'Version', '', 'Till exempel 2025. En ny version när frågor eller skalor har ändrats.'),
			falt(
				'filnamn',
				'Gäller filer vars namn innehåller',
				enkat.behover.length > 0 ? stem : '',
				'Tomt: alla filer med de här rubrikerna.'
			),
			...(enkat.behover.includes('respondentgrupp')
				? [falt('respondentgrupp', 'Vilka som svarar', '', 'Ingen kolumn säger det.', GRUPPER)]
				: []),
			...(enkat.behover.includes('matar') ? [falt('matar', 'Mätår', '', 'Ingen kolumn säger när. Skriv året.')] : [])
		],
		insats: enkat.behover.includes('insats_id')
			? valj('insats_id', 'Vilken insats svaren gäller', val['insatser/'] ?? [], [], sent.insats_id ?? '')
			: null,
		kolumner: enkat.kolumner.map((_, i) => kolumnView(enkat, i, namn, sent)),
		skalor: enkat.skalor.map((skala, at) => skalaView(skala, at, val['koder/saknas'] ?? [], sent)),
		liknar: enkat.liknar
	};
}
