import tokens from '#lib/ui/tokens.css?raw';

/** The page before anything is published: what to do, in words that need no other page. */
const TEMPLATES =
	'Har ni inga filer än: fyll i en mall. Börja med <a href="/data/mall/insatser.xlsx" download>insatserna</a>, sedan <a href="/data/mall/team.xlsx" download>teamets arbetsbok</a>, eller <a href="/data/mall/inrapportering.xlsx" download>inrapporteringen</a> om ni bara har antal och kronor.';
const IN_BROWSER = [
	'<a href="/data/inkorg"><strong>Skicka in filerna</strong></a>: CSV, Excel eller SIE. Namnen spelar ingen roll, kolumnerna gör det.',
	'Titta på vad som kändes igen och vad som inte gick, och publicera. Inget visas förrän du har sagt ja.'
];
const BY_COMMAND = [
	'Lägg filerna i en mapp: CSV eller Excel. Namnen spelar ingen roll, kolumnerna gör det.',
	'Pröva dem: <code>npm run -s stegvis -- load MAPP --check</code>. Då läses allt, men inget publiceras.',
	'Publicera: <code>npm run -s stegvis -- load MAPP</code>, och läs om den här sidan.'
];
const OR_COMMAND = '<p>Det går också från kommandoraden: <code>npm run -s stegvis -- load MAPP</code>.</p>';
/** The colours and sizes of every other page; their font has no address of its own before it is built. */
const STYLE = `${tokens.replace(/@font-face\s*{[^}]*}/g, '')}body{font:var(--body)/1.5 var(--font);background:var(--ground);color:var(--ink);max-width:38rem;margin:3rem auto;padding:0 1rem}h1{font-size:var(--size-2);font-weight:650;line-height:1.2}a{color:var(--accent);text-underline-offset:.18em}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}code{font-size:.875em;overflow-wrap:anywhere}li{margin-bottom:.5rem}`;

/** `owner`: whoever reads it may send files in the browser. */
export const emptyPage = (owner: boolean): string =>
	`<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Inget är publicerat än · Stegvis</title><style>${STYLE}</style></head><body><main><h1>Inget är publicerat än</h1><p>Här visas uppgifterna så snart de är inlästa. Så gör du:</p><ol>${[TEMPLATES, ...(owner ? IN_BROWSER : BY_COMMAND)].map((step) => `<li>${step}</li>`).join('')}</ol>${owner ? OR_COMMAND : ''}<p>Vill du se hur det ser ut först: <code>npm start</code> läser in påhittade exempel.</p></main></body></html>`;
