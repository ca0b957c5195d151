/** The findings of the report, first: what the other sections say in one sentence each. */
import { formatDate } from '#lib/format/index.ts';
import type { AvsnittId } from '#lib/report/templates.ts';
import type { Part, Written } from '#lib/report/types.ts';
import { one, stat } from '../stats.ts';
import { nearest, type Subject } from '../subject.ts';

const CARDS = ['deltagare', 'avslut_arbete_studier', 'kostnad_per_deltagare'] as const;
const TOLD: readonly AvsnittId[] = ['verksamhet', 'resultat', 'mal', 'pengar', 'tidigt'];

export async function summary(
	subject: Subject,
	others: readonly { id: AvsnittId; written: Written }[]
): Promise<Written> {
	const { period, annotations, namn } = subject;
	const cards = await Promise.all(
		CARDS.map(async (matt) => {
			const window = await nearest(subject, matt);
			const row = await one(subject, matt, window);
			return row?.status === 'ej_tillampligt' ? [] : [stat(subject, matt, row, window)];
		})
	);
	const findings = TOLD.flatMap((id) => others.find((other) => other.id === id)?.written.rubrik ?? []);
	const happened = annotations.filter(({ dag }) => dag >= period.fran && dag <= period.till);
	const delar: Part[] = [
		...(cards.flat().length > 0 ? [{ slag: 'tal', tal: cards.flat() } as const] : []),
		{ slag: 'lista', punkter: findings.map((text) => `${text}.`) },
		...(happened.length > 0
			? ([
					{ slag: 'stycke', text: 'Att veta om perioden:' },
					{ slag: 'lista', punkter: happened.map(({ dag, text }) => `${formatDate(dag)}: ${text}`) }
				] as const)
			: [])
	];
	return { rubrik: `${namn} ${period.kort}: det viktigaste`, delar };
}
