import type { Row } from '../types.ts';
import { events } from './handelser.ts';

/** Who comes and goes in the insatser that are running: invented, on fixed days, so that the styrgrupp has something to follow. */
const PERSONAL: readonly (readonly [insats: string, typ: string, dagar: readonly string[]])[] = [
	['krus', 'vakans', ['2025-02-03']],
	['krus', 'nyanstalld_personal', ['2025-04-14']],
	['samordningsteam_fns', 'nyanstalld_personal', ['2025-01-13', '2025-08-18']],
	['samordningsteam_hallstahammar', 'sjukfranvaro', ['2026-03-02']],
	['samordningsteam_sala', 'nyanstalld_personal', ['2025-01-07', '2026-02-02']],
	['samordningsteam_surahammar', 'vakans', ['2025-10-06']],
	['samordningsteam_surahammar', 'nyanstalld_personal', ['2025-12-01']],
	['samordningsteam_vasteras', 'vakans', ['2025-05-05', '2026-08-03']],
	['samordningsteam_vasteras', 'nyanstalld_personal', ['2024-09-02', '2025-08-11']]
];

export const personal = (belongs: (insats: string) => boolean): Row[] =>
	PERSONAL.filter(([insats]) => belongs(insats)).flatMap(([insats, typ, dagar]) =>
		events(insats, typ, [...dagar])
	);
