/** A picture as a file of its own: finding, subtitle, picture, reservations and source in one SVG that needs nothing else. */
import { WIDE, type Drawn } from '../render.ts';
import { fontRule, pictureRules, readTokens } from './style.ts';

/** What a picture carries with it when it leaves its page. */
export interface Carried {
	title: string;
	subtitle: string;
	drawn: Pick<Drawn, 'wide' | 'label'>;
	notes?: readonly string[];
	/** Source, version, the page's address, and what must be known of the data: a line each. */
	foot: readonly string[];
}

const MARGIN = 28;
export const FULL_WIDTH = WIDE + 2 * MARGIN;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);

/** Lines of at most `width` pixels; a letter is half its size wide on the average, and words are never broken. */
export function wrap(text: string, size: number, width: number): string[] {
	const most = Math.floor(width / (size * 0.5));
	const lines: string[] = [];
	for (const word of text.split(/[ \n\t]+/).filter(Boolean)) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= most)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

interface Block {
	texts: readonly string[];
	size: number;
	line: number;
	role: string;
	/** Air above. */
	above: number;
}

function write(block: Block, from: number): { svg: string; to: number } {
	let y = from;
	const parts = block.texts.flatMap((text) => {
		y += block.above;
		return wrap(text, block.size, WIDE).map((line) => {
			y += block.line;
			return `<text class="${block.role}" x="${MARGIN}" y="${y - Math.round(block.line * 0.25)}">${escape(line)}</text>`;
		});
	});
	return { svg: parts.join(''), to: y };
}

/** The marks of a drawn picture without its own frame, and its height. */
function marksOf(svg: string): { attributes: string; inner: string; height: number } {
	const [, head = '', inner = ''] = /^<svg([^>]*)>([^]*)<\/svg>\s*$/.exec(svg) ?? [];
	const height = Number(/viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(head)?.[1] ?? 0);
	const attributes = [...head.matchAll(/\s(class|fill|stroke|text-anchor)="[^"]*"/g)]
		.map(([all]) => all)
		.join('');
	return { attributes, inner, height };
}

/** One SVG file with everything in it, the same bytes for the same picture. */
export function standaloneSvg(carried: Carried): string {
	const tokens = readTokens('light');
	const [ink, muted, ground] = ['--ink', '--muted', '--ground'].map((name) => tokens.get(name) ?? '');
	const picture = marksOf(carried.drawn.wide);
	const head = write({ texts: [carried.title], size: 22, line: 28, role: 'finding', above: 0 }, MARGIN - 6);
	const sub = write({ texts: [carried.subtitle], size: 16, line: 22, role: 'about', above: 4 }, head.to);
	const top = sub.to + 16;
	const notes = write(
		{ texts: carried.notes ?? [], size: 15, line: 20, role: 'note', above: 6 },
		top + picture.height + 6
	);
	const foot = write({ texts: carried.foot, size: 13, line: 17, role: 'foot', above: 4 }, notes.to + 8);
	const height = Math.ceil(foot.to + MARGIN - 8);
	const own = `text{font-family:${tokens.get('--font')};white-space:pre}.finding{font-size:22px;font-weight:600;fill:${ink}}.about{font-size:16px;fill:${muted}}.note{font-size:15px;fill:${ink}}.foot{font-size:13px;fill:${muted}}`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" lang="sv" xml:space="preserve" width="${FULL_WIDTH}" height="${height}" viewBox="0 0 ${FULL_WIDTH} ${height}" role="img" aria-labelledby="t d">`,
		`<title id="t">${escape(carried.title)}</title><desc id="d">${escape(carried.drawn.label)}</desc>`,
		`<style>${fontRule()}${pictureRules()} ${own}</style>`,
		`<rect width="${FULL_WIDTH}" height="${height}" fill="${ground}"/>`,
		head.svg,
		sub.svg,
		`<g${picture.attributes} transform="translate(${MARGIN} ${top})">${picture.inner}</g>`,
		notes.svg,
		foot.svg,
		'</svg>'
	].join('');
}
