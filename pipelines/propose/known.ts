import { columnsOf } from '../contracts/index.ts';
import { labelKey, normalise } from '../contracts/lexical.ts';
import type { Mapping } from '../mappning/mapping.ts';
import type { Recognised } from '../readers/recognise.ts';
import type { Profile } from './sheet.ts';

/** The keys of what the mapping has decided and this sheet uses: `koder/kon/K`, `kolumner/deltagande/Löpnr`. */
export function knownKeys(
	profile: Profile,
	{ contract, places, form }: Pick<Recognised, 'contract' | 'places' | 'form'>,
	mapping: Mapping
): string[] {
	if (form) return [`enkater/${form.enkat}/${form.version}`];
	const headings = new Set(profile.headings.map(normalise));
	const columns = Object.keys(mapping.kolumner[contract.source] ?? {}).filter((own) =>
		headings.has(normalise(own))
	);
	const said = (name: string) =>
		new Set(
			[...(profile.columns[places.get(name) ?? -1]?.distinct.values() ?? [])].flatMap(({ label }) =>
				[label, ...label.split('|')].map(labelKey)
			)
		);
	const words = (own: Readonly<Record<string, string>>, name: string) => {
		const here = said(name);
		return Object.keys(own).filter((label) => here.has(labelKey(label)));
	};
	const codes = columnsOf(contract).flatMap(({ name, kodlista }) =>
		kodlista === undefined || !mapping.koder[kodlista]
			? []
			: words(mapping.koder[kodlista] ?? {}, name).map((label) => `koder/${kodlista}/${label}`)
	);
	return [
		...columns.map((own) => `kolumner/${contract.source}/${own}`),
		...new Set(codes),
		...(contract.source === 'insatser'
			? []
			: words(mapping.insatser, 'insats_id').map((label) => `insatser/${label}`))
	];
}
