/** How a person gets the statistics: the programs never fetch anything themselves. */
export interface Steps {
	title: string;
	steps: string[];
}

export const fetching: readonly Steps[] = [
	{
		title: 'Helårsekvivalenter från SCB',
		steps: [
			'Öppna statistikdatabasen.scb.se och sök tabellen HE0000T02N2, ”Antal helårsekvivalenter som försörjs med sociala ersättningar och bidrag”.',
			'Välj alla rader under tabellinnehåll, era kommuner och riket, båda könen tillsammans, en åldersgrupp och hela år av månader.',
			'Spara som Excel (xlsx) och lägg filen i mappen. Tabellen per år på scb.se (Hushållens ekonomi, allmän statistik) går också.'
		]
	},
	{
		title: 'Försörjningsmåttet',
		steps: [
			'Hämta Excelfilen på finsam.se, under Information och Försörjningsmått, och lägg den i mappen.',
			'Rader om stadsdelar och valdistrikt läses inte.'
		]
	},
	{
		title: 'Nyckeltal från Kolada',
		steps: [
			'Öppna api.kolada.se/v3/data/kpi/NYCKELTAL/municipality/KOMMUNKOD i webbläsaren, med nyckeltalets id och kommunernas koder (komma mellan; 0000 är riket).',
			'Spara svaret som en fil som slutar på .json. Står det något i next_url, spara den sidan också.',
			'Spara på samma sätt api.kolada.se/v3/kpi/NYCKELTAL och api.kolada.se/v3/municipality, så får talen namn.'
		]
	},
	{
		title: 'Indikatorer Finsam, riket',
		steps: [
			'Skriv av den nationella rapporten i ett blad med kolumnerna Formulär, Version, År, Indikator, Antal svar och Antal positiva svar, med samma namn som era egna enkäter har.',
			'Riket visas då bredvid era egna svar på styrgruppens sida.'
		]
	},
	{
		title: 'Säg vad som är ert',
		steps: [
			'Skriv i mappning.yml bredvid filerna vilka kommuner som hör till förbundet, och vilken dag filerna hämtades:',
			'omvarld: { regioner: ["1980", "1981"], filer: [{ fil: scb, hamtad: "2026-03-27" }] }',
			'Läs in mappen igen: npm run -s stegvis -- load MAPP'
		]
	}
];
