import { heading } from '#lib/format/index.ts';
import type { Column } from './contract.ts';

/** Reason codes of a single row: what is wrong, and how to mend it. `{varde}` is the value as it stood. */
const TEXTS: Record<string, (column: Column | undefined, allowed: string) => string> = {
	saknas: (column) => `${heading(column?.name ?? '')} får inte vara tom. Fyll i värdet.`,
	fel_datum: () => 'Värdet är inget datum. Skriv det som ÅÅÅÅ-MM-DD, till exempel 2024-03-05.',
	excel_datum: () =>
		'Värdet ser ut som ett datum i Excels eget talformat. Formatera kolumnen som datum (ÅÅÅÅ-MM-DD) och spara om.',
	fel_period: () => 'Värdet är ingen period. Skriv 2024, 2024-H1, 2024-T2, 2024-Q3 eller 2024-03.',
	fel_heltal: () => 'Värdet är inget heltal. Skriv bara siffror, utan decimaler och utan procenttecken.',
	fel_tal: () => 'Värdet är inget tal, eller kan läsas på två sätt. Skriv till exempel 1234,50.',
	utanfor_granser: (column) =>
		`Värdet ska ligga mellan ${column?.min ?? '…'} och ${column?.max ?? '…'}. Rätta det.`,
	okand_kod: (column, allowed) =>
		`Ordet finns inte i listan för ${heading(column?.name ?? '')}. Skriv ett av ${allowed}.`,
	fel_aldersgrupp: () => 'Värdet är ingen åldersgrupp. Skriv till exempel 25-34.',
	for_lang_text: (column) => `Texten är längre än ${column?.maxLength} tecken. Korta den.`,
	exempelrad: () =>
		'Raden har kvar mallens EXEMPEL. Skriv radens eget värde där, eller ta bort raden om den bara är ett exempel.',
	summarad: () =>
		'Raden ser ut som en summering. Ta bort den ur filen: summorna räknas här, och den hör inte till någon av raderna.',
	avrundat_id: () =>
		'Excel har gjort om numret till potensform och tappat siffror. Formatera kolumnen som text i källan, och hämta numren på nytt.',
	formelfel: () => 'Cellen har ett formelfel från kalkylarket. Rätta formeln eller skriv värdet för hand.',
	trasig_rad: () =>
		'Raden går inte att dela i kolumner: ett citattecken öppnas eller stängs fel. Rätta citattecknen.',
	redan_rattad: () =>
		'Raden som rättas finns inte i karantänen: den är redan rättad, filen den kom i har skickats i en nyare form, eller så är den inte inläst. Hämta en ny rättelista och rätta i den, eller skicka filen den kom i tillsammans med listan.',
	inget_besvarat: () =>
		'Inget svar är ifyllt på raden. Ta bort den ur filen: den skulle annars räknas som ett svar i svarsfrekvensen.',
	gallrad: () =>
		'Personen eller deltagandet är gallrat ur lagret, och raden läses inte in igen. Ta bort den ur filen.',
	samtycke_atertaget: () =>
		'Samtycket är återtaget, och uppgiften är borttagen. Ta bort raden ur filen, eller rätta samtycket och skicka filen på nytt.',
	fel_antal_kolumner: () =>
		'Raden har inte lika många kolumner som rubrikraden. Kontrollera avgränsare och citattecken.'
};

export const rowTextCodes = Object.keys(TEXTS);

/** The Swedish sentence of a row's reason code. `allowed` lists a code list's words. */
export function rowText(code: string, column: Column | undefined, allowed = ''): string {
	return TEXTS[code]?.(column, allowed) ?? 'Raden bröt mot en regel. Kontrollera värdet.';
}
