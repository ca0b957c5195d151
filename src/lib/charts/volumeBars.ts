/** Counts over time as small bars. Hidden periods are gaps. */
import * as Plot from '@observablehq/plot';
import { formatNumber } from '#lib/format/index.ts';
import { draw, NARROW, type Drawn } from './render.ts';

export interface VolumePoint {
	/** `2024-03`, `2024-Q1` or `2024`: points in order, none missing. */
	period: string;
	/** Null where the figure is not shown. */
	antal: number | null;
}

/** Something that happened in one of the periods: a letter over its bar, explained in words beside the picture. */
export interface VolumeMark {
	period: string;
	tecken: string;
}

/** One letter group a period: `a, b`. */
function markTexts(marks: readonly VolumeMark[], domain: readonly string[]): VolumeMark[] {
	return domain.flatMap((period) => {
		const own = marks.filter((mark) => mark.period === period).map(({ tecken }) => tecken);
		return own.length > 0 ? [{ period, tecken: own.join(', ') }] : [];
	});
}

/** Year marks that fit: every, every second or every fifth year, at each year's first period. */
function yearMarks(points: readonly VolumePoint[], width: number): VolumePoint[] {
	const starts = points.filter((p) => /^\d{4}(-01|-Q1|-H1)?$/.test(p.period));
	const firsts = starts.length > 0 ? starts : points.slice(0, 1);
	const room = Math.max(1, Math.floor(width / 56));
	const step = [1, 2, 5, 10].find((s) => firsts.length / s <= room) ?? 10;
	return firsts.filter((p) => Number(p.period.slice(0, 4)) % step === 0 || firsts.length === 1);
}

export function volumeBars(
	points: readonly VolumePoint[],
	label: string,
	marks: readonly VolumeMark[] = []
): Drawn {
	const top = Math.max(5, ...points.map((p) => p.antal ?? 0));
	const domain = points.map((p) => p.period);
	const shown = points.filter((p) => p.antal !== null);
	const hidden = points.filter((p) => p.antal === null);
	const happened = markTexts(marks, domain);
	return draw(
		(width) => {
			const marginRight = width === NARROW ? 12 : 16;
			const years = yearMarks(points, width - 60);
			return {
				width,
				height: width === NARROW ? 200 : 240,
				marginLeft: 44,
				marginRight,
				marginTop: 22,
				marginBottom: 28,
				x: { type: 'band', domain, axis: null, padding: 0.15 },
				y: { domain: [0, top], axis: null, nice: true },
				marks: [
					Plot.gridY({ ticks: 4, className: 'grid' }),
					Plot.axisY({
						ticks: 4,
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: (d: number) => (Number.isInteger(d) ? formatNumber(d) : '')
					}),
					Plot.barY(shown, { x: 'period', y: 'antal', className: 'bar' }),
					Plot.text(hidden.length > 24 ? [] : hidden, {
						x: 'period',
						y: 0,
						dy: -5,
						text: () => '·',
						className: 'hidden-value'
					}),
					Plot.axisX(
						years.map((p) => p.period),
						{
							anchor: 'bottom',
							tickSize: 4,
							label: null,
							className: 'axis',
							tickFormat: (d: string) => d.slice(0, 4)
						}
					),
					...(happened.length === 0
						? []
						: [
								Plot.ruleX(happened, { x: 'period', className: 'base', strokeDasharray: '3 3' }),
								Plot.text(happened, {
									x: 'period',
									frameAnchor: 'top',
									dy: -12,
									text: 'tecken',
									className: 'name heading'
								})
							]),
					Plot.ruleY([0], { className: 'base' })
				]
			};
		},
		label,
		'volume'
	);
}
