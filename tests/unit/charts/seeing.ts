/** How colours look to different eyes, in numbers. */

export type Rgb = readonly [number, number, number];

const linear = (channel: number): number =>
	channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

/** `#0b5d66` → linear light, 0–1. */
export function readColour(hex: string): Rgb {
	const full = hex.length === 4 ? `#${[...hex.slice(1)].map((c) => c + c).join('')}` : hex;
	const parts = [1, 3, 5].map((at) => linear(Number.parseInt(full.slice(at, at + 2), 16) / 255));
	return [parts[0]!, parts[1]!, parts[2]!];
}

/** Relative luminance and contrast: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance. */
export const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
export function contrast(a: Rgb, b: Rgb): number {
	const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
	return (high + 0.05) / (low + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, IEEE TVCG 15:1291-1298, severity 1.0; applied to linear light. */
const MATRICES = {
	protanopi: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
	deuteranopi: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881]
};

const apply = (m: readonly number[], [r, g, b]: Rgb): Rgb => {
	const row = (at: number) => Math.min(1, Math.max(0, m[at]! * r + m[at + 1]! * g + m[at + 2]! * b));
	return [row(0), row(3), row(6)];
};

export const EYES: Record<string, (colour: Rgb) => Rgb> = {
	vanligt: (colour) => colour,
	protanopi: (colour) => apply(MATRICES.protanopi, colour),
	deuteranopi: (colour) => apply(MATRICES.deuteranopi, colour),
	gråskala: (colour) => {
		const grey = luminance(colour);
		return [grey, grey, grey];
	}
};
