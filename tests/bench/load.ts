import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, runMeasured } from './measured.ts';

export interface LoadResult {
	rows: number;
	fileMb: number;
	/** The bare read_csv before and after the load, so that a warming machine shows. */
	bareSeconds: [number, number];
	barePeakMb: number;
	loadSeconds: number;
	loadPeakMb: number;
	/** Load ÷ the mean of the two bare readings. */
	ratio: number;
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
	const report = JSON.parse(load.output) as { version: string; published: boolean; seconds: number };
	if (!report.published) throw new Error(`inläsningen publicerade inget: ${load.output.slice(0, 500)}`);
	return {
		rows: before.rows,
		fileMb: statSync(csv).size / 1e6,
		bareSeconds: [before.seconds, after.seconds],
		barePeakMb: before.peakMb,
		loadSeconds: report.seconds,
		loadPeakMb: load.peakMb,
		ratio: report.seconds / ((before.seconds + after.seconds) / 2),
		warehouseMb: statSync(join(warehouse, 'versions', `${report.version}.duckdb`)).size / 1e6
	};
}
