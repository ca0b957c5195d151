/**
 * Observable Plot on the server: options in, an SVG string out. linkedom is the document; nothing of it outlives the
 * call. Plot's inline <style> is stripped (the CSP forbids it, app.css has the same rules) and so are its own English
 * aria-labels: the picture is one image with one text, and its table stands beside it.
 */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

export interface Drawn {
	/** For screens from 700 px and for paper. */
	wide: string;
	/** The same picture laid out for a telephone: same text size, fewer pixels. */
	narrow: string;
	/** What the picture shows, in words. */
	label: string;
}

export const WIDE = 680;
export const NARROW = 350;

/** Renders one Plot to an SVG string with viewBox, role and a label; text is escaped by the serializer. */
export function renderSvg(options: Plot.PlotOptions, label: string, kind: string): string {
	const { document } = parseHTML('<!doctype html><html><body></body></html>');
	const svg = Plot.plot({ ...options, document, figure: false } as Plot.PlotOptions) as unknown as Element;
	for (const style of svg.querySelectorAll('style')) style.remove();
	for (const node of svg.querySelectorAll('[aria-label]')) node.removeAttribute('aria-label');
	for (const node of svg.querySelectorAll('[aria-hidden]')) node.removeAttribute('aria-hidden');
	for (const name of ['width', 'height', 'font-family', 'font-size', 'class']) svg.removeAttribute(name);
	svg.setAttribute('class', `plot plot-${kind}`);
	svg.setAttribute('role', 'img');
	svg.setAttribute('aria-label', label);
	return svg.outerHTML.replace(/\s+style="[^"]*"/g, '');
}

/** Draws the same thing twice, for a wide and a narrow page. */
export function draw(make: (width: number) => Plot.PlotOptions, label: string, kind: string): Drawn {
	return {
		wide: renderSvg(make(WIDE), label, kind),
		narrow: renderSvg(make(NARROW), label, kind),
		label
	};
}

/** Pushes label positions apart so that none overlap: same order, at least `gap` between, inside [min, max]. */
export function spread(positions: readonly number[], gap: number, min: number, max: number): number[] {
	const order = positions
		.map((at, index) => ({ at, index }))
		.sort((a, b) => a.at - b.at || a.index - b.index);
	let floor = min;
	for (const item of order) {
		item.at = Math.max(item.at, floor);
		floor = item.at + gap;
	}
	let roof = max;
	for (const item of [...order].reverse()) {
		item.at = Math.min(item.at, roof);
		roof = item.at - gap;
	}
	const result: number[] = new Array<number>(positions.length).fill(0);
	for (const item of order) result[item.index] = item.at;
	return result;
}
