import { plural } from '#lib/format/index.ts';
import { userInfo } from 'node:os';
import { ingenting, provaRegler } from '../gallring/enligtRegler.ts';
import { readRegler, Regelfel, REGELFIL, type Regler } from '../gallring/regler.ts';
import type { Io } from '../progress.ts';
import { InputError, type Shared } from './command.ts';
import type { Values } from './gallraAsked.ts';
import { carryOut } from './gallraUtfor.ts';
import { inWords, sum } from './gallraText.ts';

/** Thins out by the förbund's own rules, or says what they would take. */
export async function byRules(values: Values, io: Io, shared: Shared): Promise<number> {
	const regler = rulesOf(shared.warehouse, io.now());
	const plan = await provaRegler(shared.warehouse, regler, io.now());
	const nothing = ingenting(plan);
	if (shared.json && (nothing || values.prova)) shared.print(JSON.stringify({ gallrat: false, ...plan }));
	else if (nothing) shared.print(`Inget är äldre än ${REGELFIL} säger (${regler.text}).`);
	else if (!shared.json) {
		shared.print(`Enligt ${REGELFIL} (${regler.text}):`);
		for (const { version, rader } of plan.versioner)
			shared.print(
				`  ${version}: ${plural(sum(rader), 'rad', 'rader')} skiljs från personen (${inWords(rader)})`
			);
		for (const version of plan.borttagnaVersioner) shared.print(`  ${version}: versionen tas bort`);
		if (plan.rapporter > 0)
			shared.print(`  ${plural(plan.rapporter, 'laddningsrapport', 'laddningsrapporter')} tas bort`);
	}
	if (nothing) return 0;
	if (values.prova) {
		if (!shared.json) shared.print('Inget har ändrats.');
		return 0;
	}
	if (!values.ja)
		throw new InputError(
			'Gallring går inte att ångra. Skriv --ja för att bekräfta, eller --prova för att bara se vad som skulle tas bort.'
		);
	const done = await carryOut(io, shared, (values.vem ?? userInfo().username).trim());
	if (shared.json) shared.print(JSON.stringify({ gallrat: true, ...done }));
	else shared.print('Klart. Det står i protokollet: gallra --protokoll.');
	return 0;
}

function rulesOf(warehouse: string, now: Date): Regler {
	try {
		const regler = readRegler(warehouse, now);
		if (regler) return regler;
	} catch (error) {
		if (error instanceof Regelfel) throw new InputError(error.message);
		throw error;
	}
	throw new InputError(
		`Lagret har inga regler. Skriv dem i ${REGELFIL} i lagrets mapp, till exempel: deltagande: {ar_efter_avslut: 5}`
	);
}
