/**
 * How a picture looks outside its page: the site's own rules for pictures, with the light theme's colours in place of
 * their names, and the typeface inside the file.
 */
import { houseFile } from '#lib/server/houseFile.ts';

const FONT = '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2';

const css = (name: string): string => houseFile(`#lib/ui/${name}`).toString('utf8');

/** The decisions of one theme: `--accent` → `#0b5d66`. */
export function readTokens(theme: 'light' | 'dark' | 'print'): Map<string, string> {
	const text = css('tokens.css');
	const [, light = ''] = /\n:root \{([^}]*)\}/.exec(text) ?? [];
	const media = theme === 'dark' ? '(prefers-color-scheme: dark)' : theme;
	const start = theme === 'light' ? -1 : text.indexOf(`@media ${media}`);
	const [, own = ''] = start < 0 ? [] : (/:root \{([^}]*)\}/.exec(text.slice(start)) ?? []);
	const pairs = [...`${light}${own}`.matchAll(/(--[\w-]+):\s*([^;]+);/g)];
	return new Map(pairs.map(([, name = '', value = '']) => [name, value.trim()]));
}

const withoutMedia = (text: string): string => text.replace(/@media[^{]*\{(?:[^{}]*\{[^}]*\})*\s*\}/g, '');

/** The rules of `charts.css` in one theme, without a name left to look up. */
export function pictureRules(theme: 'light' | 'dark' | 'print' = 'light'): string {
	const tokens = readTokens(theme);
	return withoutMedia(css('charts.css'))
		.replace(/\/\*[^]*?\*\//g, '')
		.replace(/var\((--[\w-]+)\)/g, (_, name: string) => tokens.get(name) ?? 'inherit')
		.replace(/\s+/g, ' ')
		.trim();
}

/** The typeface as a rule that holds it. */
export const fontRule = (): string =>
	`@font-face{font-family:'Source Sans 3 Variable';font-weight:200 900;src:url(data:font/woff2;base64,${houseFile(FONT).toString('base64')}) format('woff2')}`;
