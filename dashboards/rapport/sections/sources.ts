/** Where the figures come from and how they are counted: every measure the report has used. */
import { measures } from '#lib/measures/library/index.ts';
import type { Part, Section, Written } from '#lib/report/types.ts';
import type { Subject } from '../subject.ts';

/** Every address in what is written. */
function linksOf(parts: readonly Part[]): string[] {
	return parts.flatMap((part) => {
		const table = part.slag === 'bild' ? part.bild.table : part.slag === 'tabell' ? part.tabell : null;
		const links = [
			...(part.slag === 'bild' ? part.bild.definitions : []),
			...(table?.definitions ?? []),
			...(table?.rows ?? []).flatMap(({ cells }) => Object.values(cells).flatMap((cell) => cell ?? []))
		];
		return [
			...(part.slag === 'tal' ? part.tal : []).flatMap(({ href }) => href ?? []),
			...links.flatMap(({ href }) => href ?? [])
		];
	});
}

export function sources({ scope }: Subject, before: readonly Pick<Section, 'delar'>[]): Written {
	const used = new Set(
		before
			.flatMap(({ delar }) => linksOf(delar))
			.flatMap((href) => /^\/matt\/([a-z0-9_]+)/.exec(href)?.[1] ?? [])
	);
	const own = measures.filter(({ matt }) => used.has(matt));
	return {
		rubrik: 'Så har siffrorna räknats',
		delar: [
			{
				slag: 'lista',
				punkter: [
					'En andel står med sitt intervall (95 %) och sitt antal: intervallet säger hur mycket slumpen kan betyda när grupperna är små.',
					`Grupper under ${scope.meta.k} visas inte, och ibland inte heller en större, för att den lilla annars skulle gå att räkna ut.`,
					'Siffrorna säger hur det gick för dem som deltog, inte vad som hade hänt utan insatsen.'
				]
			},
			{
				slag: 'tabell',
				tabell: {
					caption: 'Mått i rapporten',
					columns: [
						{ key: 'namn', label: 'Mått' },
						{ key: 'definition', label: 'Så räknas det' },
						{ key: 'kalla', label: 'Källa' }
					],
					rows: own.map(({ matt, namn, definition, kalla, version }) => ({
						cells: {
							namn: { text: namn, href: scope.link(`/matt/${matt}`), sub: `definition ${version}` },
							definition: { text: definition },
							kalla: { text: kalla }
						}
					}))
				}
			}
		]
	};
}
