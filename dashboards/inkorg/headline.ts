/** Where a sändning stands, as a finding and what to do next. */
import { plural } from '#lib/format/index.ts';
import type { Sandning } from '#lib/server/inkorg/index.ts';
import type { FileReport } from '#lib/server/report.ts';
import { kommunHeadline } from './kommuner.ts';
import { namnen } from './lista.ts';

export interface Headline {
	title: string;
	lead: string;
}

const rader = (count: number): string => plural(count, 'rad', 'rader');
const names = (files: readonly FileReport[]): number => new Set(files.map(({ file }) => file)).size;

/** True when it would help to say what the file's words, headings or accounts are. */
export const needsWords = ({ code, unplaced, etiketter }: FileReport): boolean =>
	code === 'okand_rubrikrad' || (unplaced ?? 0) > 0 || (etiketter?.okanda.length ?? 0) > 0;

function whatFails(files: readonly FileReport[]): string {
	const [failed, all] = [names(files.filter(({ refused }) => refused !== null)), names(files)];
	if (failed > 0)
		return all === 1
			? 'Filen går inte att läsa in'
			: failed === all
				? 'Ingen av filerna går att läsa in'
				: `${failed} av ${all} filer går inte att läsa in`;
	return files.every(({ accepted }) => accepted === 0)
		? 'Ingen rad går att läsa in än'
		: 'Går inte att publicera än';
}

function failing({ filer, borttagna = [] }: Sandning, files: readonly FileReport[]): Headline {
	const refused = files.filter((file) => file.refused !== null);
	const gone = refused.length > 0 && refused.every(({ file }) => borttagna.includes(file));
	const next = files.some(needsWords)
		? 'Förklara det som inte känns igen, eller rätta filerna och lägg till dem här.'
		: gone && filer.length > 0
			? 'Kontrollera igen, så prövas resten utan den. Eller rätta filen och lägg till den här.'
			: 'Rätta det som står nedan och lägg till de rättade filerna här.';
	return { title: whatFails(files), lead: `${next} Inget har ändrats.` };
}

/** True when no file has a row under its headings. */
export const isEmpty = (files: readonly FileReport[]): boolean =>
	files.length > 0 &&
	files.every(({ read, unchanged, refused }) => read === 0 && !unchanged && refused === null);

/** False when the check saw that what is shown stays as it is. */
const moves = ({ rapport, underlag }: Sandning): boolean =>
	underlag === null ||
	underlag.rorelser.length > 0 ||
	Object.entries(rapport?.changes ?? {}).some(([name, value]) => value !== 0 && !name.startsWith('ersatta_'));

function checked(one: Sandning): Headline {
	const { rapport } = one;
	const files = rapport?.files ?? [];
	const sum = (key: 'accepted' | 'quarantined') => files.reduce((total, file) => total + file[key], 0);
	const [good, bad] = [sum('accepted'), sum('quarantined')];
	if (rapport?.unchanged)
		return {
			title: 'Inget nytt: filerna är redan inlästa',
			lead: 'Innehållet är exakt detsamma som förut. Det finns inget att publicera, så sändningen kan kastas.'
		};
	if ((rapport?.errors.length ?? 0) > 0) return failing(one, files);
	if (files.length === 0)
		return {
			title: 'Det finns inga data i filerna',
			lead: 'Stegvis läser CSV, Excel (.xlsx), SIE och .json från SCB och Kolada. Spara det som ska läsas som en av dem och lägg till det här. Inget har ändrats.'
		};
	if (isEmpty(files))
		return {
			title: names(files) === 1 ? 'Filen har inga rader' : 'Filerna har inga rader',
			lead: 'Rubrikerna känns igen, men under dem står inget; exempelraden i en mall räknas inte. Fyll i, spara och lägg till filen här.'
		};
	return bad > 0
		? {
				title: `${rader(good)} kan publiceras, ${rader(bad)} behöver rättas`,
				lead: 'Raderna som behöver rättas räknas inte förrän de är rättade. Du kan publicera resten nu och rätta dem sedan.'
			}
		: {
				title: good === 1 ? 'Den enda raden går att läsa in' : `Alla ${rader(good)} går att läsa in`,
				lead: moves(one)
					? 'Titta igenom det som kändes igen, och publicera.'
					: 'Inga uppgifter ändras: allt i filerna är redan inläst. Kasta sändningen, om den inte ska ersätta en fil med rader i karantän.'
			};
}

/** Which files are still there, when no table of them says it. */
const kvar = ({ filer }: Sandning): string =>
	`${filer.length === 1 ? 'Filen' : 'Filerna'} ligger kvar: ${namnen(
		filer.map(({ namn }) => namn),
		4
	)}.`;

/** The heading of a sändning's page, and the sentence under it. `nu`: the version that is shown now. */
export function headline(one: Sandning, nu: string | null): Headline {
	const { lage, rapport, under, fel, version } = one;
	const own = one.kommuner ? kommunHeadline(one) : null;
	if (own) return own;
	const publishing = under === 'publiceras';
	switch (lage) {
		case 'mottagen':
		case 'kontrolleras':
			return {
				title: 'Filerna kontrolleras',
				lead: 'Allt läses och prövas, och inget publiceras. Du kan stänga sidan: kontrollen går vidare.'
			};
		case 'publiceras':
			return {
				title: 'Publicerar',
				lead: 'Den förra versionen visas tills den nya är helt klar. Du kan stänga sidan: publiceringen går vidare.'
			};
		case 'publicerad': {
			const good = (rapport?.files ?? []).reduce((total, { accepted }) => total + accepted, 0);
			return {
				title: good === 1 ? 'Publicerat: 1 rad är inläst' : `Publicerat: ${rader(good)} är inlästa`,
				lead:
					version === nu
						? `Version ${version ?? ''} visas nu på alla sidor. Filerna är borttagna ur inkorgen; det som lästes ligger i lagret.`
						: `Det blev version ${version ?? ''}. En annan version visas nu: en senare är publicerad, eller så är den här ångrad. Vad som gäller står på sidan Data.`
			};
		}
		case 'avbruten':
			return {
				title: publishing ? 'Publiceringen avbröts, och inget har ändrats' : 'Kontrollen avbröts',
				lead: `${kvar(one)} Kontrollera igen, eller kasta sändningen.`
			};
		case 'misslyckad':
			return {
				title: publishing ? 'Publiceringen gick inte, och inget har ändrats' : 'Kontrollen gick inte',
				lead: `${fel ?? 'Försök igen.'} ${kvar(one)}`
			};
		case 'kontrollerad':
			return checked(one);
	}
}
