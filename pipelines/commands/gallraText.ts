/** How a gallring is told of on the command line. */
import { plural } from '#lib/format/index.ts';
import { readProtokoll, type Protokollrad } from '../gallring/protokoll.ts';
import type { Shared } from './command.ts';

const number = new Intl.NumberFormat('sv-SE');
export const sum = (rader: Record<string, number>) => Object.values(rader).reduce((total, n) => total + n, 0);
export const inWords = (rader: Record<string, number>) =>
	Object.entries(rader)
		.map(([source, n]) => `${source} ${number.format(n)}`)
		.join(', ');

/** What was found in what people have written, and what they must look through themselves. */
function traces({
	texter = 0,
	lasta = 0,
	korta = 0
}: Pick<Protokollrad, 'texter' | 'lasta' | 'korta'>): string[] {
	return [
		...(texter > 0
			? [
					`  ${plural(texter, 'kommentar, anteckning eller sparad vy', 'kommentarer, anteckningar och sparade vyer')} rättade`
				]
			: []),
		...(lasta > 0
			? [
					`  ${plural(lasta, 'låst rapport', 'låsta rapporter')} nämner personen. En låst rapport ändras aldrig: den måste ni själva bestämma om.`
				]
			: []),
		...(korta > 0
			? [
					`  ${plural(korta, 'nummer är kortare', 'nummer är kortare')} än fyra tecken och har i löpande text bara sökts inom citattecken. Läs igenom kommentarer och anteckningar själva.`
				]
			: [])
	];
}

/** What a gallring took, line by line. */
export function lines({ versioner, rapporter, sandningar, galler, ...more }: Protokollrad): string[] {
	return [
		...versioner.map(
			({ version, rader }) =>
				`  ${version}: ${plural(sum(rader), 'rad', 'rader')} borttagna (${inWords(rader)})`
		),
		...(rapporter > 0 ? [`  ${plural(rapporter, 'laddningsrapport', 'laddningsrapporter')} rättade`] : []),
		...(sandningar > 0
			? [
					`  ${plural(sandningar, 'väntande sändning', 'väntande sändningar')} borttagna ur inkorgen; skicka dem på nytt utan personen`
				]
			: []),
		...traces(more),
		'Borttaget ur alla sparade versioner. Filerna som skickades ligger kvar hos er: ta bort personen ur dem också, och ur säkerhetskopior.',
		`Version ${galler} gäller.`
	];
}

/** The protocol from the first line on; exit code 1 when a line has been changed. */
export function protocol(shared: Shared): number {
	const { rader, orord } = readProtokoll(shared.warehouse);
	if (shared.json) shared.print(JSON.stringify({ rader, orord }));
	else {
		if (rader.length === 0) shared.print('Inget har gallrats.');
		for (const rad of rader)
			shared.print(
				`${rad.nr}. ${rad.tid} ${rad.vem}: ${rad.regel ?? rad.varfor}. ${plural(rad.deltagare, 'person', 'personer')}, ${plural(rad.deltaganden, 'deltagande', 'deltaganden')}, ${plural(
					rad.versioner.reduce((total, one) => total + sum(one.rader), 0),
					'rad',
					'rader'
				)} i ${plural(rad.versioner.length, 'version', 'versioner')}.`
			);
		if (!orord)
			shared.print('Protokollet har ändrats efter att det skrevs: en rad stämmer inte med den före.');
	}
	return orord ? 0 : 1;
}
