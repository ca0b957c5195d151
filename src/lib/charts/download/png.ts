/** A picture as points, for documents that take no SVG. */
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { houseFile } from '#lib/server/houseFile.ts';

/** Twice the size of the screen: sharp on paper. */
const SCALE = 2;
const CUTS = ['400', '500', '600'].map(
	(weight) => `@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff2`
);

/** What is made once and never changes, at its first use. */
function once<T>(make: () => T): () => T {
	let made: { value: T } | undefined;
	return () => (made ??= { value: make() }).value;
}
const engine = once(() => initWasm(houseFile('@resvg/resvg-wasm/index_bg.wasm')));
const fonts = once(() => CUTS.map((name) => new Uint8Array(houseFile(name))));

/** Draws a standalone SVG as PNG, two points for each of its own. */
export async function toPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
	await engine();
	const picture = new Resvg(svg, {
		fitTo: { mode: 'zoom', value: SCALE },
		font: { fontBuffers: fonts(), defaultFontFamily: 'Source Sans 3', sansSerifFamily: 'Source Sans 3' }
	});
	try {
		const drawn = picture.render();
		try {
			return new Uint8Array(drawn.asPng());
		} finally {
			drawn.free();
		}
	} finally {
		picture.free();
	}
}
