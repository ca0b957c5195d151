/** A measure's definition in words. The one place where they are put together; /matt and the Metodbok both show this. */
import { formatDirection, formatUnit, sentence } from '../format/index.ts';
import { dimensionOf, possibleDimensions } from '../measures/dimensions.ts';
import { measures } from '../measures/library/index.ts';
import type { Measure, TimeRule } from '../measures/types.ts';
import { avtryckOf } from './avtryck.ts';
import type { Avsnitt, Fakta, Kapitel } from './types.ts';

const intervallText: Record<Measure['intervall'], string> = {
	wilson: '95 % konfidensintervall enligt Wilson (1927), utan kontinuitetskorrektion',
	inget: 'inget: värdet är en räkning, en summa eller ett medeltal, inte en andel'
};

export const skyddText: Record<Measure['skydd'], string> = {
	person:
		'Grupper under den minsta storleken visas inte, varken i täljaren, nämnaren eller skillnaden mellan dem, och inte heller att alla är lika.',
	svar: 'Färre svar än den minsta gruppen visas inte.',
	ingen: 'Uppgiften gäller inga enskilda och visas alltid.'
};

const tidText: Record<TimeRule['kind'], string> = {
	datum: 'Räknas till den period där dagen ligger.',
	overlapp: 'Räknas i varje period som den rör vid.',
	inom: 'Räknas när hela dess period ligger inom den valda.',
	vid_start: 'Räknas när den redan pågår den dag då perioden börjar.',
	vid_slut: 'Räknas när den står kvar på periodens sista dag.'
};

/** The relations a measure reads, each once. */
export const relationsOf = ({ taljare, namnare, namnare_plus }: Measure): string[] => [
	...new Set([taljare, namnare, namnare_plus].flatMap((count) => (count ? [count.relation] : [])))
];

/** The dimensions a measure can be cut by. */
export const indelningarAv = ({ taljare, namnare }: Measure) =>
	possibleDimensions([taljare.relation, ...(namnare ? [namnare.relation] : [])]);

/**
 * Everything that a measure's definition holds, term by term.
 *
 * @param k the smallest group that is shown
 */
export function faktaOm(measure: Measure, k: number): Fakta[] {
	const { taljare, namnare, namnare_plus, alltid = [], minst } = measure;
	return [
		{ term: 'Population', text: measure.population },
		{ term: namnare ? 'Täljare' : 'Vad som räknas', text: taljare.text },
		...(namnare ? [{ term: 'Nämnare', text: namnare.text }] : []),
		...(namnare_plus ? [{ term: 'Nämnaren får också', text: namnare_plus.text }] : []),
		{ term: 'Tid', text: tidText[taljare.time.kind] },
		{ term: 'Enhet', text: sentence(formatUnit(measure.enhet)) },
		{ term: 'Riktning', text: sentence(formatDirection(measure.riktning)) },
		{
			term: 'Intervall',
			text: sentence(intervallText[measure.intervall]),
			...(measure.intervall === 'inget' ? {} : { sida: `/metod/statistik#${measure.intervall}` })
		},
		...(minst === undefined ? [] : [{ term: 'Visas från', text: `En nämnare på ${minst}` }]),
		...(measure.samma_tid
			? [{ term: 'Samma tid', text: 'Nämnaren räknas bara över de dagar som täljarens rader täcker.' }]
			: []),
		...(alltid.length > 0
			? [{ term: 'Slås aldrig ihop över', text: alltid.map((id) => dimensionOf(id)?.namn ?? id).join(', ') }]
			: []),
		{
			term: 'Kan delas upp efter',
			text: indelningarAv(measure)
				.map(({ namn }) => namn)
				.join(', '),
			sida: '/metod/kodlistor'
		},
		{ term: 'Skydd', text: `${skyddText[measure.skydd]} Minsta grupp är ${k}.`, sida: '/metod/skydd' },
		{
			term: 'Strukturövergripande insatser',
			text: measure.strukturovergripande ? 'Ingår.' : 'Har inget sådant värde: ej tillämpligt.'
		},
		{ term: 'Källa', text: measure.kalla },
		{ term: 'Räknas på', text: relationsOf(measure).join(', '), sida: '/datakatalog' },
		{
			term: 'Måttets version',
			text: `${measure.version} (avtryck ${avtryckOf(measure)})`,
			sida: '/metod/andringar'
		},
		{ term: 'Id', text: measure.matt }
	];
}

/** The same for the book, where many stand together: what differs between measures, and the rest in one line. */
function faktaKort(measure: Measure, k: number): Fakta[] {
	const shown = ['Population', 'Täljare', 'Vad som räknas', 'Nämnare', 'Nämnaren får också', 'Visas från'];
	const alone = ['Samma tid', 'Slås aldrig ihop över'];
	const interval = measure.intervall === 'inget' ? 'utan intervall' : sentence(measure.intervall);
	const line = [
		formatUnit(measure.enhet),
		formatDirection(measure.riktning),
		interval,
		`skydd: ${measure.skydd}`,
		`källa: ${measure.kalla}`,
		`version ${measure.version}`,
		measure.matt
	];
	return [
		...faktaOm(measure, k).filter(({ term }) => shown.includes(term) || alone.includes(term)),
		{ term: 'Övrigt', text: sentence(line.join(' · ')) }
	];
}

const avsnitt = (measure: Measure, k: number): Avsnitt => ({
	id: measure.matt,
	rubrik: measure.namn,
	text: [measure.definition],
	fakta: faktaKort(measure, k),
	sida: `/matt/${measure.matt}`
});

/** The measures by group, in the library's order. */
export const mattKapitel = (k: number): Kapitel => ({
	id: 'matt',
	sida: '/matt',
	titel: 'Mått',
	ingress: 'Varje siffra i Stegvis är ett mått med en bestämd definition. Här är alla, i ord.',
	grupper: [...new Set(measures.map(({ grupp }) => grupp))].map((namn) => ({
		namn,
		avsnitt: measures.filter(({ grupp }) => grupp === namn).map((measure) => avsnitt(measure, k))
	}))
});
