import { bestam } from '#lib/format/index.ts';
import type { Belopp } from './amounts.ts';
import { UTELAMNAS } from '../../mappning/sie.ts';
import type { Karta } from './mapping.ts';
import type { SieFil } from './model.ts';
import { kontoNamn, objektNamn } from './texts.ts';

/** Reason codes of money that is right in the file and has no place: shown, and no fault of the file. */
export const UTAN_PLATS = [
	'sie_omappat',
	'sie_motsagande_objekt',
	'sie_dubbelt_snitt',
	'sie_jamforelsetal'
] as const;

/** Where an amount goes; with `kod`, why it has no place. */
export interface Plats {
	insats_id: string;
	kostnadsslag: string;
	kod: string;
	kolumn: string;
	varde: string;
	text: string;
}

const god = { kod: '', kolumn: '', varde: '', text: '' };
const SKRIV = 'i delen sie i mappning.yml, och ladda filen igen.';

/** Where an amount goes: a place, a reason why it has none, or null for what the mapping leaves out. */
export function plats(fil: SieFil, kort: Karta, belopp: Belopp): Plats | null {
	const { objekt, konto, dubbel } = belopp;
	const slag = kort.slag(konto);
	const mal = kort.insats(objekt);
	if (slag === UTELAMNAS || ('till' in mal && mal.till === UTELAMNAS)) return null;
	const insats_id = 'till' in mal ? mal.till : '';
	const namn = objektNamn(fil, objekt);
	const fel = (kod: string, kolumn: string, varde: string, text: string): Plats => ({
		insats_id,
		kostnadsslag: slag ?? '',
		kod,
		kolumn,
		varde: varde.slice(0, 200),
		text
	});
	if (belopp.period === '')
		return fel(
			'sie_brutet_ar',
			'period',
			'',
			'Filen har bara årssummor för ett räkenskapsår som inte är ett kalenderår. Exportera SIE 4 eller SIE 2, som har månader.'
		);
	if (dubbel)
		return fel(
			'sie_dubbelt_snitt',
			'insats_id',
			namn,
			`Samma pengar visas också delade på en annan dimension, som räknas. Koppla objekt ur en enda dimension, eller exportera SIE 4 med verifikationer.`
		);
	if ('fel' in mal && mal.fel === 'motsagande')
		return fel(
			'sie_motsagande_objekt',
			'insats_id',
			namn,
			`Objekten pekar på olika insatser. Skriv vilken dimension som bestämmer (dimensioner), eller kombinationen, ${SKRIV}`
		);
	if (slag !== null && insats_id !== '') return { insats_id, kostnadsslag: slag, ...god };
	const saknas = [
		...(insats_id === '' ? [objekt.length === 0 ? 'pengar utan objekt' : `objektet ${namn}`] : []),
		...(slag === null ? [kontoNamn(fil, konto)] : [])
	];
	return fel(
		'sie_omappat',
		insats_id === '' ? 'insats_id' : 'kostnadsslag',
		saknas.join(', '),
		`Inget är sagt om ${saknas.join(' eller ')}. ${bestam('pengar')}`
	);
}
