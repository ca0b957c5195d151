/** A report as one HTML document that needs nothing else: to keep, to send, and to make paper of. */
import { fontRule } from '../../charts/download/style.ts';
import { houseFile } from '../../server/houseFile.ts';
import type { FigureView, StatView, TableView } from '../../ui/types.ts';
import type { Part, Report, Section } from '../types.ts';
import { imprintLine, warningsOf, type Imprint } from './imprint.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text as text, wherever it came from. */
export const escape = (text: string): string =>
	text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);

const paragraphs = (text: string): string =>
	text
		.split(/\n{2,}/)
		.map((one) => `<p>${escape(one).replaceAll('\n', '<br>')}</p>`)
		.join('');
const list = (items: readonly string[]): string =>
	`<ul>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;

function table({ caption, columns, rows, note }: TableView): string {
	const head = columns
		.map(
			({ label, unit, num }) =>
				`<th scope="col"${num ? ' class="num"' : ''}>${escape(label)}${unit ? ` <span class="sub">${escape(unit)}</span>` : ''}</th>`
		)
		.join('');
	const body = rows.map((row) => {
		if (row.heading !== undefined)
			return `<tr class="heading"><th scope="rowgroup" colspan="${columns.length}">${escape(row.heading)}</th></tr>`;
		const cells = columns.map(({ key, num }, index) => {
			const cell = row.cells[key];
			const tag = index === 0 ? 'th scope="row"' : 'td';
			const text = cell
				? `${escape(cell.text)}${cell.sub ? ` <span class="sub">${escape(cell.sub)}</span>` : ''}`
				: '';
			return `<${tag}${num ? ' class="num"' : ''}>${text}</${tag.slice(0, 2)}>`;
		});
		return `<tr>${cells.join('')}</tr>`;
	});
	return `<table><caption>${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>${note ? `<p class="small">${escape(note)}</p>` : ''}`;
}

/** The picture is our own renderer's, which escapes every label. */
function figure({ title, subtitle, drawn, empty, table: own, foot, notes }: FigureView): string {
	const picture = drawn ? `<div class="picture">${drawn.wide}</div>` : `<p>${escape(empty ?? '')}</p>`;
	return `<figure><figcaption><h3>${escape(title)}</h3><p class="small">${escape(subtitle)}</p></figcaption>${picture}${(notes ?? []).map((note) => `<p class="small">${escape(note)}</p>`).join('')}${table(own)}<p class="small foot">${escape(foot)}</p></figure>`;
}

const stats = (all: readonly StatView[]): string =>
	`<dl class="stats">${all
		.map(
			({ label, value, sub, note }) =>
				`<div><dt>${escape(label)}</dt><dd><strong>${escape(value)}</strong>${sub ? ` <span class="sub">${escape(sub)}</span>` : ''}${note ? `<span class="sub">${escape(note)}</span>` : ''}</dd></div>`
		)
		.join('')}</dl>`;

function part(one: Part): string {
	switch (one.slag) {
		case 'stycke':
			return `<p>${escape(one.text)}</p>`;
		case 'lista':
			return list(one.punkter);
		case 'tal':
			return stats(one.tal);
		case 'bild':
			return figure(one.bild);
		case 'tabell':
			return table(one.tabell);
	}
}

const section = ({ id, namn, rubrik, kommentar, delar }: Section): string =>
	`<section id="avsnitt-${escape(id)}"><p class="kicker">${escape(namn)}</p><h2>${escape(rubrik)}</h2>${
		kommentar ? `<div class="kommentar"><h3>Kommentar</h3>${paragraphs(kommentar)}</div>` : ''
	}${delar.map(part).join('')}</section>`;

/** A line for the foot of every page: CSS takes it as a quoted text. */
const cssText = (text: string): string => `'${text.replace(/['\\\n<]/g, ' ')}'`;

function styles(line: string): string {
	const tokens = houseFile('#lib/ui/tokens.css')
		.toString('utf8')
		.replace(/@font-face\s*\{[^}]*\}/g, '');
	const rules = ['#lib/ui/charts.css', '#lib/report/files/document.css'].map((name) =>
		houseFile(name).toString('utf8')
	);
	return `${fontRule()}${tokens}${rules.join('')}@page{@bottom-left{content:${cssText(line)}}}`;
}

/** The whole document; the same report and imprint give the same bytes. */
export function htmlDocument(report: Report, imprint: Imprint): string {
	const line = imprintLine(report, imprint);
	const facts = report.fakta.map(
		({ term, text }) => `<div><dt>${escape(term)}</dt><dd>${escape(text)}</dd></div>`
	);
	return `<!doctype html>
<html lang="sv"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(report.titel)} · ${escape(report.om)}</title>
<style>${styles(line)}</style></head>
<body><main>
<header>${warningsOf(report)
		.map((text) => `<p class="varning">${escape(text)}</p>`)
		.join(
			''
		)}<p class="kicker">${escape(report.om)}</p><h1>${escape(report.titel)}</h1><dl class="facts">${facts.join('')}</dl></header>
${report.avsnitt.map(section).join('\n')}
<footer><p class="small">${escape(line)}</p><p class="small">Kontrollsumma (SHA-256): ${escape(imprint.sha256)}</p></footer>
</main></body></html>
`;
}
