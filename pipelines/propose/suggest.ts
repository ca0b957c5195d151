import { bestam, narmast } from '#lib/format/index.ts';
import type { UnknownLabel } from '#lib/server/report.ts';
import type { Database } from '#lib/server/duckdb.ts';
import { columnsOf, contracts } from '../contracts/index.ts';
import { nearest, type Candidate, type Near } from '../mappning/match.ts';
import { allCodeCandidates } from './words.ts';

/** Most words a load makes proposals for; the rest stand in quarantine without. */
const MOST = 500;
/** In SQL, of a fault: it is about a word that a mapping may decide. */
export const LABEL_FAULTS =
	"(kod = 'okand_kod' or kod = 'svar_utanfor_skalan' or starts_with(kod, 'okand_insats'))";

interface Unknown {
	kalla: string;
	kolumn: string;
	varde: string;
	kod: string;
	/** The sentence that names what the word was judged against. */
	text: string;
}

/** What a word may be, and what it is held against. */
interface Known {
	/** The codes of every list with all that they may be called. */
	codes: ReadonlyMap<string, Candidate[]>;
	scales: readonly Scale[];
	insatser: readonly Candidate[];
}

/** The list that a column's codes are of. */
function listOf({ kalla, kolumn }: Unknown): string {
	const contract = contracts.find(({ source }) => source === kalla);
	return (contract && columnsOf(contract).find(({ name }) => name === kolumn)?.kodlista) ?? '';
}

interface Scale {
	enkat: string;
	namn: string;
	skalvarde: string;
	etikett: string | null;
}

interface Suggested {
	forslag: string[];
	/** How near the first of them is, 0-1. */
	poang: number;
	/** The same as a person reads them. */
	ord: string[];
	/** Where a decision is written, in words. */
	var: string;
	/** The same as a path, where one word has a place of its own. */
	path?: string[];
	/** What it may be, where no code list says. */
	val?: { varde: string; text: string }[];
}

/** The first three of what a word is near, each once. */
function firstOf(near: readonly Near[]): Pick<Suggested, 'forslag' | 'poang'> {
	const forslag = [...new Set(near.map(({ value }) => value))].slice(0, 3);
	return { forslag, poang: near[0]?.poang ?? 0 };
}

/** What an unknown word is near, best first, and where a decision is written. */
function propose(unknown: Unknown, { codes, scales, insatser }: Known): Suggested {
	if (unknown.kod === 'okand_kod') {
		const lista = listOf(unknown);
		const candidates = codes.get(lista) ?? [];
		const parts = unknown.varde.split('|').map((part) => part.trim());
		const first = firstOf(parts.flatMap((part) => nearest(part, candidates)));
		const [one, another] = parts;
		const etikett = (kod: string) => candidates.find(({ value }) => value === kod)?.texts[0] ?? kod;
		return {
			...{ ...first, ord: first.forslag.map(etikett), var: `koder, ${lista}` },
			...(one && another === undefined && { path: ['koder', lista, one] })
		};
	}
	if (unknown.kod !== 'svar_utanfor_skalan') {
		const first = firstOf(nearest(unknown.varde, insatser));
		return { ...first, ord: first.forslag, var: 'insatser', path: ['insatser', unknown.varde] };
	}
	const own = scales.filter(({ namn }) => unknown.text.includes(` för ${namn}. `));
	const candidates = own.map(({ skalvarde, etikett }) => ({
		value: skalvarde,
		texts: etikett ? [etikett] : []
	}));
	const [scale] = own;
	const val = new Map(
		own.map(({ skalvarde, etikett }) => [skalvarde, etikett ? `${skalvarde}: ${etikett}` : skalvarde])
	);
	const first = firstOf(nearest(unknown.varde, candidates));
	return {
		...{ ...first, ord: first.forslag, var: 'svar, eller skalor under svarets aven' },
		...(scale && {
			path: ['svar', scale.enkat, unknown.varde],
			val: [...val].map(([varde, text]) => ({ varde, text }))
		})
	};
}

/**
 * Adds to the mend text of words that nobody has decided what they are near. Returns them per fil, for the load report:
 * a proposal is read by a person and used by nothing.
 */
export async function suggestLabels(db: Database): Promise<Map<number, UnknownLabel[]>> {
	const words = await db.query<Unknown & Record<string, string>>(
		`select kalla, kolumn, varde, kod, min(text) as text from meta.karantan where ${LABEL_FAULTS} and varde is not null ` +
			`group by kalla, kolumn, varde, kod, case when kod = 'svar_utanfor_skalan' then text end order by count(*) desc nulls last, varde asc nulls last limit ${MOST}`
	);
	if (words.length === 0) return new Map();
	const scales = await db.query<Scale & Record<string, string>>(
		`select distinct enkat, enkat || ' ' || fraga as namn, skalvarde, etikett from inlast.enkat`
	);
	const insatser = (
		await db.query<{ insats_id: string; namn: string }>('select insats_id, namn from inlast.insatser')
	).map(({ insats_id, namn }) => ({ value: insats_id, texts: [namn] }));
	await db.run(
		'create or replace temp table narmast (kalla varchar, kolumn varchar, varde varchar, kod varchar, av varchar, tillagg varchar, forslag varchar)'
	);
	const known = { codes: allCodeCandidates(), scales, insatser };
	const found = new Map<string, Suggested>();
	for (const word of words) {
		const suggested = propose(word, known);
		const { forslag, ord, var: place } = suggested;
		found.set(JSON.stringify([word.kalla, word.kolumn, word.varde, word.text]), suggested);
		const tillagg = ` ${[narmast(ord), bestam('ord', place)].filter(Boolean).join(' ')}`;
		const { kalla, kolumn, varde, kod, text } = word;
		await db.run('insert into narmast values ($kalla, $kolumn, $varde, $kod, $text, $tillagg, $forslag)', {
			...{ kalla, kolumn, varde, kod, text, tillagg },
			forslag: forslag.join('|')
		});
	}
	const same = `n.kalla = k.kalla and n.kolumn = k.kolumn and n.varde = k.varde and n.kod = k.kod and (n.kod <> 'svar_utanfor_skalan' or n.av = k.text)`;
	const rows = await db.query<{
		fil: number;
		kalla: string;
		kolumn: string;
		varde: string;
		av: string;
		antal: number;
		forslag: string;
	}>(
		`select k.fil, k.kalla, k.kolumn, k.varde, n.av, cast(count(*) as integer) as antal, min(n.forslag) as forslag from meta.karantan as k join narmast as n on ${same} ` +
			`group by k.fil, k.kalla, k.kolumn, k.varde, n.av order by antal desc nulls last, k.varde asc nulls last`
	);
	await db.run(`update meta.karantan as k set text = k.text || n.tillagg from narmast as n where ${same}`);
	const byFile = new Map<number, UnknownLabel[]>();
	for (const { fil, kalla, kolumn, varde, av, antal, forslag } of rows) {
		const { path, val, poang = 0 } = found.get(JSON.stringify([kalla, kolumn, varde, av])) ?? {};
		const label = { kolumn, etikett: varde, antal, forslag: forslag.split('|').filter(Boolean), poang };
		byFile.set(fil, [
			...(byFile.get(fil) ?? []),
			{ ...label, ...(path && { var: path }), ...(val && { val }) }
		]);
	}
	return byFile;
}
