import type { Beslut, Pengar, Siefraga } from '#lib/server/mappningsfragor.ts';
import type { FileReport } from '#lib/server/report.ts';
import { normalise } from '../contracts/lexical.ts';
import type { Decision } from '../mappning/decisions.ts';
import { formName, sameAnswer } from '../mappning/forms.ts';
import { blev } from './val.ts';

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);

/** How many rows the latest check read by a decision; null when it says nothing of it. */
function rader({ del, i, ord, blir }: Decision, kontroll: readonly FileReport[]): number | null {
	if (del === 'enkater') {
		const own = kontroll.filter(({ decisions }) => decisions?.enkat === formName({ enkat: ord, version: i }));
		return own.length > 0 ? sum(own.map(({ accepted }) => accepted)) : null;
	}
	if (del === 'kolumner' || del === 'sie' || del === 'omvarld' || del === 'avvisade') return null;
	const same = del === 'koder' || del === 'insatser' ? normalise : sameAnswer;
	const used = kontroll
		.flatMap(({ etiketter }) => etiketter?.tolkade ?? [])
		.filter(({ etikett, kod }) => same(etikett) === same(ord) && (del === 'skalsvar' || kod === blir));
	return used.length > 0 ? sum(used.map(({ antal }) => antal)) : null;
}

const plus = (a: Pengar, b: Pengar): Pengar => ({
	kostnader: a.kostnader + b.kostnader,
	intakter: a.intakter + b.intakter,
	budget: a.budget + b.budget
});

/** A decision with what it did in this sändning. */
export function withEffect(
	decision: Decision,
	kontroll: readonly FileReport[],
	sie: readonly Siefraga[]
): Beslut {
	const { path: _, ...rest } = decision;
	const beslut = { ...rest, blir: blev(decision) };
	if (beslut.del === 'sie') {
		const key = beslut.nyckel.replace(/^sie\//, '');
		const pengar = sie.flatMap(({ placerat }) => (Object.hasOwn(placerat, key) ? (placerat[key] ?? []) : []));
		return { ...beslut, gjorde: pengar.length > 0 ? { pengar: pengar.reduce(plus) } : null };
	}
	const antal = rader(decision, kontroll);
	return { ...beslut, gjorde: antal === null ? null : { rader: antal } };
}
