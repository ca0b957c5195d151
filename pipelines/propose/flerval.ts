import { formatList } from '#lib/format/index.ts';
import type { Placed } from './survey.ts';

/** Words of a box that is ticked, and of one that is not, as programs write them. */
const TICKED = /^(?:1|x|true|sant|vald|valt|checked|selected)$/i;
const UNTICKED = /^(?:0|false|falskt|ej vald|ej valt|inte vald|unchecked|not selected)$/i;
/** Two columns side by side may be two questions of yes and no; three are most likely the choices of one. */
const FEWEST = 3;
const MOST_NAMED = 4;

/** How a column holds a box to tick: both states written, or only the ticked one, perhaps as the choice's own words. */
function boxOf({ column: { heading, distinct }, role }: Placed): 'skrivna' | 'tomma' | null {
	if (role !== 'fraga' && role !== 'fritext' && role !== 'svar_id') return null;
	const labels = [...distinct.values()].map(({ label }) => label.trim());
	const [only] = labels;
	if (labels.length > 2 || only === undefined) return null;
	if (labels.every((text) => TICKED.test(text) || UNTICKED.test(text)))
		return labels.some((text) => UNTICKED.test(text)) ? 'skrivna' : 'tomma';
	return labels.length === 1 && heading.toLowerCase().endsWith(only.toLowerCase()) ? 'tomma' : null;
}

/** What stands before the choice in a heading: `Vad gör du nu? / Arbete`, `Vad gör du nu? [Arbete]`, `Vad gör du nu? - Arbete`. */
const stem = ({ column: { heading } }: Placed): string | null =>
	/^(.+?)(?:\s*\/\s+|\s*\[|\s+[-–:]\s+|:\s+|\?\s+)\S/.exec(heading)?.[1]?.trim() ?? null;

/** Neighbours that are boxes of the same kind; a heading with another question begins another group. */
function groups(placed: readonly Placed[]): { slag: 'skrivna' | 'tomma'; own: Placed[] }[] {
	const found: { slag: 'skrivna' | 'tomma'; own: Placed[] }[] = [];
	let open = false;
	for (const one of placed) {
		const slag = boxOf(one);
		const last = found.at(-1);
		const goesOn = open && last?.slag === slag && stem(last!.own[0]!) === stem(one);
		if (slag && goesOn) last!.own.push(one);
		else if (slag) found.push({ slag, own: [one] });
		open = slag !== null;
	}
	return found.filter(({ own }) => own.length >= (stem(own[0]!) === null ? FEWEST : 2));
}

/**
 * Columns that are most likely the choices of one question where several may be ticked, told in words: nothing is decided by it,
 * and each remains a question of its own until a person says otherwise.
 */
export function hangTogether(placed: readonly Placed[]): { text: string; kolumner: Placed[] }[] {
	return groups(placed).map(({ slag, own }) => {
		const names = own.slice(0, MOST_NAMED).map(({ column }) => `”${column.heading.slice(0, 80)}”`);
		const more = own.length - names.length;
		const which = more > 0 ? `${names.join(', ')} och ${more} till` : formatList(names);
		const how =
			slag === 'skrivna'
				? 'Läses de som frågor blir varje alternativ en egen fråga, där 1 är valt och 0 inte valt, och en andel är de som valde just det. Andelarna summerar då inte till 100 %.'
				: 'Här är bara det valda skrivet. En tom ruta läses som att ingen har svarat, så alla som svarat ser ut att ha valt alternativet: exportera enkäten med 1 och 0, eller hoppa över kolumnerna.';
		return {
			text: `${which} ser ut att höra ihop: alternativ i en fråga där man kan välja flera. ${how}`,
			kolumner: own
		};
	});
}
