/** A load's report of what moved in earlier years, as lines for a person. */
import type { Moved, MovedMoney } from '../server/report.ts';
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

/** Where one place lost and another got, and nobody can say which gave what, neither was without a place. */
function moneyLine({ ar, typ, fran, till, kr: amount }: MovedMoney, all: readonly MovedMoney[]): string {
	const same = all.filter((one) => one.ar === ar && one.typ === typ);
	const kronor = `${formatNumber(amount)} kr`;
	if ((fran === null || till === null) && same.some((one) => !one.fran) && same.some((one) => !one.till))
		return `${ar} ${typ}: ${kronor} ${fran ? `mindre på ${plain(fran)}` : `mer på ${plain(till)}`}`;
	return `${ar} ${typ}: ${kronor} ${fran ? `från ${plain(fran)}` : 'som inte hade någon plats'} ${till ? `till ${plain(till)}` : '(utan plats nu)'}`;
}

/** `krus 2024, avslutade: 41 → 43 (2 sent inkomna)`, corrections, and kronor that moved; nothing when nothing did. */
export function movedLines(moved: Moved | undefined): string[] {
	if (!moved) return [];
	const { figures, corrected, money, insatser = [], more } = moved;
	return [
		...insatser.map(({ insats_id, fore, efter, ersatter }) =>
			ersatter === null
				? `${insats_id} heter nu ”${efter}”, förut ”${fore ?? ''}”; talen är desamma`
				: `${insats_id} (”${efter}”) är ny och tar över efter ${ersatter}; det som var står kvar där`
		),
		...figures.map(
			({ ar, insats_id, matt, fore, efter, sena }) =>
				`${insats_id} ${ar}, ${MATT[matt] ?? plain(matt)}: ${fore === 0 && kr(matt) ? 'inget' : formatNumber(fore)} → ${formatNumber(efter)}${kr(matt)}` +
				(sena > 0 ? ` (${formatNumber(sena)} sent ${sena === 1 ? 'inkommen' : 'inkomna'})` : '')
		),
		...corrected.map(({ falt, fore, efter, antal }) =>
			fore === efter
				? `Rättat ${FALT[falt] ?? falt}: annan dag samma år (${fore}), ${deltaganden(antal)}`
				: `Rättat ${FALT[falt] ?? falt}: ${plain(fore)} → ${plain(efter)}, ${deltaganden(antal)}`
		),
		...money.map((one) => moneyLine(one, money)),
		...(more > 0 ? [`och ${formatNumber(more)} ändringar till`] : [])
	];
}
