import { formatNumber, MINUS, NBSP } from '#lib/format/index.ts';
import { kalenderar, kronor, type Ar, type Objekt, type SieFil, type Verifikation } from './model.ts';

/** Öre as people read them: `12 771,00 kr`. Exact whatever the size. */
export function kr(ore: bigint): string {
	const [whole = '0', dec = '00'] = kronor(ore < 0n ? -ore : ore).split('.');
	return `${ore < 0n ? MINUS : ''}${formatNumber(Number(whole))},${dec}${NBSP}kr`;
}

export const verNamn = ({ serie, nr }: Verifikation): string =>
	['Verifikation', serie, nr].filter((part) => part !== '').join(' ');

/** Dimensions whose objects are people or businesses (4B, 8.3): their names are not repeated. */
const PERSONER = new Set(['7', '8', '9', '10']);
export const arPersondimension = (dim: string): boolean => PERSONER.has(dim);

/** `6:P1 Projekt ett`, for the reader who is to write `6:P1` in the mapping. */
export function objektNamn(fil: SieFil, objekt: readonly Objekt[]): string {
	if (objekt.length === 0) return 'utan objekt';
	return objekt
		.map(({ dim, nr }) => {
			const namn = arPersondimension(dim) ? '' : (fil.objekt.get(`${dim}:${nr}`) ?? '');
			return `${dim}:${nr}${namn ? ` ${namn}` : ''}`.slice(0, 80);
		})
		.join(' + ');
}

/** `2010` for a calendar year, else its first and last day: `2010-07-01–2011-06-30`. */
export const arNamn = (ar: Ar): string => kalenderar(ar) || `${ar.fran}–${ar.till}`;

export const kontoNamn = (fil: SieFil, konto: string): string =>
	`konto ${konto} ${fil.konton.get(konto)?.namn ?? ''}`.trim().slice(0, 80);

/** The first of many, and how many more there are. */
export const nagra = (items: readonly string[], most = 10): string =>
	items.length > most
		? `${items.slice(0, most).join('; ')} och ${items.length - most} till`
		: items.join('; ');

const LAGA = 'Rätta i bokföringen, exportera filen igen och ladda den.';

/** Why a voucher was refused and how to mend it. `diff` is the sum of its rows. */
export function verText(kod: string, ver: Verifikation, diff: bigint): string {
	const namn = verNamn(ver);
	switch (kod) {
		case 'sie_obalans':
			return `${namn} är inte i balans: raderna summerar till ${kr(diff)} och ska summera till noll. ${LAGA}`;
		case 'sie_avhuggen':
			return `${namn} saknar sin avslutande klammer: filen är avhuggen eller trasig. Exportera den igen och ladda den.`;
		case 'sie_fel_datum':
			return `${namn} har inget datum som går att läsa (ÅÅÅÅMMDD). ${LAGA}`;
		case 'sie_utanfor_ar':
			return `${namn} är daterad ${ver.datum}, utanför filens räkenskapsår. ${LAGA}`;
		default:
			return `${namn} har en rad vars konto, objekt eller belopp inte går att läsa. ${LAGA}`;
	}
}
