import { formatNumber, NBSP } from '#lib/format/index.ts';
import type { FileReport, LoadReport } from '#lib/server/report.ts';
import { OMAPPAT } from '../inkorg/tabeller.ts';
import { effekt } from './mappning/words.ts';

export interface TolkadFil {
	fil: string;
	/** What it is, what of it has no place, and what each decision did to how many rows. */
	rader: string[];
}

const LISTS: Readonly<Record<string, string>> = { insats_id: 'insatser', overordnad_insats: 'insatser' };

/** What each word of the sender's own became, by rows, the most first. */
function orden({ source, etiketter }: FileReport): string[] {
	const used = [...(etiketter?.tolkade ?? [])].sort((a, b) => b.antal - a.antal);
	return used.map(({ kolumn, etikett, kod, antal }) => {
		const slag = LISTS[kolumn] ? 'insatser' : source === 'enkatsvar' && kolumn !== 'kon' ? 'svar' : 'koder';
		return `”${etikett}”: ${effekt({ slag, i: kolumn, antal }, kod)}${slag === 'svar' ? ` (fråga ${kolumn})` : ''}`;
	});
}

/** How the files of one load were understood; files with nothing to tell are left out. */
export function tolkning(rapport: Partial<Pick<LoadReport, 'files' | 'warnings'>> | undefined): TolkadFil[] {
	return (rapport?.files ?? []).flatMap((file) => {
		const { decisions, accepted } = file;
		const omappat = (rapport?.warnings ?? []).filter(
			(one) => one.code === OMAPPAT && one.file === file.file
		);
		const rader = [
			...(decisions?.sie ? [`${decisions.sie}.`, ...omappat.map(({ text }) => text)] : []),
			...(decisions?.enkat
				? [
						`${decisions.enkat}: ${formatNumber(decisions.svarande ?? 0)}${NBSP}svarande, ${formatNumber(accepted)}${NBSP}svar inlästa.`
					]
				: []),
			...orden(file)
		];
		return rader.length > 0 ? [{ fil: file.sheet ? `${file.file}, blad ${file.sheet}` : file.file, rader }] : [];
	});
}
