import { differens, vagrad } from './amounts.ts';
import { kronor, type SieFil } from './model.ts';
import { kr, nagra, verNamn, verText } from './texts.ts';
import type { Notice } from '../types.ts';
import type { EkonomiRad } from './sums.ts';

/** Refused vouchers and broken lines, one row each. */
export function vagrade(fil: SieFil): EkonomiRad[] {
	const rad = { insats_id: '', period: '', typ: 'utfall', kostnadsslag: '' };
	const vers = fil.verifikationer.flatMap((ver): EkonomiRad[] => {
		const kod = vagrad(fil, ver);
		if (kod === null) return [];
		const diff = differens(ver);
		const varde = kod === 'sie_obalans' ? `${verNamn(ver)}: ${kronor(diff)}` : verNamn(ver);
		return [
			{ ...rad, ore: null, rad: ver.rad, kod, kolumn: 'belopp_kr', varde, text: verText(kod, ver, diff) }
		];
	});
	const rader = fil.trasiga.map((one): EkonomiRad => ({
		...rad,
		typ: one.etikett === '#PBUDGET' ? 'budget' : 'utfall',
		ore: null,
		rad: one.rad,
		kod: one.kod,
		kolumn: 'belopp_kr',
		varde: one.etikett,
		text:
			one.kod === 'sie_los_rad'
				? 'Raden #TRANS står utanför en verifikation. Exportera filen igen och ladda den.'
				: `Raden ${one.etikett} har ett konto, en period eller ett belopp som inte går att läsa. Exportera filen igen och ladda den.`
	}));
	return [...vers, ...rader];
}

/** Which vouchers were refused, and by how much each is off. */
export function vagradeVarning(fil: SieFil): Notice[] {
	const namn = fil.verifikationer.flatMap((ver) => {
		const kod = vagrad(fil, ver);
		if (kod === null) return [];
		return [kod === 'sie_obalans' ? `${verNamn(ver)} (${kr(differens(ver))} från balans)` : verNamn(ver)];
	});
	if (namn.length === 0) return [];
	const text = `${namn.length === 1 ? 'En verifikation vägrades och räknas' : `${namn.length} verifikationer vägrades och räknas`} inte: ${nagra(namn)}. Varför står i karantänen.`;
	return [{ kod: 'sie_vagrade', text }];
}
