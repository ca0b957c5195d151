import { describe, expect, it } from 'vitest';
import { compose } from '#dashboards/rapport/compose.ts';
import { beforeOf } from '#dashboards/rapport/list.ts';
import { canonicalText, keyText } from '#lib/report/canonical.ts';
import { htmlDocument } from '#lib/report/files/html.ts';
import { mallar, mallOf } from '#lib/report/templates.ts';
import type { Annotation, SavedComment } from '#lib/report/types.ts';
import { measureOf } from '#lib/measures/library/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { State } from '#lib/server/state/index.ts';
import { fakeLager, insats, row, type Answer } from '../dashboards/fake.ts';

const KRUS = insats('norr', 'krus', 2024, 2026);
const OTHER = insats('norr', 'sala', 2024, 2026);

/** Every figure 0.4217 of 83, or 83; a value for each year where it is cut by year. */
const shown: Answer = (matt, cut) => {
	const { enhet, alltid = [] } = measureOf(matt)!;
	const always = Object.fromEntries(alltid.map((id) => [id, `${id}1`]));
	const share = enhet === 'andel';
	const figures: Partial<MeasureRow> = share
		? { taljare: 35, namnare: 83, varde: 0.4217, lag: 0.321, hog: 0.529, n: 83 }
		: { taljare: 83, varde: 83, n: 83 };
	const by = cut?.by ?? [];
	const years = by.includes('ar') ? ['2024', '2025', '2026'] : [null];
	const places = by.includes('insats') ? [KRUS, OTHER] : [null];
	return years.flatMap((ar) =>
		places.map((place) =>
			row(
				{
					...always,
					...(ar && { ar }),
					...(place && { forbund: place.forbund_id, insats: place.insats_id })
				},
				figures
			)
		)
	);
};
const hidden: Answer = (matt, cut) => shown(matt, cut).map(({ by }) => row(by, { status: 'skyddad' }));
const outside: Answer = (matt, cut) =>
	shown(matt, cut).map(({ by }) => row(by, { status: 'skyddad', utanfor: true }));

function written(
	answer: Answer,
	mall: string,
	{
		comments = [],
		annotations = [],
		address = '',
		insatser = [KRUS, OTHER]
	}: {
		comments?: SavedComment[];
		annotations?: Annotation[];
		address?: string;
		insatser?: (typeof KRUS)[];
	} = {}
) {
	const lager = fakeLager(insatser, answer);
	const state = { comments: () => comments, annotations: () => annotations } as unknown as State;
	return compose(
		{ lager, memory: (use) => use(state) },
		new URL(`http://x/rapport/${mall}?${mall === 'lagesrapport' ? 'insats=krus' : ''}${address}`),
		mallOf(mall)!
	);
}

