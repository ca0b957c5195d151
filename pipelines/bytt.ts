import { plural } from '#lib/format/index.ts';
import type { Database } from '#lib/server/duckdb.ts';
import type { Warning } from './check.ts';

/**
 * Insatser that were another förbund's in the version before (attached as `forra`): a förbund that changes its name does that, and so does one
 * that calls an insats what another's is called already.
 */
export async function changedForbund(db: Database): Promise<Warning[]> {
	const rows = await db.query<{ insats: string; fore: string; nu: string; namn: string }>(
		`select i.insats_id as insats, f.forbund as fore, i.forbund as nu, m.namn from inlast.insatser as i join forra.inlast.insatser as f on f.insats_id = i.insats_id ` +
			`join meta.fil as m on m.fil = i._fil where lower(trim(f.forbund)) <> lower(trim(i.forbund)) order by i.insats_id asc nulls last limit 20`
	);
	return rows.map(({ insats, fore, nu, namn }) => ({
		kod: 'insats_bytte_forbund',
		text: `Insatsen ${insats} hörde till ${fore} och hör nu till ${nu}, med allt som lästs in om den. Är det två olika insatser: ångra, ge den nya ett eget insats_id och läs in igen.`,
		namn
	}));
}

/**
 * Deltaganden that said no in the version before (attached as `forra`) and do not now, by the file that says so: a consent given
 * again, or a file from before it was taken back.
 */
export async function consentAgain(db: Database): Promise<Warning[]> {
	const rows = await db.query<{ namn: string; n: number }>(
		`select m.namn, count(*) as n from inlast.deltagande as d join forra.inlast.deltagande as f on f.deltagande_id = d.deltagande_id ` +
			`join meta.fil as m on m.fil = d._fil where f.samtycke = 'nej' and d.samtycke is distinct from 'nej' group by m.namn order by m.namn asc nulls last`
	);
	return rows.map(({ namn, n }) => ({
		kod: 'samtycke_ater',
		text: `${plural(n, 'deltagande', 'deltaganden')} som hade sagt nej till uppföljning har enligt ${namn} inte längre gjort det, och utfallet räknas igen. Är filen från innan samtycket togs tillbaka: ångra, och skriv nej i den innan den läses in.`,
		namn
	}));
}
