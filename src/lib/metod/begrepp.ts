/** The words that stand beside figures, each in two sentences. Pages link to them; nothing else explains them. */
import type { Avsnitt, Kapitel } from './types.ts';

interface Begrepp {
	id: string;
	namn: string;
	/** How the word shows on a page. */
	monster: RegExp;
	/** Two sentences; `{k}` is the smallest group that is shown. */
	text: readonly [string, string];
}

/** In the order a reader meets them. */
export const begrepp: readonly Begrepp[] = [
	{
		id: 'intervall',
		namn: 'Intervall',
		monster: /intervall/i,
		text: [
			'Intervallet säger hur mycket slumpen kan betyda när gruppen är liten: i 95 fall av 100 rymmer ett sådant intervall den verkliga andelen.',
			'Ju färre personer, desto bredare intervall.'
		]
	},
	{
		id: 'n',
		namn: 'n',
		monster: /(^|[\s\u00a0,(])n[\s\u00a0=]+\d/,
		text: ['n är hur många personer, deltaganden eller svar siffran vilar på.', 'För en andel är n nämnaren.']
	},
	{
		id: 'skilja',
		namn: 'Går inte att skilja åt',
		monster: /skilja(s)? (åt|från)/i,
		text: [
			'Skillnaden mellan grupperna är inte större än att slumpen kan ha gett den.',
			'Det betyder inte att grupperna är lika, bara att underlaget inte räcker till att säga vilken som ligger högst.'
		]
	},
	{
		id: 'sakert',
		namn: 'Säkert',
		monster: /(^|[^o\p{L}])säkert?\b/iu,
		text: [
			'Ett mål är säkert nått, eller säkert inte nått, när hela intervallet ligger på samma sida om målet.',
			'Räknade antal har inget intervall och är säkra när perioden är slut.'
		]
	},
	{
		id: 'osakert',
		namn: 'Osäkert',
		monster: /osäker/i,
		text: [
			'Intervallet ligger på båda sidor om målet: siffran når målet, eller inte, men slumpen kan ha avgjort det.',
			'Fler avslut gör beskedet säkrare.'
		]
	},
	{
		id: 'helarsekvivalent',
		namn: 'Helårsekvivalent',
		monster: /helårsekvivalent/i,
		text: [
			'En helårsekvivalent är så mycket ersättning som räcker till en person under ett helt år; två personer som är helt arbetslösa ett halvår var är tillsammans en.',
			'SCB delar antalet ersättningsdagar med 365, och dagar på deltid räknas först om till hela dagar.'
		]
	},
	{
		id: 'skyddad',
		namn: 'Skyddad uppgift',
		monster: /skyddad|visas inte/i,
		text: [
			'Siffran visas inte, för att den gäller färre än {k} personer eller skulle göra det möjligt att räkna ut en siffra som gör det.',
			'Vilket av de två det är sägs inte, eftersom det i sig skulle vara en uppgift.'
		]
	},
	{
		id: 'tackning',
		namn: 'Täckning',
		monster: /täckning|utfallet är känt/i,
		text: [
			'Täckningen är hur stor del av alla avslutade som har ett känt utfall, alltså samtycke och en registrerad sysselsättning vid avslut.',
			'Är den låg gäller andelen bara en del av dem som deltog, och den delen kan skilja sig från resten.'
		]
	},
	{
		id: 'parandel',
		namn: 'Andel i par',
		monster: /parandel|andel i par/i,
		text: [
			'Andelen i par är hur många av dem som har mätts som har en mätning både vid start och vid avslut.',
			'Bara de kan säga något om stegförflyttning.'
		]
	},
	{
		id: 'stegforflyttning',
		namn: 'Stegförflyttning',
		monster: /stegförflyttning|steg framåt/i,
		text: [
			'Stegförflyttning är ändringen mellan första och sista mätningen med samma instrument och samma slags bedömare.',
			'Olika instrument och bedömare mäter olika saker och läggs aldrig ihop.'
		]
	},
	{
		id: 'for_tidigt',
		namn: 'För tidigt att säga',
		monster: /för tidigt/i,
		text: [
			'Tiden som målet eller måttet gäller har inte gått ut för tillräckligt många.',
			'De vars tid löper räknas inte än, men sägs.'
		]
	},
	{
		id: 'for_litet_underlag',
		namn: 'För litet underlag',
		monster: /för litet underlag/i,
		text: [
			'Det som siffran vilar på är för lite för att säga något säkert, också när siffran får visas.',
			'Gränsen står hos måttet eller bland målreglerna.'
		]
	},
	{
		id: 'ej_tillampligt',
		namn: 'Ej tillämpligt',
		monster: /ej tillämpligt/i,
		text: [
			'Måttet har ingen mening för insatsen: en strukturövergripande insats har inga egna deltagare, och därför varken avslut eller kostnad per deltagare.',
			'Det är inte noll.'
		]
	},
	{
		id: 'data_saknas',
		namn: 'Data saknas',
		monster: /data saknas/i,
		text: [
			'Ingen fil har lämnat uppgiften för den tiden.',
			'Det är inte noll: det kan ha hänt mycket som ingen har skrivit ned, eller som bara är lämnat som antal och står för sig.'
		]
	},
	{
		id: 'standardiserad',
		namn: 'Standardiserad',
		monster: /standardiser/i,
		text: [
			'En standardiserad andel är den som insatsen skulle ha om dess deltagare var sammansatta som alla deltagare, till exempel i ålder.',
			'Den står bredvid den räknade andelen, aldrig i stället för den.'
		]
	}
];

/** Words about what was loaded and about the insatser themselves; pages link to them by name. */
const lagret: readonly Omit<Begrepp, 'monster'>[] = [
	{
		id: 'fil',
		namn: 'Fil',
		text: [
			'En fil är det som lämnades in: en CSV-fil, en arbetsbok, bokföring (SIE) eller hämtad statistik.',
			'Varje blad i en arbetsbok läses för sig.'
		]
	},
	{
		id: 'rader',
		namn: 'Lästa, inlästa och ersatta rader',
		text: [
			'Varje läst rad finns på exakt ett ställe: inläst, i karantän eller ersatt av samma uppgift i en senare fil.',
			'Därför är lästa alltid summan av de tre.'
		]
	},
	{
		id: 'karantan',
		namn: 'Karantän',
		text: [
			'En rad i karantän har ett fel som gör att den inte går att räkna med, och räknas inte någonstans.',
			'Vad som är fel och hur det lagas står vid raden, på sidan Data.'
		]
	},
	{
		id: 'platser',
		namn: 'Platser',
		text: [
			'Platser är hur många som kan delta samtidigt, som det står i insatsfilen.',
			'Det är en plan och inget utfall.'
		]
	},
	{
		id: 'uppgifter',
		namn: 'Uppgifter finns för',
		text: [
			'Det första och det sista året som någon fil säger något om insatsen.',
			'Det kan saknas uppgifter inom den tiden.'
		]
	}
];

/** The page of the words, and the anchor of one of them. */
export const begreppSida = '/metod/begrepp';

export interface Ord {
	text: string;
	href: string;
}

/** The explained words that these texts use, in the Metodbok's order, as links to their explanation. */
export const ordI = (texts: readonly (string | undefined)[]): Ord[] =>
	begrepp
		.filter(({ monster }) => texts.some((text) => text !== undefined && monster.test(text)))
		.map(({ id, namn }) => ({ text: namn, href: `${begreppSida}#${id}` }));

const avsnitt = ({ id, namn, text }: Omit<Begrepp, 'monster'>, k: number): Avsnitt => ({
	id,
	rubrik: namn,
	text: [text.join(' ').replaceAll('{k}', String(k))]
});

export const begreppKapitel = (k: number): Kapitel => ({
	id: 'begrepp',
	sida: begreppSida,
	titel: 'Ord och begrepp',
	ingress: 'Orden som står bredvid siffrorna, i två meningar var.',
	grupper: [
		{ namn: 'Bredvid siffrorna', avsnitt: begrepp.map((one) => avsnitt(one, k)) },
		{ namn: 'Om filer och insatser', avsnitt: lagret.map((one) => avsnitt(one, k)) }
	]
});