describe.each(mallar.map(({ mall }) => mall))('%s', (mall) => {
	it('is the same content each time, however its address was written', async () => {
		const [one, other] = [
			await written(shown, mall),
			await written(shown, mall, { address: '&forbund=norr&sort=n' })
		];
		expect(one.report).not.toBeNull();
		expect(canonicalText(other.report!)).toBe(canonicalText(one.report!));
		expect(one.report!.avsnitt.map(({ id }) => id)).toEqual(mallOf(mall)!.avsnitt);
	});

	it('has a finding over every section, and no machine word in it', async () => {
		const { report } = await written(shown, mall);
		for (const { rubrik } of report!.avsnitt) expect(rubrik).toMatch(/^\S.*[^.]$/);
		const text = htmlDocument(report!, { adress: '', datum: '2026-11-22', sha256: '', fryst: null }).replace(
			/<style>[^]*?<\/style>/,
			''
		);
		expect(text).not.toMatch(/undefined|NaN|\[object|null/);
		expect(text).not.toMatch(/\bledde till\b|\beffekt av\b/i);
	});

	it('lets out nothing that is hidden: no share, no count, no length of a bar', async () => {
		for (const answer of [hidden, outside]) {
			const { report } = await written(answer, mall);
			const text = canonicalText(report!);
			expect(text).not.toMatch(/\b83\b|0\.4217|42\u00a0%|42,2|<circle/);
			expect(text).toMatch(answer === hidden ? /färre än\u00a05/ : /släpps inte/);
		}
	});
});

describe('what the kansli adds', () => {
	const said = (id: number, avsnitt: string, text: string): SavedComment => ({ id, avsnitt, text, tid: 't' });

	it('the latest version of a comment stands in its section, and one that was taken away does not', async () => {
		const comments = [
			said(3, 'mal', ''),
			said(2, 'verksamhet', 'Ny'),
			said(1, 'verksamhet', 'Gammal'),
			said(0, 'mal', 'Var')
		];
		const { report } = await written(shown, 'styrelserapport', { comments });
		const of = (id: string) => report!.avsnitt.find((one) => one.id === id)?.kommentar;
		expect([of('verksamhet'), of('mal'), of('pengar')]).toEqual(['Ny', null, null]);
	});

	it('what happened is a letter in the picture and a line of text, for its own förbund and insats only', async () => {
		const at = (id: number, forbund: string, whose: string | null, text: string): Annotation => ({
			id,
			forbund,
			insats: whose,
			dag: '2025-03-01',
			text
		});
		const annotations = [
			at(1, 'norr', null, 'Ny blankett'),
			at(2, 'norr', 'sala', 'Flytt'),
			at(3, 'soder', null, 'Annat')
		];
		const { report } = await written(shown, 'lagesrapport', { annotations });
		const volume = report!.avsnitt
			.find(({ id }) => id === 'verksamhet')!
			.delar.find(({ slag }) => slag === 'bild');
		expect(volume?.slag === 'bild' && volume.bild.notes).toEqual(['a) 1\u00a0mars\u00a02025: Ny blankett.']);
		expect(volume?.slag === 'bild' && volume.bild.drawn?.wide).toMatch(/<text[^>]*>a<\/text>/);
		expect(canonicalText(report!)).not.toMatch(/Flytt|Annat/);
	});

	it('a half-year is told among the half-years that are let out, beside the same one of the year before', async () => {
		const halves: Answer = (matt, cut) =>
			cut?.by?.[0] === 'halvar'
				? [
						row({ halvar: '2024-H2' }, { status: 'skyddad', utanfor: true }),
						...['2025-H1', '2025-H2', '2026-H1', '2026-H2'].map((halvar, i) =>
							row({ halvar }, { taljare: 40 + i, varde: 40 + i, n: 40 + i })
						)
					]
				: shown(matt, cut);
		const { report } = await written(halves, 'halvarsrapport', { address: '&period=2026-H1' });
		const part = report!.avsnitt
			.find(({ id }) => id === 'verksamhet')!
			.delar.find(({ slag }) => slag === 'bild');
		const told = part?.slag === 'bild' ? part.bild : null;
		expect(told?.title).toBe('42 deltagare första halvåret 2026, mot 40 första halvåret 2025');
		expect(told?.table.rows.map(({ cells }) => cells.ar?.text)).toEqual([
			'Första halvåret 2025',
			'Andra halvåret 2025',
			'Första halvåret 2026'
		]);
	});

	it('a period there is not is said, and the usual one is written', async () => {
		const { choice, key } = await written(shown, 'helarsrapport', { address: '&period=1999' });
		expect(choice.unknown[0]).toContain('1999');
		expect(key?.period).toBe('2025');
	});
});

describe('what is told where the period itself tells nothing', () => {
	it('the latest three years, and the report says which', async () => {
		const answer: Answer = (matt, cut) => (cut?.from === cut?.to && cut?.from ? hidden : shown)(matt, cut);
		const { report } = await written(answer, 'styrelserapport');
		const result = report!.avsnitt.find(({ id }) => id === 'resultat')!;
		expect(result.rubrik).toBe(
			'42\u00a0% av avsluten med känt utfall 2024–2026 gick till arbete eller studier (32–53\u00a0%, n\u00a083)'
		);
		expect(result.delar[0]).toEqual({
			slag: 'stycke',
			text: 'Siffrorna gäller 2024–2026: för hittills 2026 visas de inte.'
		});
	});

	it('that it is not shown, in words, when no time shows it', async () => {
		const { report } = await written(hidden, 'styrelserapport');
		expect(report!.avsnitt.find(({ id }) => id === 'resultat')!.rubrik).toBe(
			'Hur avsluten gick hittills 2026 visas inte (skyddar färre än\u00a05)'
		);
	});

	it('nothing about people where an insats is for the organisations', async () => {
		const structural = { ...KRUS, inriktning: 'strukturovergripande' };
		const { report } = await written(shown, 'lagesrapport', { insatser: [structural, OTHER] });
		expect(report!.avsnitt.map(({ id }) => id)).toEqual([
			'sammanfattning',
			'mal',
			'brukare',
			'pengar',
			'tidigt',
			'kallor'
		]);
	});
});

describe('the report before', () => {
	it('is of the period before, or of the same frozen earlier: never of a later one', () => {
		const frozen = (id: number, period: string, forbund = 'norr') => ({
			...{ id, nummer: 1, titel: '', version: 'v', tid: 't', sha256: 's' },
			nyckel: keyText({ mall: 'halvarsrapport', forbund, insats: null, period })
		});
		const all = [
			frozen(1, '2025-H2'),
			frozen(2, '2025-H2'),
			frozen(3, '2025-H1'),
			frozen(4, '2026-H1'),
			frozen(5, '2025-H2', 'soder')
		];
		expect(all.map((one) => beforeOf(one, all)?.id)).toEqual([3, 1, undefined, 2, undefined]);
	});
});
