import iconv from 'iconv-lite';
import { delvis, HEAD, lika, people, table, text, vagras, type Ful } from './made.ts';

/** Text files as people, programs and mail make them: what is not already in spellings.test.ts. */

const BOM = '\ufeff';
const heading = HEAD.join(';');
const rows = (v: string) => text(people(v));
const asCsv = (v: string, names: readonly string[]) => text([names, ...people(v)]);
/** The first heading, said in another way. */
const headed = (first: string) => (v: string) => asCsv(v, [first, ...HEAD.slice(1)]);

export const texts: Ful[] = [
	{ namn: 'UTF-8 med två BOM', gor: (v) => BOM + BOM + table(v), blir: lika() },
	{ namn: 'BOM mitt i, där två filer satts ihop', gor: (v) => `${heading}\n${BOM}${rows(v)}`, blir: lika() },
	{
		namn: 'BOM innanför första rubrikens citattecken',
		gor: (v) => `"${BOM}deltagande_id"${table(v).slice(13)}`,
		blir: lika()
	},
	{
		namn: 'UTF-16 LE med två BOM',
		gor: (v) => iconv.encode(BOM + BOM + table(v), 'utf16le'),
		blir: lika()
	},
	{
		namn: 'UTF-16 LE avhuggen mitt i ett tecken',
		gor: (v) => iconv.encode(table(v), 'utf16le').subarray(0, -1),
		blir: vagras('kan_inte_avkodas', /trasig UTF-16 LE. Spara den som ”CSV UTF-8”/)
	},
	{
		namn: 'UTF-32',
		gor: (v) => iconv.encode(table(v), 'utf32le', { addBOM: true }),
		blir: vagras('kan_inte_avkodas', /Spara den som/)
	},
	{
		namn: 'Windows-1252 med krökta citattecken och tankstreck',
		gor: (v) => iconv.encode(table(v).replace('Syd', 'Syd – ”södra” € …'), 'windows-1252'),
		blir: delvis(2, [], ['1', '2'])
	},
	{
		namn: 'blandade teckenkodningar: rubrik och första raden i UTF-8, resten i Windows-1252',
		gor: (v) => Buffer.concat([Buffer.from(`${table(v)}åäöåäö`), Buffer.from('é', 'latin1')]),
		blir: vagras('blandad_kodning', /1 tecken är trasiga. Spara om den från källan/)
	},
	{
		namn: 'redan förstörda tecken (Ã…sa) går inte att skilja från text, och läses som de står',
		gor: (v) => table(v).replace('Åsas', 'Ã…sas'),
		blir: delvis(2, [], ['1', '2'])
	},
	{
		namn: 'NUL-tecken mitt i',
		gor: (v) => table(v).replace('man', 'm\u0000an'),
		blir: vagras('kan_inte_avkodas', /inte en textfil/)
	},
	{
		namn: 'ctrl-Z sist, som gamla program skriver',
		gor: (v) => `${table(v)}\u001a`,
		blir: lika()
	},
	{
		namn: 'radbrytning och CRLF innanför citattecken',
		gor: (v) => table(v, ';', '\r\n').replace('Syd', '"Syd\r\nväst\nöst"'),
		blir: delvis(2, [], ['1', '2'])
	},
	{
		namn: 'en CR ensam innanför citattecken',
		gor: (v) => table(v).replace('Syd', '"Syd\rväst"'),
		blir: delvis(2, [], ['1', '2'])
	},
	{ namn: 'tre sorters radslut', gor: (v) => `${heading}\r${rows(v).replace('\n', '\r\n')}`, blir: lika() },
	{ namn: 'CR CR LF (fel överföring)', gor: (v) => table(v, ';', '\r\r\n'), blir: lika() },
	{
		namn: 'ett ensamt citattecken',
		gor: (v) => table(v).replace('Syd', '12" rör'),
		blir: delvis(2, ['3  trasig_rad'], ['1'])
	},
	{
		namn: 'ett citattecken som aldrig stängs',
		gor: (v) => table(v).replace(`${v}-p1`, `"${v}-p1`).replace('"Åsas ""lag""; norr"', 'Å'),
		blir: delvis(2, ['2  trasig_rad'], ['2'])
	},
	{
		namn: 'citattecken med omvänt snedstreck framför',
		gor: (v) => table(v).replace('"Åsas ""lag""; norr"', '"Åsas \\"lag\\""'),
		blir: delvis(2, ['2  trasig_rad'], ['2'])
	},
	{
		namn: 'blanksteg mellan avgränsare och citattecken',
		gor: (v) => table(v).replace(';Syd', '; "Syd"'),
		blir: delvis(2, ['3  trasig_rad'], ['1'])
	},
	{ namn: 'sep=; på första raden', gor: (v) => `sep=;\n${table(v)}`, blir: lika() },
	{ namn: 'sep=, på första raden, med CRLF', gor: (v) => `sep=,\r\n${table(v, ',', '\r\n')}`, blir: lika() },
	{
		namn: 'lodstreck och blanksteg runt om',
		gor: (v) =>
			table(v, '|')
				.replaceAll('|', ' | ')
				.replace('"Åsas ""lag""; norr"', 'Åsas lag')
				.replace(/Åsas "lag"; norr/, 'Åsas lag'),
		blir: delvis(2, [], ['1', '2'])
	},
	{
		namn: 'för korta rader',
		gor: (v) => table(v).replace(';Syd', ''),
		blir: delvis(2, ['3  fel_antal_kolumner'], ['1'])
	},
	{
		namn: 'för långa rader',
		gor: (v) => table(v).replace(';Syd', ';Syd;extra'),
		blir: delvis(2, ['3  fel_antal_kolumner'], ['1'])
	},
	{
		namn: 'decimalkomma utan citattecken i en kommaseparerad fil',
		gor: (v) => table(v, ',').replace('1985', '1985,0'),
		blir: delvis(2, ['3  fel_antal_kolumner'], ['1'])
	},
	{
		namn: 'en summarad sist',
		gor: (v) => `${table(v)}Summa;;;;;3975;;\n`,
		blir: delvis(3, ['4 deltagande_id summarad Summa'], ['1', '2'])
	},
	{
		namn: 'fotnoter under tabellen',
		gor: (v) => `${table(v)}\n* preliminära uppgifter\nKälla: teamets egen lista\n`,
		blir: delvis(4, ['5  fel_antal_kolumner', '6  fel_antal_kolumner'], ['1', '2'])
	},
	{
		namn: 'titelrader före rubriken, en av dem lång',
		gor: (v) => `Deltagare i KRUS\n"Uttag; 2024-06-01"\n;;;;;;;\n${'x'.repeat(3000)}\n${table(v)}`,
		blir: lika()
	},
	{
		namn: 'två rubrikrader, den övre med grupper',
		gor: (v) => `Person;;Insats;;Bakgrund;;Avslut;\n${table(v)}`,
		blir: lika()
	},
	{
		namn: 'sexton titelrader',
		gor: (v) => `${'rad\n'.repeat(16)}${table(v)}`,
		blir: vagras('okand_rubrikrad', /Rubrikraden känns inte igen/)
	},
	{
		namn: 'rubriken igen mitt i, där två filer satts ihop',
		gor: (v) => `${heading}\n${rows(v).replace('\n', `\n${heading}\n`)}`,
		blir: delvis(
			3,
			[
				'3 start fel_datum start',
				'3 kon okand_kod kon',
				'3 fodelsear fel_heltal fodelsear',
				'3 slut fel_datum slut'
			],
			['1', '2']
		)
	},
	{ namn: 'rubriker med radbrytning', gor: headed('Deltagande\n-ID'), blir: lika() },
	{
		namn: 'rubriker med hårt blanksteg och dubbla blanksteg',
		gor: headed('Deltagande\u00a0  ID'),
		blir: lika()
	},
	{ namn: 'rubriker i fel skiftläge', gor: headed('DELTAGANDE_id'), blir: lika() },
	{
		namn: 'rubriker med å som a och ring (NFD)',
		gor: (v) => asCsv(v, [...HEAD.slice(0, 4), 'Ko\u0308n', 'Fo\u0308delsea\u030ar', ...HEAD.slice(6)]),
		blir: lika()
	},
	{
		namn: 'rubriker med mjukt bindestreck och osynligt blanksteg',
		gor: headed('del\u00adtagande_\u200bid'),
		blir: lika()
	},
	{ namn: 'rubriker med kolon och stjärna', gor: headed('* Deltagande-ID:'), blir: lika() },
	{
		namn: 'samma rubrik två gånger',
		gor: (v) => asCsv(v, [...HEAD.slice(0, -1), 'Start']),
		blir: vagras('dubbel_kolumn', /Kolumnen start finns två gånger. Ta bort den ena/)
	},
	{
		namn: 'bara blanksteg och radslut',
		gor: () => ' \r\n\r\n \r\n',
		blir: vagras('okand_rubrikrad', /Rubrikraden känns inte igen/)
	},
	{ namn: 'bara en BOM', gor: () => BOM, blir: vagras('okand_rubrikrad', /Rubrikraden känns inte igen/) },
	{ namn: 'bara rubrikrad', gor: () => `${heading}\n`, blir: delvis(0, [], []) },
	{ namn: 'bara rubrikrad, utan radslut', gor: () => heading, blir: delvis(0, [], []) },
	{
		namn: 'en enda rad, utan radslut',
		gor: (v) => table(v).split('\n').slice(0, 2).join('\n'),
		blir: delvis(1, [], ['1'])
	},
	{ namn: 'CSV som heter .xlsx', fil: 'fil.xlsx', gor: (v) => table(v), blir: vagras('trasig_xlsx', /CSV/) },
	{
		namn: 'HTML som heter .xls',
		fil: 'fil.xls',
		gor: () => '<html><table><tr><td>deltagande_id</td></tr></table></html>',
		blir: vagras('trasig_xlsx', /webbsida/)
	},
	{
		namn: 'XML-kalkylark 2003 som heter .xls',
		fil: 'fil.xls',
		gor: () => '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
		blir: vagras('trasig_xlsx', /webbsida|XML/)
	},
	{
		namn: 'Excel som heter .csv',
		fil: 'fil.csv',
		gor: () => Buffer.from('504b0304140006000800000021000000', 'hex'),
		blir: vagras('kan_inte_avkodas', /\.xlsx/)
	},
	{
		namn: 'en bild som heter .csv',
		fil: 'fil.csv',
		gor: () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
		blir: vagras('kan_inte_avkodas', /inte en textfil/)
	}
];
