import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Whole, WholeGroup } from '#lib/compare/index.ts';
import { listFiles } from '#pipelines/files.ts';
import { load } from '#pipelines/load.ts';
import { stegvis } from './cli.ts';
import { demo, quietIo } from './support.ts';

/** The planted truths of the demo, through the whole house: the better team is found, the one with other people is not. */
const truths = JSON.parse(readFileSync(join(demo, 'SANNINGAR.json'), 'utf8')) as {
	planterat: { bast: string; ser_battre_ut: string; lika: string[] };
	team: { insats_id: string; andel: number }[];
};
const teams = truths.team.map(({ insats_id }) => insats_id).sort();
const folder = mkdtempSync(join(tmpdir(), 'stegvis-jamfor-'));

beforeAll(async () => {
	await load({ warehouse: folder, files: listFiles([demo]).files, k: 5 }, quietIo());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function compared(viewer: string, ...args: string[]): Promise<Whole> {
	const said = await stegvis(
		'compare',
		'avslut_arbete_studier',
		...['--from', '2024', '--to', '2026', '--som', viewer, '--json', '--warehouse', folder],
		...args
	);
	expect([said.code, said.err]).toEqual([0, '']);
	return JSON.parse(said.out) as Whole;
}

const keyOf = (insats: string) => `vastmanland|${insats}`;
const { bast, ser_battre_ut: other, lika } = truths.planterat;

describe.each(['kansli', 'styrelse'])('the five samordningsteam, asked as %s', (viewer) => {
	let group: WholeGroup;
	let all: Whole;
	beforeAll(async () => {
		all = await compared(viewer);
		group = all.groups.find(({ sides }) => sides.length === teams.length)!;
	});
	const rest = (insats: string) => group.rest.find(({ key }) => key === keyOf(insats))!;
	const standard = (insats: string) => group.standardised!.sides.find(({ key }) => key === keyOf(insats))!;

	it('may be compared with each other, and with nobody who ran other days', () => {
		expect(group.sides.map(({ key }) => key).sort()).toEqual(teams.map(keyOf));
		for (const { insats_id, andel } of truths.team)
			expect(group.sides.find(({ key }) => key === keyOf(insats_id))?.varde).toBe(andel);
		expect(all.refusals.some(({ sentence }) => sentence.includes('KRUS Kalmar pågick'))).toBe(true);
	});

	it('as they are: both the better one and the one with other people are higher', () => {
		for (const insats of [bast, other]) expect(rest(insats)).toMatchObject({ skild: true });
		for (const insats of [bast, other]) expect(rest(insats).difference).toBeGreaterThan(0);
	});

	it('standardised: the better one is higher still, the other is not told from the others', () => {
		// By hand, n per stratum over all five: 370, 415, 710 and 1 005 of 2 500.
		const better = (0.8 * 370 + 0.6 * 415 + 0.5 * 710 + 0.4 * 1005) / 2500;
		const same = (0.6 * 370 + 0.4 * 415 + 0.3 * 710 + 0.2 * 1005) / 2500;
		expect(standard(bast).figure?.adjusted).toBeCloseTo(better, 12);
		for (const insats of [other, ...lika]) expect(standard(insats).figure?.adjusted).toBeCloseTo(same, 12);
		expect(standard(bast).after).toMatchObject({ skild: true });
		expect(standard(bast).after!.lag).toBeGreaterThan(0);
		expect(standard(other).after).toMatchObject({ skild: false });
		expect(standard(other).after!.difference).toBeLessThan(0);
	});

	it('says so', () => {
		expect(group.standardised!.sentence).toContain(
			'Samordningsteam Sala ligger högre än de andra också när sammansättningen räknas in. Samordningsteam Surahammars högre andel går inte att skilja från de andras när sammansättningen räknas in.'
		);
	});
});

describe('two of them, asked as kansli', () => {
	it('have a plane, and a curve each that the better one leads', async () => {
		const [group] = (await compared('kansli', '--insats', `${bast},samordningsteam_fns`)).groups;
		expect(group?.plane?.point.effect).toBeCloseTo(0.2, 12);
		expect(group?.plane?.ratio).toBeNull();
		expect(group?.timeTo.pairs[0]).toMatchObject({ high: 'Samordningsteam Sala', skild: true });
	});
});

describe('the command', () => {
	it('prints every table in words', async () => {
		const said = await stegvis('compare', 'avslut_arbete_studier', '--from', '2024', '--warehouse', folder);
		expect(said.code).toBe(0);
		for (const head of [
			'Skillnad:',
			'Tratt:',
			'Vägt mot de andra:',
			'Standardiserat:',
			'Vilka som deltar:',
			'Över tid:',
			'Tid till arbete eller studier:',
			'Jämförs inte:'
		])
			expect(said.out).toContain(`\n${head}`);
		expect(said.out).not.toMatch(/undefined|NaN|\[object/);
	});

	it.each([
		[['finns_inte'], 'Det finns inget mått som heter ”finns_inte”'],
		[['deltagare'], 'varken en andel eller en kostnad'],
		[['avslut_arbete_studier', '--strata', 'skostorlek'], 'Det går inte att räkna in ”skostorlek”'],
		[['avslut_arbete_studier', '--insats', 'x'], 'Det finns ingen insats ”x”'],
		[['avslut_arbete_studier', '--from', 'våren'], 'Perioden ”våren” går inte att läsa'],
		[[], 'Ange ett mått']
	])('refuses %j with a sentence', async (args, text) => {
		const said = await stegvis('compare', ...args, '--warehouse', folder);
		expect([said.code, said.out]).toEqual([2, '']);
		expect(said.err).toContain(text);
	});

	it('compares a cost without calling it a difference that stands', async () => {
		const said = await stegvis(
			'compare',
			'kostnad_per_deltagare',
			'--from',
			'2025',
			'--to',
			'2025',
			'--warehouse',
			folder
		);
		expect(said.code).toBe(0);
		expect(said.out).toContain('Det är värden utan intervall');
	});
});
