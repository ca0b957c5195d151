/** Flows from before to after: a band a flow, as thick as it has persons, each end named with how many it holds. */
import * as Plot from '@observablehq/plot';
import { formatNumber } from '#lib/format/index.ts';
import { draw, NARROW, spread, type Drawn } from './render.ts';

export interface Stream {
	from: string;
	to: string;
	n: number;
	/** Where the eye should go: has the accent. */
	focus?: boolean;
}

interface Node {
	name: string;
	n: number;
	y0: number;
	y1: number;
}

interface Placed extends Stream {
	key: string;
	left: [number, number];
	right: [number, number];
}

const GAP = 0.06;

function nodesOf(
	names: readonly string[],
	sizes: ReadonlyMap<string, number>,
	gap: number
): Map<string, Node> {
	let y = 0;
	return new Map(
		names.map((name) => {
			const n = sizes.get(name) ?? 0;
			const node = { name, n, y0: y, y1: y + n };
			y += n + gap;
			return [name, node];
		})
	);
}

const sums = (streams: readonly Stream[], end: 'from' | 'to'): Map<string, number> => {
	const found = new Map<string, number>();
	for (const one of streams) found.set(one[end], (found.get(one[end]) ?? 0) + one.n);
	return found;
};

/** Each flow's place at both ends, in the order of the ends. */
export function place(
	streams: readonly Stream[],
	from: readonly string[],
	to: readonly string[]
): { left: Node[]; right: Node[]; flows: Placed[]; height: number } {
	const total = streams.reduce((sum, { n }) => sum + n, 0);
	const gap = total * GAP;
	const [before, after] = [sums(streams, 'from'), sums(streams, 'to')];
	const lefts = nodesOf(
		from.filter((name) => before.has(name)),
		before,
		gap
	);
	const rights = nodesOf(
		to.filter((name) => after.has(name)),
		after,
		gap
	);
	const taken = new Map<Node, number>();
	const take = (node: Node, n: number): [number, number] => {
		const start = node.y0 + (taken.get(node) ?? 0);
		taken.set(node, (taken.get(node) ?? 0) + n);
		return [start, start + n];
	};
	const flows = [...lefts.keys()].flatMap((a) =>
		[...rights.keys()].flatMap((b) =>
			streams
				.filter((one) => one.from === a && one.to === b)
				.map((one): Placed => ({
					...one,
					key: `${a}→${b}`,
					left: take(lefts.get(a)!, one.n),
					right: take(rights.get(b)!, one.n)
				}))
		)
	);
	const end = (nodes: Map<string, Node>) => Math.max(0, ...[...nodes.values()].map(({ y1 }) => y1));
	return {
		left: [...lefts.values()],
		right: [...rights.values()],
		flows,
		height: Math.max(1, end(lefts), end(rights))
	};
}

/** @param from, to the ends in their own order; one that no flow touches is left out */
export function alluvial(
	streams: readonly Stream[],
	from: readonly string[],
	to: readonly string[],
	label: string
): Drawn {
	const { left, right, flows, height: total } = place(streams, from, to);
	return draw(
		(width) => {
			const narrow = width === NARROW;
			const [marginTop, marginBottom] = [38, 12];
			const height = Math.max(left.length, right.length) * (narrow ? 74 : 66) + marginTop + marginBottom;
			const side = narrow ? 104 : 190;
			const room = height - marginTop - marginBottom;
			const bar = narrow ? 0.05 : 0.02;
			const named = (nodes: readonly Node[], x: number) => {
				const at = spread(
					nodes.map(({ y0, y1 }) => marginTop + ((y0 + y1) / 2 / total) * room),
					narrow ? 44 : 38,
					marginTop + 16,
					height - marginBottom - 14
				);
				return nodes.map((node, i) => ({ ...node, x, y: ((at[i]! - marginTop) / room) * total }));
			};
			const areas = (focus: boolean) =>
				flows
					.filter((flow) => Boolean(flow.focus) === focus)
					.flatMap(({ key, left: l, right: r }) => [
						{ key, x: bar, y1: l[0], y2: l[1] },
						{ key, x: 1 - bar, y1: r[0], y2: r[1] }
					]);
			const texts = (nodes: readonly Node[], x: number, anchor: 'start' | 'end') =>
				Plot.text(named(nodes, x), {
					x: 'x',
					y: 'y',
					dx: anchor === 'end' ? -8 : 8,
					textAnchor: anchor,
					lineWidth: narrow ? 7 : 12,
					text: (d: Node) => `${d.name}\n${formatNumber(d.n)}`,
					className: 'value'
				});
			const heads = Plot.text(
				[
					{ x: 0, text: 'Före' },
					{ x: 1, text: 'Efter' }
				],
				{
					x: 'x',
					frameAnchor: 'top',
					dy: -26,
					textAnchor: 'middle',
					text: 'text',
					className: 'heads'
				}
			);
			return {
				width,
				height,
				marginLeft: side,
				marginRight: side,
				marginTop,
				marginBottom,
				x: { domain: [0, 1], axis: null },
				y: { domain: [total, 0], axis: null },
				marks: [
					...[false, true].map((focus) =>
						Plot.areaY(areas(focus), {
							x: 'x',
							y1: 'y1',
							y2: 'y2',
							z: 'key',
							curve: 'bump-x',
							className: focus ? 'flow focus' : 'flow'
						})
					),
					Plot.rect(left, { x1: 0, x2: bar, y1: 'y0', y2: 'y1', className: 'node' }),
					Plot.rect(right, { x1: 1 - bar, x2: 1, y1: 'y0', y2: 'y1', className: 'node' }),
					heads,
					texts(left, 0, 'end'),
					texts(right, 1, 'start')
				]
			};
		},
		label,
		'alluvial'
	);
}
