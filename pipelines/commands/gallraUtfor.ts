import { join } from 'node:path';
import { readConfig } from '#lib/server/config.ts';
import { paths } from '#lib/server/versions.ts';
import { keptVersions } from '../gallring/erase.ts';
import { hashOf, type Gallrad } from '../gallring/lista.ts';
import { readProtokoll, type Protokollrad } from '../gallring/protokoll.ts';
import { countIn } from '../gallring/rewrite.ts';
import type { Io } from '../progress.ts';
import { Busy } from '../publish.ts';
import { InputError, type Shared } from './command.ts';

/** What would go, version by version: nothing is changed. */
export async function wouldGo(
	warehouse: string,
	gallrade: readonly Gallrad[]
): Promise<Protokollrad['versioner']> {
	const salt = 'prov';
	const lista = { salt, hashes: new Set(gallrade.map((one) => hashOf(salt, one))) };
	const out: Protokollrad['versioner'] = [];
	for (const version of keptVersions(warehouse)) {
		const temp = join(paths(warehouse).building, `prov-${process.pid}`);
		const rader = await countIn(paths(warehouse).version(version), temp, { lista, ids: [], atertagna: [] });
		if (Object.keys(rader).length > 0) out.push({ version, rader });
	}
	return out;
}

/** Runs the load that carries a gallring out: rows out of every version, a new version, the protocol. */
export async function carryOut(io: Io, shared: Shared, vem?: string): Promise<Protokollrad> {
	const { k } = readConfig(process.env);
	const { load } = await import('../load.ts');
	try {
		const report = await load(
			{ warehouse: shared.warehouse, files: [], k, ...(vem === undefined ? {} : { vem }) },
			io
		);
		if (report.errors.length > 0) throw new Error(report.errors.join(' '));
	} catch (error) {
		if (error instanceof Busy)
			throw new InputError(
				'En laddning pågår i samma lager. Gallringen är påbörjad; kör gallra --slutfor när den är klar, annars slutför nästa laddning den.'
			);
		throw error;
	}
	return readProtokoll(shared.warehouse).rader.at(-1)!;
}
