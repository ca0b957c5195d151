/** How a person gets the statistics: the programs never fetch anything themselves. */
export interface Steps {
	title: string;
	steps: Step[];
}

/** What to do, and perhaps what to write, to be copied as it stands. */
export interface Step {
	text: string;
	skriv?: string;
}

const say = (...texts: string[]): Step[] => texts.map((text) => ({ text }));

export const fetching: readonly Steps[] = [
	{
		title: 'Helårsekvivalenter från SCB',
		steps: say(
			'Öppna statistikdatabasen.scb.se och sök tabellen HE0000T02N2 (TAB1386), ”Antal helårsekvivalenter som försörjs med sociala ersättningar och bidrag”.',
			'Välj alla rader under tabellinnehåll, era kommuner och riket, båda könen tillsammans, en åldersgrupp och hela år av månader.',
			'Spara som Excel, med text (inte bara koder). CSV och JSON-stat2 går också, liksom tabellen per år på scb.se (Hushållens ekonomi, allmän statistik). En CSV-fil säger inte själv vad den är: behåll tabellens nummer i filens namn.'
		)
	},
	{
		title: 'Försörjningsmåttet',
		steps: say(
			'Hämta Excelfilen på finsam.se, under Information och Försörjningsmått. Den är stor (15 MB) och tar några sekunder att läsa.',
			'Rader om stadsdelar och valdistrikt läses inte.'
		)
	},
	{
		title: 'Nyckeltal från Kolada',
		steps: say(
			'Öppna api.kolada.se/v3/data/kpi/NYCKELTAL/municipality/KOMMUNKOD i webbläsaren, med nyckeltalets id och kommunernas koder (komma mellan; 0000 är riket).',
			'Spara svaret som en fil som slutar på .json. Står det något i next_url, spara den sidan också.',
			'Spara på samma sätt api.kolada.se/v3/kpi/NYCKELTAL och api.kolada.se/v3/municipality, så får talen namn.'
		)
	},
	{
		title: 'Indikatorer Finsam, riket',
		steps: say(
			'Den nationella rapporten finns bara som dokument. Skriv av den i ett blad med kolumnerna Formulär, Version, År, Indikator, Antal svar och Antal positiva svar, med samma namn som era egna enkäter har.',
			'Riket visas då bredvid era egna svar på styrgruppens sida.'
		)
	},
	{
		title: 'Säg vad som är ert',
		steps: [
			{
				text: 'Skicka in filerna under Data och publicera dem. Välj sedan förbundets kommuner här på sidan, bland dem som filerna har. Valet sparas i ordlistan och gäller också senare filer.'
			},
			{
				text: 'Läser ni in en mapp i stället, skriv kommunkoderna i en fil bredvid som heter mappning.yml; där går det också att säga vilken dag filerna hämtades. Så här för Västerås och Sala, och för de filer som har scb i namnet:',
				skriv: 'omvarld:\n  regioner: ["1980", "1981"]\n  filer:\n    - fil: scb\n      hamtad: "2026-03-27"'
			},
			{
				text: 'Läs in mappen:',
				skriv: 'npm run -s stegvis -- load MAPP'
			}
		]
	}
];
