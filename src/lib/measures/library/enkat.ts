import type { Count, Measure } from '../types.ts';
import { andel, antal, hogstTid } from './words.ts';

const grupp = 'Enkäter';

const svar = (filter: string, text: string): Count => ({
	relation: 'marts.enkatsvar',
	aggregate: 'count(*)',
	filter,
	time: hogstTid,
	text
});

const utskick = (aggregate: string, text: string): Count => ({
	relation: 'marts.svarsfrekvens',
	aggregate,
	filter: 'antal_utskick is not null',
	time: hogstTid,
	text
});

/** The same figure stands at every insats that answered the form, so that it is read once, not summed. */
const riket = (column: string, text: string): Count => ({
	relation: 'marts.riket',
	aggregate: `max(${column})`,
	time: hogstTid,
	text
});

const aggregat = (aggregate: string, text: string): Count => ({
	relation: 'marts.aggregat',
	aggregate,
	time: { kind: 'inom', from: 'period_fran', to: 'period_till' },
	text
});

const handelser = (filter: string, text: string): Count => ({
	relation: 'marts.handelse',
	aggregate: 'cast(sum(antal) as bigint)',
	filter,
	time: { kind: 'datum', column: 'datum' },
	text
});

export const enkat: readonly Measure[] = [
	andel({
		matt: 'indikator_positiv',
		namn: 'Positiva svar',
		definition: 'Andelen av de giltiga svaren på indikatorns frågor som räknas som positiva.',
		population:
			'Svar på skalan; vet ej, ej aktuellt, vill ej svara och obesvarat är inte med. Vad som är positivt anges per fråga i enkätens version, och olika enkäter, versioner och indikatorer läggs aldrig ihop.',
		taljare: svar('positivt', 'Giltiga svar som räknas som positiva.'),
		namnare: svar('giltigt', 'Giltiga svar.'),
		alltid: ['enkat', 'version', 'indikator'],
		strukturovergripande: true,
		kalla: 'enkatsvar, enkat',
		grupp,
		skydd: 'svar'
	}),
	andel({
		matt: 'indikator_vet_ej',
		namn: 'Vet ej',
		definition: 'Andelen av svaren på indikatorns frågor som är vet ej.',
		population: 'Alla svar på indikatorns frågor, även uteblivna.',
		taljare: svar(`saknas = 'vet_ej'`, 'Svar som är vet ej.'),
		namnare: svar('(giltigt or saknas is not null)', 'Alla svar på frågorna.'),
		alltid: ['enkat', 'version', 'indikator'],
		riktning: 'ingen',
		strukturovergripande: true,
		kalla: 'enkatsvar, enkat',
		grupp,
		skydd: 'svar'
	}),
	andel({
		matt: 'indikator_riket',
		namn: 'Positiva svar i riket',
		definition:
			'Andelen positiva svar på indikatorns frågor bland alla förbund som har deltagit det mätåret: en självvald panel som ändras från år till år, inte ett urval av landet.',
		population:
			'Nationella uppgifter som förbundet har läst in, för samma enkät, version, indikator och mätår som de egna svaren; andra versioner jämförs inte.',
		taljare: riket('taljare', 'Publicerat antal positiva svar i riket.'),
		namnare: riket('namnare', 'Publicerat antal giltiga svar i riket.'),
		alltid: ['enkat', 'version', 'indikator', 'matar'],
		strukturovergripande: true,
		kalla: 'aggregat, enkat',
		grupp,
		skydd: 'ingen'
	}),
	andel({
		matt: 'svarsfrekvens',
		namn: 'Svarsfrekvens',
		definition: 'Andelen av de utskickade enkäterna som har besvarats.',
		population: 'Utskick med känt antal; svar utan känt utskick är inte med.',
		taljare: utskick('cast(sum(antal_svar) as bigint)', 'Olika svar på utskicken.'),
		namnare: utskick('cast(sum(antal_utskick) as bigint)', 'Antal som fick enkäten.'),
		alltid: ['enkat', 'version'],
		strukturovergripande: true,
		kalla: 'enkatsvar, utskick',
		grupp,
		skydd: 'svar'
	})
];

export const ovrigt: readonly Measure[] = [
	antal({
		matt: 'handelser',
		namn: 'Händelser i verksamheten',
		definition: 'Antal händelser av varje slag som inte gäller en enskild deltagare.',
		population: 'Händelser med datum i perioden, utan koppling till ett deltagande.',
		taljare: handelser('deltagande_id is null', 'Summan av händelsernas antal.'),
		enhet: 'antal',
		alltid: ['handelsetyp'],
		strukturovergripande: true,
		skydd: 'ingen',
		kalla: 'handelser',
		grupp: 'Händelser'
	}),
	antal({
		matt: 'handelser_deltagande',
		namn: 'Händelser för deltagare',
		definition: 'Antal händelser av varje slag som gäller en enskild deltagare.',
		population: 'Händelser med datum i perioden som hör till ett deltagande.',
		taljare: handelser('deltagande_id is not null', 'Summan av händelsernas antal.'),
		enhet: 'antal',
		alltid: ['handelsetyp'],
		kalla: 'handelser, deltagande',
		grupp: 'Händelser'
	}),
	andel({
		matt: 'aggregat',
		namn: 'Publicerade resultat',
		definition:
			'Det som rapporter och verksamhetsplaner har publicerat: täljare och nämnare så som de står, per mått, grupp och period.',
		population:
			'Den grupp som publikationen anger. Där den inte skriver någon nämnare finns bara antalet, ingen andel.',
		taljare: aggregat('sum(taljare)', 'Publicerat antal.'),
		namnare: aggregat(
			'case when count(namnare) = count(*) then sum(namnare) end',
			'Publicerad nämnare, där den står.'
		),
		alltid: ['matt', 'grupp', 'period'],
		riktning: 'ingen',
		strukturovergripande: true,
		kalla: 'aggregat',
		grupp: 'Publicerat',
		skydd: 'svar'
	})
];
