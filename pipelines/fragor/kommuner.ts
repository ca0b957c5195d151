import { kommunText, type Kommun } from '#lib/omvarld/index.ts';
import { normalise } from '../contracts/lexical.ts';
import type { Change } from '../mappning/change.ts';
import { mappingText } from '../mappning/change.ts';
import type { Whose } from '../mappning/kommuner.ts';
import { ALLA, ownersOf } from '../mappning/omvarld.ts';
import { Refusal } from '../refusal.ts';
import type { Falt } from './compose.ts';
import { provOf } from './prov.ts';
import { mappingAt } from './read.ts';

/** What a förbund's kept mapping says of its kommuner. */
export interface Kommunval {
	/** Names the state of the mapping: an answer to another is not used. */
	prov: string;
	/** Codes of regions; null when nothing is said of this förbund. */
	valda: string[] | null;
	/** Why the mapping cannot be used, or null. */
	fel: string | null;
}

/** What the kept mapping at `path` says of a förbund's kommuner; never throws for what stands in it. */
export function readKommunval(path: string, { forbund_id, namn }: Whose): Kommunval {
	try {
		const text = mappingAt(path);
		const { regioner } = mappingText(text).omvarld;
		const prov = provOf([], text);
		if (regioner === undefined) return { prov, valda: null, fel: null };
		const said = Array.isArray(regioner) ? regioner : Object.values(regioner).flat();
		const names = [ALLA, forbund_id, namn];
		const own = [...new Set(said)].filter((kod) =>
			ownersOf(regioner, kod).some((one) => names.includes(one))
		);
		const silent = !Array.isArray(regioner) && !names.some((one) => Object.hasOwn(regioner, one));
		return { prov, valda: silent ? null : own.sort(), fel: null };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { prov: '', valda: null, fel: error.message };
	}
}

const fault = (text: string): Refusal => new Refusal('svar', text);

/** The kommuner that a line of names and codes means: `Sala, 1980`. Throws Refusal that names those it does not find. */
function written(line: string, kommuner: readonly Kommun[]): string[] {
	const words = line.split(/[,;\n]/).map((word) => word.trim());
	const found = words.filter(Boolean).map((word) => {
		const same = kommuner.filter((one) =>
			[one.kod, one.namn, kommunText(one)].some((text) => normalise(text) === normalise(word))
		);
		return { word, kod: same.length === 1 ? same[0]!.kod : null };
	});
	const unknown = found.filter(({ kod }) => kod === null).map(({ word }) => `”${word.slice(0, 60)}”`);
	if (unknown.length > 0)
		throw fault(
			`${unknown.slice(0, 5).join(', ')} finns inte bland kommunerna i det inlästa. Skriv namnet så som det står i listan, eller kommunkoden.`
		);
	return found.flatMap(({ kod }) => kod ?? []);
}

/** Codes that are ticked in a sent form, whatever they are. */
export const tickedIn = (form: Falt): string[] =>
	[...form.keys()].flatMap((name) => /^kommun:(\d{2}|\d{4})$/.exec(name)?.[1] ?? []);

/**
 * What a sent form decides of a förbund's kommuner; `kommuner` are those that were asked about, `andra` the other förbund.
 * Throws Refusal with a Swedish sentence for a form about another state, or a kommun that is not in the list.
 */
export function answerKommuner(
	form: Falt,
	{ prov, valda }: Kommunval,
	kommuner: readonly Kommun[],
	forbund: Whose,
	andra: readonly string[]
): Extract<Change, { gor: 'kommuner' }> {
	if (form.get('prov') !== prov)
		throw new Refusal(
			'inaktuellt',
			'Ordlistan har ändrats sedan sidan visades, så inget har sparats. Sidan visar nu hur det är; välj igen.'
		);
	const offered = new Set(kommuner.map(({ kod }) => kod));
	const ticked = tickedIn(form);
	if (ticked.some((kod) => !offered.has(kod)))
		throw fault('En av kommunerna går inte att välja. Välj i listan.');
	const koder = [...new Set([...ticked, ...written(form.get('fler') ?? '', kommuner)])].sort();
	if (koder.length === 0 && (valda ?? []).length === 0)
		throw fault('Ingen kommun var vald. Kryssa för förbundets kommuner och spara sedan.');
	return { gor: 'kommuner', forbund, andra, koder };
}
