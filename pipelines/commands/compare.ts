import { parseArgs } from 'node:util';
import { compareWhole, placesOf, type Whole } from '#lib/compare/index.ts';
import { STRATA } from '#lib/filters/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import { parsePeriod } from '#lib/measures/period.ts';
import { measureOf, measures } from '#lib/measures/library/index.ts';
import { labelOf, readCatalog } from '#lib/server/catalog/index.ts';
import { InputError, type Command, type Shared } from './command.ts';
import { comparisonText } from './compareText.ts';
import { withVersion } from './version.ts';

interface Wanted {
	matt: string;
	insatser: readonly string[];
	strata: string;
	from?: string;
	to?: string;
}

/** The measure and period as they may be compared; throws InputError with a sentence for the first fault. */
function checked({ matt, strata, from, to }: Wanted) {
	const measure = measureOf(matt);
	if (!measure)
		throw new InputError(
			`Det finns inget mått som heter ”${matt}”. Välj bland: ${measures.map((one) => one.matt).join(', ')}.`
		);
	if (measure.enhet !== 'andel' && measure.enhet !== 'kronor_per')
		throw new InputError(
			`${measure.namn} är varken en andel eller en kostnad per deltagare och jämförs inte så.`
		);
	if (!(STRATA as readonly string[]).includes(strata))
		throw new InputError(`Det går inte att räkna in ”${strata}”. Välj bland: ${STRATA.join(', ')}.`);
	for (const period of [from, to])
		if (period !== undefined && !parsePeriod(period))
			throw new InputError(`Perioden ”${period}” går inte att läsa. Skriv 2024, 2024-H1 eller 2024-03.`);
	return measure;
}

async function compared(shared: Shared, wanted: Wanted): Promise<Whole & { version: string }> {
	const measure = checked(wanted);
	return withVersion(shared, async ({ warehouse, meta, ask }) => {
		const catalog = await readCatalog(warehouse, shared.viewer);
		const known = catalog.insatser.filter(({ inriktning }) => inriktning !== 'administration');
		const strange = wanted.insatser.find((id) => !known.some((row) => row.insats_id === id));
		if (strange !== undefined)
			throw new InputError(
				`Det finns ingen insats ”${strange}”. Välj bland: ${known.map((row) => row.insats_id).join(', ')}.`
			);
		const found = await compareWhole(
			async (matt, cut) =>
				(
					await ask(matt, {
						...cut,
						...(wanted.insatser.length > 0 ? { where: { insats: wanted.insatser } } : {})
					})
				).rows,
			{
				measure,
				places: placesOf(catalog.insatser, wanted.insatser),
				...(wanted.from ? { from: wanted.from } : {}),
				...(wanted.to ? { to: wanted.to } : {}),
				dataPer: meta.dataPer,
				label: (dimension, value) => labelOf(catalog, dimensionOf(dimension)?.lista ?? dimension, value),
				k: meta.k
			},
			wanted.strata
		);
		return { ...found, version: meta.version };
	});
}

export const compareCommand: Command = {
	usage: 'compare MÅTT [--insats a,b] [--strata sammansattning] [--from 2024] [--to 2026]',
	text: 'Jämför insatser på ett mått: skillnader, tratt, standardiserat, och vilka som inte går att jämföra.',
	async run(args, _io, shared) {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				insats: { type: 'string', multiple: true },
				strata: { type: 'string' },
				from: { type: 'string' },
				to: { type: 'string' }
			}
		});
		const [matt, ...rest] = positionals;
		if (!matt || rest.length > 0)
			throw new InputError('Ange ett mått, till exempel: compare avslut_arbete_studier --from 2024');
		const insatser = (values.insats ?? []).flatMap((one) => one.split(',')).filter(Boolean);
		const found = await compared(shared, {
			matt,
			insatser,
			strata: values.strata ?? STRATA[0],
			...(values.from ? { from: values.from } : {}),
			...(values.to ? { to: values.to } : {})
		});
		const { from = null, to = null, strata = STRATA[0] } = values;
		if (shared.json) shared.print(JSON.stringify({ matt, from, to, strata, ...found }));
		else
			for (const line of [`${matt} · version ${found.version}`, ...comparisonText(found)]) shared.print(line);
		return 0;
	}
};
