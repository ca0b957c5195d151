/** The form over the page: every choice of a question as fields of one GET form, offering what this reader can have. */
import { cutsOf, isPlace, offered, writeQuestion, type Form, type Question } from '#lib/explore/index.ts';
import { formatNumber, formatPeriod } from '#lib/format/index.ts';
import { dimensionOf, type Dimension } from '#lib/measures/dimensions.ts';
import { measures } from '#lib/measures/library/index.ts';
import { measureOf } from '#lib/server/scope.ts';
import type { FilterField, FilterView } from '#lib/ui/types.ts';
import { insatsChoices } from '../shared/filterBar.ts';
import { addressOf, type About } from './about.ts';

type Option = FilterField['options'][number];

const field = (name: string, label: string, value: string, options: Option[], none?: string): FilterField => {
	const all = none === undefined ? options : [{ value: '', text: none }, ...options];
	if (value && !all.some((one) => one.value === value))
		all.push({ value, text: `${value} (finns inte här)` });
	return { name, label, value, options: all };
};

const cutOption = ({ id, namn }: Dimension): Option => ({ value: id, text: namn });

/** Measures by group; where only counts make sense, only they. */
function measureField(
	label: string,
	value: string,
	none: string | null,
	only: (matt: string) => boolean
): FilterField {
	const kept = measures.filter(({ matt }) => only(matt) || matt === value);
	const groups = [...new Set(kept.map(({ grupp }) => grupp))];
	const options = groups.flatMap((group) =>
		kept.filter(({ grupp }) => grupp === group).map(({ matt, namn }) => ({ value: matt, text: namn, group }))
	);
	return field('matt', label, value, options, none ?? undefined);
}

function periodField(
	{ scope, period }: About,
	name: 'fran' | 'till' | 'mot_fran' | 'mot_till',
	label: string,
	chosen: string | null
): FilterField {
	const years = [...scope.years].reverse().map((year) => ({ value: String(year), text: String(year) }));
	if (chosen && !years.some(({ value }) => value === chosen))
		years.unshift({ value: chosen, text: formatPeriod(chosen) });
	const preset = name === 'fran' ? period.first : name === 'till' ? period.last : undefined;
	return field(
		name,
		label,
		chosen ?? '',
		years,
		preset && !chosen ? `${formatPeriod(preset)} (förval)` : 'välj'
	);
}

const VISA: Option[] = [
	{ value: 'rad', text: 'Andel av raden' },
	{ value: 'kolumn', text: 'Andel av kolumnen' },
	{ value: 'alla', text: 'Andel av alla' }
];
const MOT: Option[] = [
	{ value: 'foregaende', text: 'Perioden före' },
	{ value: 'period', text: 'En annan period' },
	{ value: 'resten', text: 'Alla andra' }
];

function tableFields(about: About): FilterField[] {
	const { question, scope, lager } = about;
	const chosen = question.matt.map((matt) => measureOf(matt));
	const cuts = offered(chosen, lager.viewer);
	const asked = [...question.rader, ...(question.kolumner ? [question.kolumner] : [])];
	const more = asked.flatMap((id) => (cuts.some((one) => one.id === id) ? [] : (dimensionOf(id) ?? [])));
	const options = [...cuts, ...more].map(cutOption);
	const single = chosen.length === 1 && question.rader.length < 2 && question.kolumner === null;
	const countable = chosen.some(({ namnare, enhet }) => !namnare && enhet !== 'skalsteg');
	return [
		measureField('Mått', question.matt[0] ?? '', null, () => true),
		...[...question.matt.slice(1), '']
			.slice(0, 3)
			.map((matt) => measureField('och mått', matt, 'inget mer', () => true)),
		field('rader', 'Rader', question.rader[0] ?? '', options, 'inga'),
		field('rader', 'och inom dem', question.rader[1] ?? '', options, 'inga'),
		field('kolumner', 'Kolumner', question.kolumner ?? '', options, 'inga'),
		...(countable || question.visa !== 'varde'
			? [field('visa', 'Cellerna visar', question.visa === 'varde' ? '' : question.visa, VISA, 'Antalet')]
			: []),
		field('mot', 'Ställ mot', question.mot ?? '', MOT, 'inget'),
		...(question.mot === 'period'
			? [
					periodField(about, 'mot_fran', 'Mot från', question.motFran),
					periodField(about, 'mot_till', 'Mot till', question.motTill)
				]
			: []),
		...(single
			? [
					field(
						'sort',
						'Ordna efter',
						scope.filters.sort === 'namn' ? '' : scope.filters.sort,
						[
							{ value: 'varde', text: 'Värde' },
							{ value: 'n', text: 'Antal (n)' }
						],
						'Listans ordning'
					)
				]
			: [])
	];
}

