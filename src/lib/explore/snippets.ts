/** The same answer in other tools: the command line, R and Arquero. Everything a person chose is quoted for where it stands. */

/** A text as R and JavaScript both read it. */
const text = (value: string): string => JSON.stringify(value);

export interface Told {
	/** The commands, one a measure, each ending in `--json`. */
	commands: readonly string[];
	/** Dimensions of the answer, in order: their ids, and what their columns of the CSV are called. */
	by: readonly { id: string; namn: string }[];
	/** The dimension that became columns; null when none did. */
	columns: string | null;
	/** Shares: their interval is counted again, to be held against ours. */
	share: boolean;
	/** Where the same answer is as CSV. */
	csv: string;
}

/** R without packages: reads the CSV, counts Wilson's interval as Stegvis does, and pivots as the page does. */
export function rSnippet({ by, columns, share, csv }: Told): string {
	const across = by.find(({ id }) => id === columns)?.namn;
	const down = ['Mått', ...by.filter(({ id }) => id !== columns).map(({ namn }) => namn)];
	return [
		'# Filen hämtas från Stegvis; har du sparat den, skriv dess namn i stället.',
		`fil <- ${text(csv)}`,
		'd <- read.csv2(fil, fileEncoding = "UTF-8-BOM", check.names = FALSE)',
		'd <- d[d$Roll == "urval", ]  # dolda siffror är NA, aldrig 0',
		...(share
			? [
					'# Wilsons intervall, samma tal som Intervall från och Intervall till.',
					'visas <- which(d$Status == "visas" & d$Nämnare > 0)',
					'd[visas, c("lag_r", "hog_r")] <- t(mapply(',
					'  function(x, n) prop.test(x, n, correct = FALSE)$conf.int, d$Täljare[visas], d$Nämnare[visas]))',
					'stopifnot(all.equal(d$lag_r[visas], d[visas, "Intervall från"]))'
				]
			: []),
		across
			? `print(reshape(d[, c(${[...down, across, 'Värde'].map(text).join(', ')})], direction = "wide",\n  idvar = c(${down.map(text).join(', ')}), timevar = ${text(across)}))`
			: `print(d[, c(${[...down, 'Värde', 'n'].map(text).join(', ')})])`
	].join('\n');
}

/** Arquero in Node: asks by the command line, and pivots as the page does. */
export function arqueroSnippet({ commands, by, columns }: Told): string {
	const rest = ['matt', ...by.map(({ id }) => id).filter((id) => id !== columns)];
	return [
		'// Kör i Stegvis mapp med Node: node fraga.mjs',
		"import { execSync } from 'node:child_process';",
		"import * as aq from 'arquero';",
		'',
		`const kommandon = [\n${commands.map((one) => `  ${text(one)}`).join(',\n')}\n];`,
		'const rader = kommandon.flatMap((k) => {',
		"  const { matt, version, rows } = JSON.parse(execSync(k, { encoding: 'utf8' }));",
		'  return rows.map(({ by, ...tal }) => ({ matt, version, ...by, ...tal }));',
		'});',
		'// En dold siffra är null, aldrig 0.',
		columns
			? `aq.from(rader).groupby(${rest.map(text).join(', ')}).pivot(${text(columns)}, 'varde').print();`
			: 'aq.from(rader).print();'
	].join('\n');
}
