/** A load's report of what moved in earlier years, as lines for a person. */
import type { Moved } from '../server/report.ts';
import { formatNumber } from './number.ts';

const MATT: Record<string, string> = {
	nya: 'nya deltagare',
	avslutade: 'avslutade',
	avslut_arbete_studier: 'avslut till arbete eller studier',
	utfall: 'utfall',
	budget: 'budget'
};
const FALT: Record<string, string> = {
	insats_id: 'insats',
	start: 'start',
	slut: 'slut',
	avslutsorsak: 'avslutsorsak',
	sysselsattning_efter: 'sysselsättning vid avslut',
	forsorjning_efter: 'försörjning vid avslut',
	fullfoljt: 'fullföljt',
	samtycke: 'samtycke',
	kon: 'kön'
};
const kr = (matt: string) => (matt === 'utfall' || matt === 'budget' ? ' kr' : '');
const plain = (code: string | null) => (code === null ? 'tomt' : code.replaceAll('_', ' '));

const deltaganden = (n: number) => `${formatNumber(n)} ${n === 1 ? 'deltagande' : 'deltaganden'}`;

/** `krus 2024, avslutade: 41 → 43 (2 sent inkomna)`, corrections, and kronor that moved; nothing when nothing did. */
export function movedLines(moved: Moved | undefined): string[] {
	if (!moved) return [];
	const { figures, corrected, money, more } = moved;
	return [
		...figures.map(
			({ ar, insats_id, matt, fore, efter, sena }) =>
				`${insats_id} ${ar}, ${MATT[matt] ?? plain(matt)}: ${formatNumber(fore)} → ${formatNumber(efter)}${kr(matt)}` +
				(sena > 0 ? ` (${formatNumber(sena)} sent ${sena === 1 ? 'inkommen' : 'inkomna'})` : '')
		),
		...corrected.map(({ falt, fore, efter, antal }) =>
			fore === efter
				? `Rättat ${FALT[falt] ?? falt}: annan dag samma år (${fore}), ${deltaganden(antal)}`
				: `Rättat ${FALT[falt] ?? falt}: ${plain(fore)} → ${plain(efter)}, ${deltaganden(antal)}`
		),
		...money.map(
			({ ar, typ, fran, till, kr: amount }) =>
				`${ar} ${typ}: ${formatNumber(amount)} kr ${fran ? `från ${plain(fran)}` : 'som inte hade någon plats'} ${till ? `till ${plain(till)}` : '(utan plats nu)'}`
		),
		...(more > 0 ? [`och ${formatNumber(more)} ändringar till`] : [])
	];
}
