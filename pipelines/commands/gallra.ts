import { plural } from '#lib/format/index.ts';
import { addToLista } from '../gallring/lista.ts';
import { readPagar, writePagar, type Pagar } from '../gallring/pagar.ts';
import { resolveGallrade } from '../gallring/resolve.ts';
import { cleanInbox, waitingAbout } from '../gallring/traces.ts';
import type { Command } from './command.ts';
import { asked, confirm, parse, reason, unfound } from './gallraAsked.ts';
import { byRules } from './gallraRegler.ts';
import { inWords, lines, protocol, sum } from './gallraText.ts';
import { carryOut, wouldGo } from './gallraUtfor.ts';

export const gallraCommand: Command = {
	usage:
		'gallra --deltagare P | --deltagande D | --fil F  --varfor TEXT [--prova] [--ja] · gallra --enligt-regler [--prova] [--ja] · gallra --protokoll · gallra --slutfor',
	text: 'Tar bort en person ur alla sparade versioner, för gott.',
	async run(args, io, shared) {
		const values = parse(args);
		if (values.protokoll) return protocol(shared);
		const { warehouse } = shared;
		if (readPagar(warehouse)) {
			const done = await carryOut(io, shared);
			if (!values.slutfor) shared.print('En gallring som avbröts är slutförd.');
			else if (shared.json) shared.print(JSON.stringify({ gallrat: true, ...done }));
			else for (const line of lines(done)) shared.print(line);
		} else if (values.slutfor)
			shared.print(shared.json ? JSON.stringify({ gallrat: false }) : 'Ingen gallring väntar.');
		if (values.slutfor) return 0;
		if (values['enligt-regler']) return await byRules(values, io, shared);
		const onskad = asked(values);
		const funna = await resolveGallrade(warehouse, onskad);
		unfound(funna, onskad);
		const { deltagare, deltaganden } = funna;
		const versioner = await wouldGo(warehouse, funna.gallrade);
		const sandningar = waitingAbout(warehouse, [...onskad.deltagare, ...onskad.deltaganden]).length;
		if (values.prova) {
			if (shared.json)
				shared.print(JSON.stringify({ gallrat: false, deltagare, deltaganden, versioner, sandningar }));
			else {
				shared.print(
					`${plural(deltagare, 'person', 'personer')} och ${plural(deltaganden, 'deltagande', 'deltaganden')} skulle tas bort:`
				);
				for (const { version, rader } of versioner)
					shared.print(`  ${version}: ${plural(sum(rader), 'rad', 'rader')} (${inWords(rader)})`);
				if (sandningar > 0)
					shared.print(`  inkorgen: ${plural(sandningar, 'väntande sändning', 'väntande sändningar')}`);
				shared.print('Inget har ändrats.');
			}
			return 0;
		}
		const { vem, varfor } = reason(values, [
			...onskad.deltagare,
			...funna.gallrade.filter(({ slag }) => slag === 'deltagande').map(({ id }) => id)
		]);
		await confirm(funna, versioner, values.ja);
		// First who, then that it is under way: stopped in between nothing has begun, and asked again it begins.
		addToLista(warehouse, funna.gallrade);
		const pagar: Pagar = {
			tid: io.now().toISOString(),
			vem,
			varfor,
			regel: null,
			deltagare,
			deltaganden,
			versioner: [],
			rapporter: 0,
			sandningar: 0,
			filer: 0
		};
		writePagar(warehouse, pagar);
		// No version can tell whom these are, and then they are known here alone.
		const borta = cleanInbox(warehouse, funna.baraInkorg);
		if (borta > 0) writePagar(warehouse, { ...pagar, sandningar: borta });
		const done = await carryOut(io, shared);
		if (shared.json) shared.print(JSON.stringify({ gallrat: true, ...done }));
		else for (const line of lines(done)) shared.print(line);
		return 0;
	}
};