/** The fields of each way of looking that are its own. */
function ownFields(about: About): FilterField[] {
	const { question, lager } = about;
	const cuts = (matt: string) => cutsOf(measureOf(matt), lager.viewer);
	const by: Record<Form, () => FilterField[]> = {
		tabell: () => tableFields(about),
		fordelning: () => [
			measureField('Antal', question.matt[0] ?? '', 'Avslutade deltaganden (förval)', (matt) => {
				const { namnare, enhet, skydd } = measureOf(matt);
				return !namnare && skydd === 'person' && enhet !== 'skalsteg';
			}),
			field(
				'kolumner',
				'Fördelat efter',
				question.kolumner ?? '',
				cuts(question.matt[0] ?? 'avslutade')
					.filter(({ id, tid }) => !tid && !isPlace(id))
					.map(cutOption),
				'Tid i insatsen (förval)'
			),
			field(
				'rader',
				'En rad för varje',
				question.rader[0] ?? '',
				cuts(question.matt[0] ?? 'avslutade')
					.filter(({ id }) => isPlace(id))
					.map(cutOption),
				'insats (förval)'
			)
		],
		flode: () => [
			field(
				'kolumner',
				'Flöde i',
				question.kolumner ?? '',
				[{ value: 'forsorjning_fore', text: 'Försörjning' }],
				'Sysselsättning (förval)'
			)
		],
		kohorter: () => [
			field(
				'kolumner',
				'Kohort efter start',
				question.kolumner ?? '',
				[{ value: 'halvar', text: 'Halvår' }],
				'År (förval)'
			)
		],
		sammansattning: () => [
			measureField(
				'Ställ mot utfallet',
				question.matt[0] ?? '',
				'Arbete eller studier vid avslut (förval)',
				(matt) => {
					const { enhet, alltid } = measureOf(matt);
					return enhet === 'andel' && !alltid?.length;
				}
			)
		]
	};
	return by[question.bild]();
}

/** One select a dimension with known values that every measure has. */
function whereFields({ question, known, lager, label }: About): FilterField[] {
	const chosen = question.matt.map((matt) => measureOf(matt));
	const own = offered(chosen, lager.viewer).filter(
		({ id, tid }) => !tid && !isPlace(id) && (known.values[id]?.length ?? 0) > 0
	);
	return own.map(({ id, namn }) => {
		const values = question.where[id] ?? [];
		const options = known.values[id]!.map(({ varde }) => ({
			value: `${id}=${varde}`,
			text: label(id, varde)
		}));
		const value = values.length > 0 ? `${id}=${values.join(',')}` : '';
		if (value && !options.some((one) => one.value === value))
			options.unshift({ value, text: values.map((one) => label(id, one)).join(', ') });
		return field('where', namn, value, options, 'alla');
	});
}

export function formView(about: About): FilterView {
	const { scope, question } = about;
	const { catalog, filters } = scope;
	const wheres = question.bild === 'tabell' ? whereFields(about) : [];
	const fields = [
		...ownFields(about),
		periodField(about, 'fran', 'Från och med', filters.fran),
		periodField(about, 'till', 'Till och med', filters.till),
		...(catalog.forbund.length > 1
			? [
					field(
						'forbund',
						'Samordningsförbund',
						filters.forbund ?? '',
						catalog.forbund.map((one) => ({ value: one.forbund_id, text: one.kort })),
						'alla'
					)
				]
			: [])
	];
	const shown = new Set([...fields, ...wheres].map(({ name, value }) => `${name}|${value}`));
	const names = new Set([...fields.map(({ name }) => name)].filter((name) => name !== 'where'));
	const kept = [...writeQuestion(question)]
		.map(([name, value]) => ({ name, value }))
		.filter(({ name, value }) => !names.has(name) && !shown.has(`${name}|${value}`));
	const count = Object.keys(question.where).length;
	return {
		action: scope.path,
		label: 'Ställ frågan',
		fields,
		more: {
			label: count > 0 ? `Bara vissa personer (${formatNumber(count)} val)` : 'Bara vissa personer',
			fields: wheres,
			open: count > 0
		},
		choices: insatsChoices(
			scope,
			filters.insats.length > 0
				? `Bara vissa insatser (${formatNumber(filters.insats.length)} valda)`
				: 'Bara vissa insatser'
		),
		kept,
		reset: addressOf(
			{ ...scope, filters: { ...filters, fran: null, till: null, insats: [], forbund: null, sort: 'namn' } },
			blank(question.bild)
		)
	};
}

export const blank = (bild: Form): Question => ({
	matt: [],
	rader: [],
	kolumner: null,
	where: {},
	visa: 'varde',
	mot: null,
	motFran: null,
	motTill: null,
	bild
});
