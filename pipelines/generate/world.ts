import type { Facts } from './facts.ts';
import { idMaker } from './ids.ts';
import { gtVuxna } from './insats/gtVuxna.ts';
import { krus } from './insats/krus.ts';
import { radgivande } from './insats/radgivande.ts';
import { stegetVidare } from './insats/stegetVidare.ts';
import { stegetVidare2 } from './insats/stegetVidare2.ts';
import { vastmanland } from './insats/vastmanland.ts';
import { random } from './random.ts';
import { krusAntal, radgivandeAntal, vastmanlandAntal } from './sources/antal.ts';
import { enkater } from './sources/enkatsvar.ts';
import { krusHandelser, samsynHandelser, stegetVidare2Handelser } from './sources/handelserOvriga.ts';
import { radgivandeHandelser, vastmanlandHandelser } from './sources/handelserTeam.ts';
import { stegmatning } from './sources/stegmatning.ts';
import { uppfoljning } from './sources/uppfoljning.ts';
import type { Deltagande } from './types.ts';

const byStart = (a: Deltagande, b: Deltagande): number =>
	a.start < b.start ? -1 : a.start > b.start ? 1 : a.deltagande_id < b.deltagande_id ? -1 : 1;

/** Everything that happened in the demo's five förbund, not yet dealt out on files. */
export function makeWorld(seed: number, facts: Facts) {
	const id = idMaker(random(seed, 'id'));
	const follow = random(seed, 'uppfoljning');
	const measure = random(seed, 'stegmatning');

	const vm = vastmanland(seed, id).sort(byStart);
	const rt = radgivande(seed, id).sort(byStart);
	const kr = krus(seed, id).sort(byStart);
	const sv = stegetVidare(seed, facts, id).sort(byStart);
	const sv2 = stegetVidare2(seed, id, sv).sort(byStart);
	const gt = gtVuxna(seed, facts, id).sort(byStart);

	const radgivandes = radgivandeHandelser(seed, rt);

	return {
		id,
		deltaganden: { vm, rt, kr, sv, sv2, gt },
		uppfoljning: {
			vm: uppfoljning(follow, vm, {
				tillfallen: [
					[3, 0.62],
					[6, 0.5],
					[12, 0.4]
				],
				nya: 0.07,
				tappar: 0.06
			}),
			rt: uppfoljning(follow, rt, {
				tillfallen: [
					[6, 0.5],
					[12, 0.66]
				],
				nya: 0.11,
				tappar: 0.07
			}),
			kr: uppfoljning(follow, kr, {
				tillfallen: [
					[3, 0.74],
					[6, 0.55],
					[12, 0.5]
				],
				nya: 0.1,
				tappar: 0.08
			})
		},
		stegmatning: {
			vm: stegmatning(
				measure,
				vm,
				{
					start: { steg_deltagare: 0.27, steg_handledare: 0.16, arbetsformaga: 0.42 },
					avslut: 0.63,
					under: 0.25,
					rorelse: 0.11,
					anonyma: 0.04
				},
				id
			),
			kr: stegmatning(
				measure,
				kr.filter((row) => row.insats_id === 'krus'),
				{
					start: { steg_deltagare: 0.6, arbetsformaga: 0.7 },
					avslut: 0.7,
					under: 0.15,
					rorelse: 0.13,
					anonyma: 0.03
				},
				id
			)
		},
		handelser: {
			vm: vastmanlandHandelser(seed, vm),
			rt: radgivandes,
			kr: krusHandelser(seed, kr),
			sv2: stegetVidare2Handelser(seed, sv2),
			samsyn: samsynHandelser(seed)
		},
		antal: { vm: vastmanlandAntal(seed, vm), rt: radgivandeAntal(seed, radgivandes), kr: krusAntal(seed) },
		enkater: enkater(seed, id)
	};
}
