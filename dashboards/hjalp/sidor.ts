/** What each page is for and how it is read: the page's own help, and the tip a newcomer meets on it. */

export interface Sida {
	/** The anchor on `/hjalp`. */
	id: string;
	/** Addresses it speaks of. */
	monster: RegExp;
	namn: string;
	/** Where a reader goes to see it; none for pages that need an insats. */
	path?: string;
	text: readonly string[];
	/** One or two sentences for the first visit; pages without one need none. */
	tips?: string;
}

/** In the order of the menu. The first that fits an address is its page. */
export const sidor: readonly Sida[] = [
	{
		id: 'styrelse',
		monster: /^\/styrelse/,
		namn: 'Styrelsen',
		path: '/styrelse',
		text: [
			'Läget på en sida: hur många, hur det går mot målen, vad det kostar och vad som är nytt. Välj förbund överst. Sidan ryms på ett A4 när du skriver ut den.',
			'Ett mål har alltid ett ord och ett tecken. Står det osäkert räcker underlaget inte till ett besked; det är inte ett halvt ja.'
		],
		tips: 'Läs meningen överst först. Punkten i en bild är det vi såg, linjen är hur säkert det är.'
	},
	{
		id: 'styrgrupp',
		monster: /^\/styrgrupp/,
		namn: 'Styrgruppen',
		path: '/styrgrupp',
		text: [
			'En insats i taget: målen, hur många som deltar mot antalet platser, in och ut över tid, uppföljningar som släpar, personal, pengar och enkäter.',
			'Står det ”kan ej utvärderas” står det också vilken uppgift som saknas. Be den som har den om filen.'
		],
		tips: 'Börja med målen. Där en uppgift saknas står det vilken, och vem som kan ha den.'
	},
	{
		id: 'jamfor',
		monster: /^\/jamfor/,
		namn: 'Jämför',
		path: '/jamfor',
		text: [
			'Insatser sida vid sida på samma mått och samma tid. Täcker två linjer varandra går insatserna oftast inte att skilja åt, fast punkterna ligger olika.',
			'Raden med länkar byter sätt att jämföra: skillnaden i sig, tratten som visar vad slumpen brukar ge, standardiserat där hänsyn tas till vilka som deltar, över tid, kostnad mot utfall och tid till arbete eller studier.',
			'Sist på sidan står vilka som deltar. Läs det innan du drar en slutsats: en skillnad kan bero på vilka som kom, inte på vad insatsen gör.'
		],
		tips: 'Där linjerna täcker varandra går insatserna oftast inte att skilja åt. Ordningen är efter namn, inte efter resultat.'
	},
	{
		id: 'utforska',
		monster: /^\/utforska/,
		namn: 'Utforska',
		path: '/utforska',
		text: [
			'Välj mått, rader, kolumner och urval själv; tabell och bild följer med. Adressen håller hela valet, så en länk visar samma sak för den som får den.',
			'Samma fråga går att ta med: som kommando, som SQL, som kod och som fil till Excel eller ett statistikprogram.'
		],
		tips: 'Allt du väljer står i adressen. Kopiera den, så ser mottagaren samma sak.'
	},
	{
		id: 'rapport',
		monster: /^\/rapport/,
		namn: 'Rapporter',
		path: '/rapport',
		text: [
			'Rapporterna skrivs av uppgifterna själva. Den som sköter Stegvis skriver egna kommentarer till varje avsnitt; de sparas med tid och tidigare lydelser.',
			'En fryst rapport har ett nummer och en kontrollsumma och ser likadan ut om två år. Två frysta rapporter går att ställa mot varandra.'
		],
		tips: 'Frys rapporten när den är klar: då går den att öppna precis som den var.'
	},
	{
		id: 'mal',
		monster: /^\/(mal|insats\/[^/]+\/mal)/,
		namn: 'Mål',
		path: '/mal',
		text: [
			'Varje mål som förbundet har beslutat, med det som mättes och ett omdöme: nått, inte nått, för tidigt att säga eller kan ej utvärderas.',
			'Säkert betyder att hela intervallet ligger på samma sida om målet. Osäkert betyder att slumpen kan ha avgjort.'
		],
		tips: 'Osäkert betyder att slumpen kan ha avgjort. Det är inte ett halvt ja.'
	},
	{
		id: 'fore-efter',
		monster: /^\/insats\/[^/]+\/fore-efter/,
		namn: 'Före och efter',
		text: [
			'Vad de som avslutade insatsen gjorde och levde på när de började och när de slutade: två mätningar av samma personer.',
			'Lutningen visar förändringen bland dem som har båda uppgifterna. Den säger inte vad som hade hänt utan insatsen.'
		],
		tips: 'Bilden följer samma personer från start till avslut. Den säger inte vad som hade hänt ändå.'
	},
	{
		id: 'insats',
		monster: /^\/(insats|insatser)(\/|$)/,
		namn: 'Insatser',
		path: '/insatser',
		text: [
			'Alla insatser, och en sida för var och en: volym år för år, före och efter, stegförflyttning, pengar och mål.',
			'Stegförflyttning mäts med olika frågor av olika bedömare. De läggs aldrig ihop, för de mäter olika saker.'
		],
		tips: 'Varje siffra har en länk till hur den räknas. n är hur många den vilar på.'
	},
	{
		id: 'matt',
		monster: /^\/matt/,
		namn: 'Så räknas det',
		path: '/matt',
		text: [
			'Varje mått med sin definition: vilka som räknas, vad de räknas mot, var uppgiften kommer ifrån, och hur räkningen är skriven.'
		]
	},
	{
		id: 'metod',
		monster: /^\/metod/,
		namn: 'Metodbok',
		path: '/metod',
		text: [
			'Allt om hur siffrorna blir till: mått, målregler, statistik, skydd, kodlistor och vad som har ändrats. Den skrivs av definitionerna själva och stämmer därför alltid med siffrorna.'
		]
	},
	{
		id: 'rakning',
		monster: /^\/rakning/,
		namn: 'Visa räkningen',
		path: '/rakning',
		text: [
			'Under varje siffra står ”Visa räkningen”: täljare, nämnare och urval rad för rad, och kommandot som ger samma tal.'
		]
	},
	{
		id: 'mappning',
		monster: /^\/data\/(inkorg\/[^/]+\/)?mappning/,
		namn: 'Egna ord, enkäter och konton',
		text: [
			'När en fil säger något på ert eget sätt ställs en fråga om det: vad ett ord betyder, vad en kolumn är, vilken insats ett objekt i bokföringen hör till. Där något liknar det ni skrivit finns ett förslag, hur säkert det är och hur många celler eller kronor det gäller; annars väljer ni själva. En del i taget är öppen, och överst står hur mycket som är förklarat och vad som är kvar.',
			'Godkänn, välj något annat, eller avvisa för gott. Det som ingen har bestämt stannar i karantän och räknas inte. En enkät godkänns hel, i tre steg: vilken den är, vad kolumnerna är, och vad svaren betyder och från vilket svar det är positivt. Fritext, flera svar i samma ruta, och kolumner som säger vem som svarat (e-post, namn, IP-adress) läses inte.',
			'Spara och fortsätt senare sparar det du fyllt i utan att bestämma något. Det sparas också när du godkänner något annat på sidan.',
			'Besluten sparas i ordlistan och gäller också nästa gång. Där går varje beslut att ta tillbaka; då ställs frågan igen.'
		],
		tips: 'Förslagen är bara förslag. Inget gäller förrän du trycker Godkänn, och allt går att ta tillbaka.'
	},
	{
		id: 'inkorg',
		monster: /^\/data\/inkorg/,
		namn: 'Inkorgen',
		path: '/data/inkorg',
		text: [
			'En sändning är filerna som skickades in på en gång. De kontrolleras först: sidan visar vad de kändes igen som, de första raderna så som de förstods, vad som skulle ändras och vilka rader som behöver rättas.',
			'Känns ord, rubriker eller konton inte igen? Säg vad de är under ”Förklara okända ord, enkäter och konton”. Andra fel rättas i rättelistan, en Excelfil att skicka in igen. Bokföring står inte i den: förklara kontona, eller rätta i bokföringen och exportera filen igen.',
			'Publicera, så räknas de rader som gick att läsa; resten väntar. Kasta tar bort filerna och ändrar inget. Går något inte, också när disken är full, står den förra versionen kvar.'
		],
		tips: 'Inget ändras förrän du trycker Publicera, och det går att ångra.'
	},
	{
		id: 'data',
		monster: /^\/data(\/|$)/,
		namn: 'Data',
		path: '/data',
		text: [
			'Här skickas filer in. Här står vad som kom in, vad som inte gick att läsa och varför, och vad som har ändrats sedan förra gången. En rad i karantän räknas inte någonstans förrän den är rättad.',
			'Längst ned går den senaste publiceringen att ångra: versionen före visas då igen.',
			'En mapp kan också läsas in av sig själv: kommandot watch bevakar den och läser in när filerna har stått stilla, eller så gör en systemd-timer det varje timme. Går något inte att läsa skrivs en rapport, och den förra versionen gäller. Hur ni sätter upp det står i README, under En mapp som läses in av sig själv, och i docs/systemd.',
			'Skickas en fil och dess rättelse på en gång gäller rättelsen om dess namn slutar på ”rättad” eller ”v2”. Annars gäller den första efter namn, och rapporten nämner båda.',
			'En ny fil ersätter det som förut kom om samma insats och tid. Har den bara nya rader, som några fler deltagare: låt namnet sluta på ”tillägg”, så läggs de till och inget annat ändras.'
		],
		tips: 'Det som inte gick att läsa in står med fil, rad och hur det lagas. Inget gissas.'
	},
	{
		id: 'omvarld',
		monster: /^\/omvarld/,
		namn: 'Omvärld',
		path: '/omvarld',
		text: [
			'Vad människor i förbundets kommuner och i riket lever på, ur filer från SCB, Kolada och försörjningsmåttet som någon har hämtat och skickat in. Källa, villkor och hämtningsdag står med.',
			'Vilka kommuner som är förbundets väljs på sidan, bland dem som filerna har, av den som sitter vid datorn där Stegvis körs. Valet gäller det som redan är inläst och det som kommer, när det är publicerat. Det ändras på samma ställe och tas bort i ordlistan under Data.',
			'Siffrorna gäller alla som bor där, inte deltagarna. Stämmer en publicerad total inte med sina delar visas båda talen.'
		]
	},
	{
		id: 'datakatalog',
		monster: /^\/datakatalog/,
		namn: 'Datakatalog',
		path: '/datakatalog',
		text: [
			'Vilka filer och kolumner Stegvis känner igen, vad de betyder och vilka koder som gäller. Här ser den som lämnar en fil hur den ska se ut.'
		]
	},
	{
		id: 'tillganglighet',
		monster: /^\/tillganglighet/,
		namn: 'Tillgänglighet',
		path: '/tillganglighet',
		text: [
			'Hur väl Stegvis går att använda för alla, vilka brister vi känner till, och hur du säger till om något inte fungerar.'
		]
	},
	{
		id: 'hjalpen',
		monster: /^\/hjalp/,
		namn: 'Hjälpen',
		path: '/hjalp',
		text: ['Länken Hjälp i menyn leder alltid till det som gäller sidan du står på.']
	},
	{
		id: 'oversikt',
		monster: /^\/$/,
		namn: 'Översikt',
		path: '/',
		text: [
			'Läget i ett eller flera förbund: hur många som deltar, hur avsluten gick, vad det kostade, vad som är nytt och vilka uppgifter som saknas.',
			'Välj förbund och tid överst. Valet följer med till nästa sida.'
		],
		tips: 'Välj ert förbund överst. Punkten i en bild är det vi såg, linjen är hur säkert det är.'
	}
];

/** The help that belongs to an address; none for a page that is not there. */
export const sidaFor = (path: string): Sida | undefined => sidor.find(({ monster }) => monster.test(path));
