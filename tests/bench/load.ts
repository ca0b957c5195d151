import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadReport } from '#lib/server/report.ts';
import { root, runMeasured } from './measured.ts';

export interface LoadResult {
	rows: number;
	fileMb: number;
	/** The bare read_csv before and after the load, so that a warming machine shows. */
	bareSeconds: [number, number];
	barePeakMb: number;
	loadSeconds: number;
	loadPeakMb: number;
	/** Of the load, deciding what aggregated viewers may see. */
	releaseSeconds: number;
	/** Load without that ÷ the mean of the two bare readings. */
	ratio: number;
	/** The whole load ÷ the same. */
	wholeRatio: number;
	figures: number;
	hidden: number;
	warehouseMb: number;
}

/** Loads the folder's files, beside a bare read_csv of the same deltaganden, one after the other. */
export async function benchLoad(data: string, warehouse: string, folder: string): Promise<LoadResult> {
	const csv = join(data, 'deltagande.csv');
	const bare = async () => {
		const target = join(folder, 'bara.duckdb');
		const run = await runMeasured([join(import.meta.dirname, 'bareCsv.ts'), csv, target], folder);
		rmSync(target, { force: true });
		return { ...(JSON.parse(run.output) as { rows: number; seconds: number }), peakMb: run.peakMb };
	};
	const before = await bare();
	const load = await runMeasured(
		[join(root, 'bin', 'stegvis.mjs'), 'load', data, '--warehouse', warehouse, '--json'],
		folder
	);
	const after = await bare();
	const report = JSON.parse(load.output) as Pick<LoadReport, 'version' | 'published' | 'seconds' | 'release'>;
	if (!report.published) throw new Error(`inläsningen publicerade inget: ${load.output.slice(0, 500)}`);
	const bareSeconds = (before.seconds + after.seconds) / 2;
	const { seconds: releaseSeconds, figures, hidden } = report.release!;
	return {
		rows: before.rows,
		fileMb: statSync(csv).size / 1e6,
		bareSeconds: [before.seconds, after.seconds],
		barePeakMb: before.peakMb,
		loadSeconds: report.seconds,
		loadPeakMb: load.peakMb,
		releaseSeconds,
		ratio: (report.seconds - releaseSeconds) / bareSeconds,
		wholeRatio: report.seconds / bareSeconds,
		figures,
		hidden,
		warehouseMb: statSync(join(warehouse, 'versions', `${report.version}.duckdb`)).size / 1e6
	};
}
