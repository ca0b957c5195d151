import { readXlsx, type CellValue } from 'hucre/xlsx';
import { columnsOf, type Column } from '#pipelines/contracts/index.ts';
import { findKit, templateFile } from '#pipelines/templates/index.ts';
import { codeLists } from '#pipelines/reference.ts';
import { workbook, type Cells } from '../attack/workbook.ts';

/** A value as a person puts it into the template's cell: a code by its label, a day as a day, a figure as a figure. */
export function typed(column: Column, value: string): CellValue {
	const label = (kod: string) =>
		codeLists().find((one) => one.lista === column.kodlista && one.kod === kod)?.etikett ?? kod;
	if (column.kind === 'kod') return label(value);
	if (column.kind === 'lista') return value.split('|').map(label).join('|');
	if (column.kind === 'datum') return new Date(`${value}T00:00:00Z`);
	return ['heltal', 'tal', 'pengar'].includes(column.kind) ? Number(value) : value;
}

export type Values = Record<string, string>;

/**
 * Fills the template in as often as it is asked: every sheet as it came, with rows (column → value) below the example, saved by
 * another program. `example`: what becomes of the example row.
 */
export async function template(mall: string) {
	const kit = findKit(mall)!;
	const { sheets } = await readXlsx(Buffer.from(await templateFile(kit, [])));
	return (
		rows: Record<string, readonly Values[]>,
		example: (row: CellValue[]) => CellValue[] | null = (row) => row
	): Promise<Uint8Array> => {
		const out: Record<string, Cells> = {};
		for (const { name, rows: cells } of sheets) {
			const part = kit.parts.find(({ blad }) => blad === name);
			const [head = [], own = []] = cells;
			const kept = example(own);
			out[name] = !part
				? cells
				: [
						head,
						...(kept ? [kept] : []),
						...(rows[part.source] ?? []).map((row) =>
							columnsOf(part.of).map((one) => (row[one.name] ? typed(one, row[one.name] as string) : null))
						)
					];
		}
		return workbook(out);
	};
}

/** One template, filled in once. */
export const filled = async (mall: string, ...args: Parameters<Awaited<ReturnType<typeof template>>>) =>
	(await template(mall))(...args);

/** One small förbund, every source filled in by hand so that all rules across rows hold. */
export const FORBUND: Record<string, Values[]> = {
	insatser: [
		{
			insats_id: 'steget',
			namn: 'Steget',
			forbund: 'Samordningsförbundet Ån',
			inriktning: 'individinriktad',
			start: '2024-01-01'
		},
		{
			insats_id: 'natet',
			namn: 'Nätet',
			forbund: 'Samordningsförbundet Ån',
			inriktning: 'strukturovergripande',
			start: '2024-01-01'
		}
	],
	instrument: ['1', '2', '3'].map((skalvarde) => ({
		instrument: 'trappan',
		version: '1',
		fraga: 'f1',
		skalvarde,
		ordning: skalvarde,
		riktning: '1'
	})),
	enkat: ['Ja', 'Nej'].map((skalvarde, at) => ({
		enkat: 'avslut',
		version: '1',
		fraga: 'q1',
		indikator: 'i1',
		skalvarde,
		ordning: String(2 - at),
		positivt: at === 0 ? 'ja' : 'nej'
	})),
	deltagande: ['D1', 'D2', 'D3'].map((deltagande_id, at) => ({
		deltagande_id,
		deltagare: `P${at}`,
		insats_id: 'steget',
		start: `2025-0${at + 1}-10`,
		kon: at === 1 ? 'man' : 'kvinna',
		slut: at === 2 ? '' : '2025-11-28',
		fodelsear: '1988',
		forsorjning_fore: 'sjukpenning|forsorjningsstod',
		samtycke: 'ja',
		...(at !== 2 && { avslutsorsak: 'enligt_plan', sysselsattning_efter: 'studier', fullfoljt: 'ja' })
	})),
	uppfoljning: [
		{ deltagande_id: 'D1', datum: '2026-05-28', sysselsattning: 'arbete_subventionerat', omfattning: '50' }
	],
	antal: ['kvinna', 'man'].map((kon) => ({
		insats_id: 'steget',
		period: '2025-H1',
		kategori: 'anonyma',
		antal: '7',
		kon
	})),
	stegmatning: ['start', 'avslut'].map((tillfalle, at) => ({
		insats_id: 'steget',
		instrument: 'trappan',
		version: '1',
		fraga: 'f1',
		tillfalle,
		datum: at === 0 ? '2025-01-15' : '2025-11-20',
		bedomare: 'deltagare',
		varde: String(at + 1),
		deltagande_id: 'D1'
	})),
	enkatsvar: [
		{
			svar_id: 's1',
			enkat: 'avslut',
			version: '1',
			insats_id: 'steget',
			respondentgrupp: 'deltagare',
			fraga: 'q1',
			svar: 'Ja',
			datum: '2025-11-28'
		}
	],
	utskick: [{ enkat: 'avslut', version: '1', insats_id: 'steget', matar: '2025', antal: '2' }],
	ekonomi: [
		{ insats_id: 'steget', period: '2025-03', typ: 'utfall', kostnadsslag: 'personal', belopp_kr: '84500.5' },
		{
			insats_id: 'administration',
			period: '2025',
			typ: 'budget',
			kostnadsslag: 'lokaler',
			belopp_kr: '120000'
		}
	],
	handelser: [{ insats_id: 'steget', typ: 'mote', datum: '2025-03-12', deltagande_id: 'D1' }],
	mal: [
		{
			mal_id: 'm1',
			insats_id: 'steget',
			text: 'Minst hälften till arbete eller studier',
			matt: 'avslut_arbete_studier',
			jamforelse: '>=',
			varde: '50',
			enhet: 'procent'
		}
	],
	aggregat: [
		{
			insats_id: 'steget',
			period: '2024',
			matt: 'avslut_arbete_studier',
			taljare: '9',
			namnare: '20',
			kalla: 'Årsredovisning 2024'
		}
	]
};
