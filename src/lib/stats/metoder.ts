/** The methods of this room as data, for the Metodbok: a method without an entry here is not one of the house's. */

export interface Metod {
	id: string;
	namn: string;
	grupp: string;
	/** The exported functions that carry it out. */
	funktioner: readonly string[];
	/** What it is for, one or two sentences. */
	till: string;
	/** The formula in words. */
	formel: string;
	kalla: string;
	/** A case with a known answer, and the answer the function is held to; tests/unit/stats holds it. */
	prov: { fall: string; svar: string };
}

const andelar = 'Andelar';
const jamforelser = 'Jämförelser mellan insatser';
const over = 'Många insatser samtidigt';
const forandring = 'Förändring hos samma personer';
const tid = 'Tid';
const kostnad = 'Kostnad';
const grund = 'Byggstenar';

export const metoder: readonly Metod[] = [
	{
		id: 'wilson',
		namn: 'Wilsons intervall',
		grupp: andelar,
		funktioner: ['wilson'],
		till: 'Står bredvid varje andel. Det håller också när gruppen är liten eller andelen är nära 0 eller 100 %.',
		formel:
			'Andelen dras något mot 50 %, mer ju färre personer gruppen har, och får en marginal av andelens egen slump och gruppens storlek. Ingen kontinuitetskorrektion, 95 %.',
		kalla: 'Wilson 1927, JASA 22:209–212; metod 3 i Newcombe 1998, Statistics in Medicine 17:857–872',
		prov: { fall: '81 av 263', svar: '0,255289–0,366210' }
	},
	{
		id: 'clopper_pearson',
		namn: 'Clopper och Pearsons exakta intervall',
		grupp: andelar,
		funktioner: ['clopperPearson'],
		till: 'Ett försiktigare intervall för en andel, där ett exakt krävs: det täcker aldrig mindre än det säger, ofta mer.',
		formel:
			'De andelar där utfallet, eller ett ännu ovanligare, har minst 2,5 % sannolikhet åt vardera hållet.',
		kalla: 'Clopper och Pearson 1934, Biometrika 26:404–413',
		prov: { fall: '81 av 263', svar: '0,252737–0,367622' }
	},
	{
		id: 'newcombe',
		namn: 'Newcombes intervall för skillnaden mellan två andelar',
		grupp: jamforelser,
		funktioner: ['newcombe'],
		till: 'Två insatser, eller två tider, mot varandra. Rymmer intervallet 0 går de inte att skilja åt.',
		formel:
			'Skillnaden, med marginaler som sätts ihop av avstånden från varje andel till dess Wilson-gränser (roten ur summan av kvadraterna).',
		kalla: 'Metod 10 i Newcombe 1998, Statistics in Medicine 17:873–890',
		prov: { fall: '56 av 70 mot 48 av 80', svar: '0,052431–0,333873' }
	},
	{
		id: 'newcombe_p',
		namn: 'p-värdet till Newcombes intervall',
		grupp: jamforelser,
		funktioner: ['newcombeP'],
		till: 'När många jämförelser ska vägas samman behövs ett p-värde; det säger aldrig något annat än intervallet bredvid.',
		formel: '1 minus den högsta nivå där Newcombes intervall ännu inte rymmer 0.',
		kalla: 'Omvändning av metod 10 i Newcombe 1998, Statistics in Medicine 17:873–890',
		prov: { fall: '56 av 70 mot 48 av 80', svar: '0,00813314' }
	},
	{
		id: 'multipel',
		namn: 'Holms och Benjamini–Hochbergs korrektioner',
		grupp: jamforelser,
		funktioner: ['holm', 'benjaminiHochberg'],
		till: 'Många jämförelser i samma vy: den som letar länge hittar annars skillnader som bara är slump.',
		formel:
			'p-värdena ordnas. Holm gångrar det minsta med antalet jämförelser, nästa med ett färre, och så vidare; Benjamini–Hochberg gångrar med antalet och delar med platsen i ordningen.',
		kalla:
			'Holm 1979, Scandinavian Journal of Statistics 6:65–70; Benjamini och Hochberg 1995, JRSS B 57:289–300',
		prov: { fall: 'p 0,01 0,02 0,03 0,04 0,05', svar: 'Holm 0,05 0,08 0,09 0,09 0,09' }
	},
	{
		id: 'standardisering_direkt',
		namn: 'Direkt standardisering',
		grupp: jamforelser,
		funktioner: ['directRate', 'directShare'],
		till: 'Vad insatsens andel skulle vara om dess deltagare var sammansatta som alla deltagare. Står bredvid den råa andelen, aldrig i stället.',
		formel:
			'Andelen räknas i varje grupp för sig och vägs ihop med standardens vikter. Intervall: gamma för antal händelser, Wilson med effektivt antal för andelar.',
		kalla:
			'Fay och Feuer 1997, Statistics in Medicine 16:791–801; för andelar effektivt antal enligt Kish 1965',
		prov: { fall: 'Fleiss 1981, per 100 000', svar: 'justerad 92,3045, intervall 80,4417–105,7633' }
	},
	{
		id: 'standardisering_skillnad',
		namn: 'Skillnad mellan två standardiserade andelar',
		grupp: jamforelser,
		funktioner: ['directDifference', 'effectiveSize'],
		till: 'Två insatser mot varandra när båda är räknade om till samma sammansättning.',
		formel:
			'Newcombes intervall på de standardiserade andelarna, med deras effektiva antal (1 delat med summan av vikten i kvadrat genom antalet).',
		kalla: 'Newcombe 1998, metod 10; Kish 1965; Zou och Donner 2008, Statistics in Medicine 27:1693–1702',
		prov: {
			fall: '4/12, 9/20, 2/30 mot 7/15, 1/15, 9/31, vikter 0,2 0,5 0,3',
			svar: '0,097903, intervall −0,078856–0,261710'
		}
	},
	{
		id: 'standardisering_indirekt',
		namn: 'Indirekt standardisering (O/E)',
		grupp: jamforelser,
		funktioner: ['indirect', 'expectedCount'],
		till: 'En liten insats mot alla: hur många avslut som skedde mot hur många som vore väntade med samma sammansättning.',
		formel: 'Observerat antal delat med väntat antal; exakt Poissonintervall.',
		kalla: 'Garwood 1936; Breslow och Day 1987, IARC Scientific Publications 82',
		prov: { fall: 'O 60, E 54,8', svar: '0,835517–1,409341' }
	},
	{
		id: 'styrka',
		namn: 'Minsta skillnad som går att se',
		grupp: jamforelser,
		funktioner: ['detectableDifference'],
		till: 'Hur stor skillnaden måste vara för att två grupper av den här storleken ska gå att skilja åt i fyra fall av fem.',
		formel:
			'Den skillnad där gränsen för att kalla grupperna olika nås med 80 % sannolikhet, med normalapproximation.',
		kalla: 'Fleiss, Levin och Paik 2003, kapitel 4',
		prov: { fall: 'två grupper om 30, den ena 50 %', svar: '0,334228' }
	},
	{
		id: 'tratt',
		namn: 'Trattdiagrammets gränser',
		grupp: over,
		funktioner: ['funnelLimits', 'funnelPlace'],
		till: 'Alla insatser eller team på en gång: gränserna visar hur mycket en insats av den storleken kan avvika av ren slump.',
		formel:
			'Den minsta och största andel som en grupp av den storleken får i 95 (och 99,8) fall av 100 när den sanna andelen är genomsnittet; exakt binomialt, utjämnat mellan hela antal.',
		kalla: 'Spiegelhalter 2005, Statistics in Medicine 24:1185–1202',
		prov: { fall: 'andel 0,2, n 100, 95 %', svar: '0,119742–0,276476' }
	},
	{
		id: 'krympning',
		namn: 'Krympta skattningar (empirisk Bayes)',
		grupp: over,
		funktioner: ['shrink', 'jamesStein', 'fitBetaBinomial'],
		till: 'Många små enheter: varje andel dras mot genomsnittet, mer ju mindre enheten är. Står bredvid den råa andelen.',
		formel:
			'En betafördelning anpassas till alla enheter, och varje enhets antal läggs till den; vid lika stora enheter James och Steins skattning. Intervallet räknar också med att få enheter säger lite om hur mycket de skiljer sig.',
		kalla: 'Efron och Morris 1975, JASA 70:311–319; Casella 1985; Griffiths 1973; Morris och Tang 2011',
		prov: { fall: 'Efron och Morris 18 slagmän, n 45', svar: 'medel 0,265389, faktor 0,212391' }
	},
	{
		id: 'newcombe_par',
		namn: 'Newcombes intervall för samma personer före och efter',
		grupp: forandring,
		funktioner: ['newcombePaired'],
		till: 'Ändringen i en andel hos samma personer, till exempel arbete vid start och vid avslut.',
		formel:
			'Som för två grupper, minus det som de två andelarna har gemensamt (korrelationen i fyrfältstabellen).',
		kalla: 'Metod 10 i Newcombe 1998, Statistics in Medicine 17:2635–2650',
		prov: { fall: '19 båda gångerna, 5 bara efter, 0 bara före, 30 ingen gång', svar: '0,007626–0,174920' }
	},
	{
		id: 'teckentest',
		namn: 'Exakt teckentest',
		grupp: forandring,
		funktioner: ['signTest'],
		till: 'Stegförflyttning: om fler har gått framåt än bakåt än vad slumpen skulle ge. Oförändrade räknas inte.',
		formel: 'Sannolikheten för en så sned fördelning, eller snedare, om framåt och bakåt vore lika troliga.',
		kalla: 'Hollander och Wolfe 1999, avsnitt 3.4',
		prov: { fall: '7 framåt, 1 bakåt', svar: 'p 0,0703125' }
	},
	{
		id: 'teckenrang',
		namn: 'Wilcoxons teckenrangtest',
		grupp: forandring,
		funktioner: ['signedRank'],
		till: 'Som teckentestet, men stora steg väger mer än små.',
		formel:
			'Ändringarna rangordnas efter storlek och rangerna för dem som gått framåt summeras. Under 25 ändringar exakt, över alla sätt att fördela tecknen; annars normalapproximation med korrektion för lika värden.',
		kalla: 'Hollander och Wolfe 1999, avsnitt 3.1; Pratt och Gibbons 1981',
		prov: { fall: 'Hollander och Wolfes depressionsskala', svar: 'V 40, p 0,0390625' }
	},
	{
		id: 'kaplan_meier',
		namn: 'Kaplan–Meier',
		grupp: tid,
		funktioner: ['kaplanMeier', 'survivalAt', 'survivalTime'],
		till: 'Tid i insatsen: hur stor del som är kvar efter en viss tid, när en del ännu inte är klara.',
		formel:
			'Vid varje tid då någon slutar gångras andelen kvar med delen som inte slutade. Greenwoods varians, logaritmiskt intervall.',
		kalla: 'Kaplan och Meier 1958, JASA 53:457–481; Greenwood 1926; Brookmeyer och Crowley 1982',
		prov: { fall: 'aml, Maintained, vecka 23', svar: '0,613636, intervall 0,376867–0,999158' }
	},
	{
		id: 'aalen_johansen',
		namn: 'Aalen–Johansen',
		grupp: tid,
		funktioner: ['aalenJohansen', 'incidenceAt'],
		till: 'Tid till arbete eller studier när andra avslut (flytt, avbrott, avliden) konkurrerar: de är inte bortfall.',
		formel:
			'Andelen kvar just före varje tid gånger delen som slutar av just den orsaken, summerat. (1 − Kaplan–Meier per orsak säger för mycket.)',
		kalla: 'Aalen och Johansen 1978, Scandinavian Journal of Statistics 5:141–150; Andersen m.fl. 1993',
		prov: { fall: 'mgus2 vid 240 månader', svar: '0,099814' }
	},
	{
		id: 'kostnadskvot',
		namn: 'Kostnadskvot med Fiellers intervall och bootstrap',
		grupp: kostnad,
		funktioner: ['costRatio', 'costPerExit'],
		till: 'Kostnad per avslut till arbete eller studier. Under fem avslut ges ingen kvot; är nämnaren nära 0 finns ingen övre gräns.',
		formel:
			'Summan av kostnaden delad med summan av resultatet. Fieller: de kvoter som inte går att skilja från 0 med t-fördelningen; bootstrap med bestämt frö; är bara totalkostnaden känd delas den med Wilsons gränser för antalet.',
		kalla: 'Fieller 1954, JRSS B 16:175–185; Briggs och Fenn 1998; Efron och Tibshirani 1993',
		prov: { fall: 'boot::city', svar: '1,5203125, Fieller 1,195956–2,461375' }
	},
	{
		id: 'kostnadsplan',
		namn: 'Kostnadsplanet',
		grupp: kostnad,
		funktioner: ['costEffectivenessPlane', 'planeFromCounts'],
		till: 'Två insatser: extra kostnad mot extra avslut per person, med ett moln som visar osäkerheten. Ingen kvot ges.',
		formel:
			'Skillnaden i medelkostnad och i medelresultat, i många dragningar med bestämt frö: med återläggning bland personerna, eller, när bara summor är kända, av antalet avslut (binomialt) och deltagare (Poisson).',
		kalla: 'Black 1990, Medical Decision Making 10:212–214; Briggs, Wonderling och Mooney 1997',
		prov: {
			fall: '80 personer à 900 kr med 40 avslut mot 80 à 1000 kr med 15',
			svar: 'per person −100 kr och 0,3125 avslut'
		}
	},
	{
		id: 'kvantiler',
		namn: 'Kvantiler',
		grupp: grund,
		funktioner: ['normalQuantile', 'gammaQuantile', 'chi2Quantile', 'betaQuantile', 'tQuantile'],
		till: 'Det tal som en given del av en fördelning ligger under; alla intervall står på dem.',
		formel:
			'Ett startvärde som förfinas mot husets egna fördelningsfunktioner tills de sista siffrorna stämmer med R.',
		kalla: 'R, paketet stats (qnorm, qgamma, qchisq, qbeta, qt)',
		prov: { fall: 'normalfördelningen, 97,5 %', svar: '1,95996398454005' }
	},
	{
		id: 'slumptal',
		namn: 'Slumptal med bestämt frö',
		grupp: grund,
		funktioner: ['random'],
		till: 'Samma data ger samma siffror på varje dator, också där slump används.',
		formel: 'sfc32: fyra 32-bitars tal som blandas, uppvärmda över 16 varv.',
		kalla: 'Doty-Humphrey, PractRand',
		prov: { fall: 'frö 1, tre tal under en miljon', svar: '107484, 520520, 476048' }
	}
];
