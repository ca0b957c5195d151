import { measureOf } from '../measures/library/index.ts';
import { plain } from './text.ts';
import type { Plan } from './types.ts';

/** What a plan's figure is counted in. `fri`: the goal's own word stands (a published figure, a day). */
export type Kind = 'andel' | 'punkter' | 'kronor' | 'manader' | 'skalsteg' | 'antal' | 'fri';

/** What the figure of a plan is counted in. A time judged on its median is a share whose target is the rule's own. */
export function kindOf(plan: Plan): Kind {
	switch (plan.form) {
		case 'andel':
			return plan.mal ? 'fri' : 'andel';
		case 'forandring':
			return 'andel';
		case 'antal': {
			const unit = measureOf(plan.delar[0]?.matt ?? '')?.enhet;
			return plan.per ? 'fri' : unit === 'kronor' ? 'kronor' : 'antal';
		}
		case 'varde': {
			const unit = measureOf(plan.del.matt)?.enhet;
			if (unit === 'kronor_per') return 'kronor';
			if (unit === 'procentenheter') return 'punkter';
			return unit === 'manader' || unit === 'skalsteg' ? unit : 'antal';
		}
		case 'belaggning':
		case 'platser':
			return 'antal';
		default:
			return 'fri';
	}
}

const isPercent = (enhet: string): boolean => /%|^procent/.test(enhet);
const isMoney = (words: string): boolean =>
	/^(kr|krona|kronor|sek|tkr|kkr|mkr|mnkr|tusen kr|miljoner)\b/.test(words);
const isTime = (words: string): boolean => /^(dag|veck|manad|ar$)/.test(words);

/** Units as they are shown once the value is in the measure's own. */
export const shownUnit = (kind: Kind, enhet: string): string =>
	kind === 'kronor' ? 'kr' : kind === 'manader' ? 'månader' : kind === 'punkter' ? 'procentenheter' : enhet;

/**
 * A goal's value in the unit of what is measured: 80 procent is 0.8, 60 tkr is 60 000 kr, 26 veckor is about 6 månader.
 *
 * @returns a Swedish text when the unit is of another kind, or the value cannot be meant
 */
export function inUnit(value: number, kind: Kind, unit: string | null): number | string {
	const enhet = (unit ?? '').trim().toLowerCase();
	const words = plain(enhet);
	const other = `Enheten ”${enhet}” passar inte det som mäts`;
	switch (kind) {
		case 'andel': {
			if (!isPercent(enhet) && words !== '' && words !== 'andel')
				return `${other}, som är en andel. Skriv procent, eller antal i matt.`;
			if (isPercent(enhet) && value > 0 && value <= 1)
				return `${String(value).replace('.', ',')} procent kan inte vara meningen. Skriv ${String(value * 100).replace('.', ',')}, eller lämna enheten tom.`;
			const part = isPercent(enhet) || Math.abs(value) > 1 ? value / 100 : value;
			return Math.abs(part) > 1
				? `Målvärdet ${String(value).replace('.', ',')} procent är mer än alla.`
				: part;
		}
		case 'punkter':
			return words === '' || isPercent(enhet) ? value : `${other}, som är en förändring i procentenheter.`;
		case 'kronor':
			if (words === '' || isMoney(words)) {
				if (/^(tkr|kkr|tusen)/.test(words)) return value * 1000;
				return /^(mkr|mnkr|miljoner)/.test(words) ? value * 1_000_000 : value;
			}
			return `${other}, som är kronor. Skriv kr, tkr eller mkr.`;
		case 'manader':
			if (words === '' || /^manad/.test(words)) return value;
			if (/^ar$/.test(words)) return value * 12;
			if (/^veck/.test(words)) return (value * 7) / 30.4375;
			return /^dag/.test(words)
				? value / 30.4375
				: `${other}, som är en tid. Skriv månader, veckor eller dagar.`;
		case 'skalsteg':
			return words === '' || /steg|poang/.test(words) ? value : `${other}, som är steg på en skala.`;
		case 'antal':
			return isPercent(enhet) || isMoney(words) || isTime(words)
				? `${other}, som är ett antal. ${isPercent(enhet) ? 'Det som mäts är ingen andel: skriv andel i matt.' : 'Skriv till exempel personer.'}`
				: value;
		case 'fri':
			return isPercent(enhet) ? value / 100 : value;
	}
}
