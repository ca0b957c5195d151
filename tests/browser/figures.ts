import { describe, expect, it } from 'vitest';
import { formatInterval, formatNumber, formatPercent } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { visit, type Site } from './site.ts';

export function figures(site: () => Site): void {
	/** The cells of a figure's table, a line a row: `['KRUS Kalmar', '41 % 30–52 %', '31 av 76']`. */
	async function tableOf(path: string, figure: string): Promise<string[][]> {
		const { page, close } = await visit(site(), path, { script: false });
		const lines = await page
			.locator(`#${figure} tbody tr`)
			.evaluateAll((rows) =>
				rows.map((row) =>
					[...row.querySelectorAll('th, td')].map((cell) =>
						[...cell.children].map((part) => part.textContent?.trim() ?? '').join(' ')
					)
				)
			);
		await close();
		return lines;
	}

	async function namesOf(): Promise<Map<string, string>> {
		const { page, close } = await visit(site(), '/insatser', { script: false });
		const links = await page
			.locator('tbody a')
			.evaluateAll((list) => list.map((a) => [a.getAttribute('href') ?? '', a.textContent ?? ''] as const));
		await close();
		return new Map(links.map(([href, name]) => [href.replace(/^\/insats\/([^?]+).*$/, '$1'), name.trim()]));
	}

	const shownText = (row: MeasureRow) => [
		`${formatPercent(row.varde, row.n)} ${formatInterval(row.lag, row.hog, row.n)}`,
		`${formatNumber(row.taljare)}\u00a0av\u00a0${formatNumber(row.namnare)}`
	];

	describe('the figures on a page are those of the command line', () => {
		it('avslut till arbete eller studier, per insats', async () => {
			const rows = await site().measure(
				'avslut_arbete_studier',
				'--by',
				'insats',
				'--from',
				'2024',
				'--to',
				'2026'
			);
			const table = await tableOf('/jamfor?fran=2024&till=2026', 'avslut_arbete_studier');
			const names = await namesOf();
			const shown = rows.filter((row) => row.status === 'visas');
			expect(shown.length).toBeGreaterThan(4);
			for (const row of shown) {
				const line = table.find(([name]) => name?.startsWith(names.get(row.by.insats ?? '') ?? '?'));
				expect(line?.slice(1)).toEqual(shownText(row));
			}
		});

		it('kostnad per deltagare, per insats', async () => {
			const rows = await site().measure(
				'kostnad_per_deltagare',
				'--by',
				'insats',
				'--from',
				'2025',
				'--to',
				'2025'
			);
			const table = await tableOf('/jamfor?fran=2025&till=2025', 'kostnad_per_deltagare');
			const names = await namesOf();
			const shown = rows.filter((row) => row.status === 'visas');
			expect(shown.length).toBeGreaterThan(4);
			for (const row of shown) {
				const line = table.find(([name]) => name?.startsWith(names.get(row.by.insats ?? '') ?? '?'));
				expect(line?.slice(1)).toEqual([row.varde, row.taljare, row.namnare].map((x) => formatNumber(x)));
			}
			const structural = table.find(([name]) => name?.startsWith('Samsyn'));
			expect(structural?.[1]).toBe('ej tillämpligt');
		});

		it('stegförflyttning, per instrument and rater', async () => {
			const rows = await site().measure('stegforflyttning_framat', '--where', 'insats=krus');
			const table = await tableOf('/insats/krus', 'steg');
			const shown = rows.filter((row) => row.status === 'visas');
			expect(table).toHaveLength(rows.filter((row) => row.n !== null || row.status === 'skyddad').length);
			for (const row of shown) expect(table.map((line) => line.slice(1, 3))).toContainEqual(shownText(row));
		});

		it('deltagare, on the overview', async () => {
			const [row] = await site().measure(
				'deltagare',
				'--where',
				'forbund=vastmanland',
				'--from',
				'2025',
				'--to',
				'2025'
			);
			expect(row?.status).toBe('visas');
			const { page, close } = await visit(site(), '/?forbund=vastmanland&fran=2025&till=2025', {
				script: false
			});
			const card = page.locator('.stat').filter({ hasText: /^Deltagare/ });
			expect(await card.locator('.value').innerText()).toBe(formatNumber(row?.varde));
			await close();
		});
	});

	describe('what is protected stays so', () => {
		it('no figure of a hidden row is in the page, and the rows stand by name', async () => {
			const args = [
				'--by',
				'insats,forsorjning_fore',
				'--where',
				'forbund=vastmanland',
				'--from',
				'2024',
				'--to',
				'2026'
			];
			const board = await site().measure('avslut_arbete_studier', ...args);
			expect(board.some((row) => row.status === 'skyddad')).toBe(true);
			const path =
				'/jamfor?forbund=vastmanland&fran=2024&till=2026&grupp=forsorjning_fore&matt=avslut_arbete_studier';
			const table = await tableOf(path, 'avslut_arbete_studier');
			const hidden = table.filter((line) => line[1]?.startsWith('visas inte'));
			expect(hidden).toHaveLength(board.filter((row) => row.status === 'skyddad').length);
			for (const line of hidden) expect(line.slice(1)).toEqual(['visas inte: skyddar färre än\u00a05', '']);
			const { page, close } = await visit(site(), path, { script: false });
			const shown = board.filter((row) => row.status === 'visas').length;
			expect(await page.locator('#avslut_arbete_studier .wide circle').count()).toBe(shown);
			await close();
		});

		it('a cut that is not released is said once, and nothing is drawn in its place', async () => {
			const path = '/jamfor?forbund=vastmanland&vy=tid_till';
			const { page, close } = await visit(site(), path, { script: false });
			expect(
				await page.locator('#tid_till_1 .wide path, #tid_till_1 .wide polyline').count()
			).toBeGreaterThan(0);
			await page.goto(`${site().url}${path}&fran=2025&till=2025`);
			const figure = page.locator('#tid_till_1');
			expect(await figure.innerText()).toContain('bara för dem släpps tiden till arbete eller studier');
			expect(await figure.locator('svg').count()).toBe(0);
			expect(await figure.innerText()).not.toContain('färre än');
			await close();
		});
	});
}
