/** The rules of protection as data, for the Metodbok and for those who ask why a figure is missing. */

export interface Regel {
	id: string;
	namn: string;
	/** What the rule does, with the version's smallest group written out. */
	regel: string;
	varfor: string;
}

/**
 * The rules in the order they are applied.
 *
 * @param k the smallest group that is shown, from the version
 */
export const reglerFor = (k: number): readonly Regel[] => [
	{
		id: 'k',
		namn: `Minsta grupp: ${k}`,
		regel: `Ingen siffra om färre än ${k} personer visas. Talet hör till versionen och kan höjas av förbundet, men aldrig sättas under 3.`,
		varfor: 'Den som vet att en viss person deltog ska inte kunna läsa av hur det gick för just den personen.'
	},
	{
		id: 'utgava',
		namn: 'Bestämda snitt',
		regel:
			'Vad som släpps är bestämt i förväg: var (förbund, insats med sina team, insats), när (hela tiden, de tre senaste åren och, för huvudmåtten, varje år; antal deltagare, pågående och avslut till arbete eller studier också halvår för de tre senaste åren, nya och avslutade dessutom månader för de två senaste) och för några mått en egenskap hos deltagarna åt gången, för hela tiden och de tre senaste åren; tabellerna står nedan. Flera år tillsammans är summan av år som visas. Kvartal är summan av månader som visas. Allt annat svarar ”den här indelningen släpps inte”, för styrelse och styrgrupp.',
		varfor: 'Med fria urval går det att ställa två frågor vars skillnad är en enda person.'
	},
	{
		id: 'primar',
		namn: 'Små grupper döljs',
		regel: `En siffra döljs när den gäller fler än 0 men färre än ${k}. En andel har två sidor: de som räknas och de som är kvar, och båda måste vara minst ${k}. En andel döljs också när alla i gruppen är lika: när alla räknas, och när ingen gör det. Är måttet ett av flera värden, som sysselsättningens slag, får det sägas att ingen har just det; i mått om registreringen själv, som täckning, döljs inte heller att alla är med. En kostnad visas där antalet som den delas med visas.`,
		varfor:
			'Också den som inte nådde arbete syns, om nästan alla gjorde det, och om alla gjorde det är det sagt om var och en. Ett antal på noll är ingen person och får visas.'
	},
	{
		id: 'sekundar',
		namn: 'Fler döljs, så att det inte går att räkna baklänges',
		regel: `När en siffra är dold döljs också så många andra att den inte går att få fram ur summor, skillnader eller andra tabeller: del mot helhet, år mot hela tiden, team mot insats och förbund, pågående mot nya och avslutade. Det fortsätter tills det minsta och det största som varje dold siffra kan vara ligger minst ${k} isär. Stora summor hålls synliga så länge det går; små rutor i fina indelningar går först. En siffra som döljs av den anledningen ser likadan ut som de andra dolda.`,
		varfor:
			'Om totalen är 20 och en av två grupper visas som 17, så är den andra 3 vare sig den står där eller inte.'
	},
	{
		id: 'granskning',
		namn: 'Efterkontroll',
		regel: `För varje dold siffra räknas med linjärprogrammering det minsta och det största värde som är möjligt givet allt som visas. Ligger de närmare varandra än ${k} döljs en siffra till, och kontrollen görs om. Kan en siffra räknas ut ur det som redan har visats i en tidigare version går det inte att dra tillbaka; då varnar laddningen.`,
		varfor: 'Antal kan inte vara mindre än noll: det räcker ibland för att gissa en dold siffra nästan rätt.'
	},
	{
		id: 'frysning',
		namn: 'Utgåvan är frusen',
		regel:
			'Det som får visas bestäms en gång, när versionen publiceras, och sparas i en egen fil utan en enda rad om en person. Sidorna öppnar bara den filen, och kommandon för styrelse och styrgrupp likaså. Intervall räknas på det som visas. Målen är bedömda samma dag, per den sista dag som uppgifterna gäller.',
		varfor: 'Då säger alla vägar samma sak, och ingen sida kan visa mer än en annan.'
	},
	{
		id: 'tidigare',
		namn: 'Tidigare utgåvor räknas in',
		regel:
			'Det som har visats i de sex senaste utgåvorna antas vara känt. En ny utgåva döljer det som annars skulle gå att få fram genom att jämföra den med en gammal.',
		varfor: 'Skillnaden mellan två publiceringar kan vara en enda person som har kommit till.'
	},
	{
		id: 'andra_vagar',
		namn: 'Inget annat avslöjar den',
		regel:
			'En dold siffra påverkar inte ordning, axlar, staplars längd, texter, sidans storlek eller felmeddelanden.',
		varfor: 'En stapel utan siffra är också en siffra.'
	},
	{
		id: 'rader',
		namn: 'Rader är ett eget rum',
		regel:
			'Utvärderaren, som efter beslut får se rader med pseudonym, gör det under eget namn och i en egen fil. Det som lämnar det rummet prövas på nytt.',
		varfor: 'Rader går inte att skydda med en minsta grupp; därför är det få som ser dem och det syns vem.'
	}
];
