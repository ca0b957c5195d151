/** The same answer in other tools: the command line, R and Arquero. Everything a person chose is quoted for where it stands. */

/** A text as R and JavaScript both read it. */
const text = (value: string): string => JSON.stringify(value);

export interface Told {
	/** The commands, one a measure, each ending in `--json`. */
	commands: readonly string[];
	/** Dimensions of the answer, in order. */
	by: readonly string[];
	/** The dimension that became columns; null when none did. */
	columns: string | null;
	/** Shares: their interval is counted again, to be held against ours. */
	share: boolean;
}

/** R: asks by the command line, makes a data frame, and counts Wilson's interval as Stegvis does. */
export function rSnippet({ commands, by, columns, share }: Told): string {
	const names = by.map((id) => `by.${id}`);
	const rest = names.filter((name) => name !== `by.${columns}`);
	return [
		'# Kör i Stegvis mapp. Behöver paketet jsonlite.',
		`kommandon <- c(\n${commands.map((one) => `  ${text(one)}`).join(',\n')}\n)`,
		'svar <- lapply(kommandon, function(k) {',
		'  s <- jsonlite::fromJSON(paste(system(k, intern = TRUE), collapse = "\\n"))',
		'  cbind(matt = s$matt, version = s$version, jsonlite::flatten(s$rows))',
		'})',
		'd <- do.call(rbind, svar)',
		...(share
			? [
					'# Wilsons intervall, samma tal som lag och hog. Dolda rader är NA, aldrig 0.',
					'visas <- which(d$status == "visas" & d$namnare > 0)',
					'd[visas, c("lag_r", "hog_r")] <- t(mapply(',
					'  function(x, n) prop.test(x, n, correct = FALSE)$conf.int, d$taljare[visas], d$namnare[visas]))'
				]
			: []),
		columns && rest.length > 0
			? `bred <- reshape(d[, c("matt", ${[...names, 'varde'].map(text).join(', ')})], direction = "wide",\n  idvar = c("matt", ${rest.map(text).join(', ')}), timevar = ${text(`by.${columns}`)})\nprint(bred)`
			: 'print(d)'
	].join('\n');
}

/** Arquero in Node: asks by the command line, and pivots as the page does. */
export function arqueroSnippet({ commands, by, columns }: Told): string {
	const rest = ['matt', ...by.filter((id) => id !== columns)];
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
