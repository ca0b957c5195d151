import { writeXlsx } from 'hucre/xlsx';
import { codeSheet } from './codeSheet.ts';
import { dataSheet } from './dataSheet.ts';
import { guideSheet } from './guide.ts';
import type { Kit, KnownInsats } from './kits.ts';

export { findKit, kits, type Kit, type KnownInsats } from './kits.ts';

/** A fixed day in the workbook's properties: the same contract gives the same bytes. */
const MADE = new Date(Date.UTC(2026, 0, 1, 12));

/**
 * The template as an Excel workbook: the sheets to fill in, the one that explains, and the lists. `insatser`: those that are known
 * already, to choose among.
 */
export function templateFile(kit: Kit, insatser: readonly KnownInsats[]): Promise<Uint8Array> {
	const { sheet, ranges } = codeSheet(kit.parts, insatser);
	return writeXlsx({
		sheets: [
			...kit.parts.map((part) => dataSheet(part, kit.parts, insatser, ranges)),
			guideSheet(kit, insatser),
			sheet
		],
		properties: { creator: 'Stegvis', title: `Mall: ${kit.namn}`, created: MADE, modified: MADE }
	});
}

/** The name a template is saved under. */
export const templateName = ({ mall }: Kit): string => `stegvis-${mall}.xlsx`;
