import { periodTypes, type PeriodType } from './period.ts';
import { relationColumns } from './relations.ts';

/** Something a measure can be cut by or filtered on. */
export interface Dimension {
	id: string;
	/** What people read. */
	namn: string;
	/** Column of the marts; time dimensions have none, they go through marts.period. */
	column?: string;
	tid?: PeriodType;
	/** The column is a whole number; it is compared and answered as text. */
	heltal?: boolean;
	/** Code list in reference.kodlista whose labels and order hold. */
	lista?: string;
	/** Grouping in reference.gruppering whose labels hold. */
	gruppering?: string;
}

const column = (id: string, namn: string, more: Partial<Dimension> = {}): Dimension => ({
	id,
	namn,
	column: id,
	...more
});

const timeNames: Record<PeriodType, string> = {
	ar: 'År',
	halvar: 'Halvår',
	tertial: 'Tertial',
	kvartal: 'Kvartal',
	manad: 'Månad'
};

export const dimensions: readonly Dimension[] = [
	column('forbund', 'Förbund', { column: 'forbund_id' }),
	column('insats', 'Insats', { column: 'insats_id' }),
	column('overordnad', 'Överordnad insats', { column: 'overordnad_insats' }),
	column('inriktning', 'Inriktning', { lista: 'inriktning' }),
	column('team', 'Team'),
	...periodTypes.map((tid): Dimension => ({ id: tid, namn: timeNames[tid], tid })),
	column('kon', 'Kön', { lista: 'kon' }),
	column('aldersgrupp', 'Åldersgrupp vid start'),
	column('utbildning', 'Utbildning', { lista: 'utbildning' }),
	column('utlandsk_bakgrund', 'Utländsk bakgrund', { lista: 'ja_nej' }),
	column('remittent', 'Remitterande part', { lista: 'remittent' }),
	column('samtycke', 'Samtycke', { lista: 'ja_nej' }),
	column('forsorjning_fore', 'Försörjning vid start', { lista: 'forsorjning' }),
	column('forsorjning_efter', 'Försörjning vid avslut', { lista: 'forsorjning' }),
	column('sysselsattning_fore', 'Sysselsättning vid start', { lista: 'sysselsattning' }),
	column('sysselsattning_efter', 'Sysselsättning vid avslut', { lista: 'sysselsattning' }),
	column('sysselsattning_uppfoljning', 'Sysselsättning vid uppföljning', { lista: 'sysselsattning' }),
	column('sus_fore', 'Sysselsättning vid start, SUS fyra grupper', { gruppering: 'sus' }),
	column('sus_efter', 'Sysselsättning vid avslut, SUS fyra grupper', { gruppering: 'sus' }),
	column('sus_uppfoljning', 'Sysselsättning vid uppföljning, SUS fyra grupper', { gruppering: 'sus' }),
	column('avslutsorsak', 'Avslutsorsak', { lista: 'avslutsorsak' }),
	column('fullfoljt', 'Fullföljt', { lista: 'ja_nej' }),
	column('manader_grupp', 'Tid i offentlig försörjning före start', { lista: 'manader_grupp' }),
	column('sammansattning', 'Ålder och tid i offentlig försörjning', { lista: 'sammansattning' }),
	column('tid_grupp', 'Tid i insatsen', { lista: 'tid_grupp' }),
	column('tid_halvar', 'Tid i insatsen, halvår', { lista: 'tid_halvar' }),
	column('utgang', 'Hur det slutade', { lista: 'utgang' }),
	column('uppfoljningsfas', 'Tid efter avslut'),
	column('instrument', 'Instrument'),
	column('version', 'Version'),
	column('bedomare', 'Bedömare', { lista: 'bedomare' }),
	column('slag', 'Slags stegförflyttning', { column: 'stegslag', lista: 'stegslag' }),
	column('fraga', 'Fråga'),
	column('utfall', 'Stegförflyttning'),
	column('enkat', 'Enkät'),
	column('indikator', 'Indikator'),
	column('respondentgrupp', 'Respondentgrupp'),
	column('matar', 'Mätår', { heltal: true }),
	column('svar', 'Svar'),
	column('period', 'Period som den står i källan'),
	column('kostnadsslag', 'Kostnadsslag', { lista: 'kostnadsslag' }),
	column('finansiering', 'Finansiering', { lista: 'finansiering' }),
	column('kategori', 'Kategori', { lista: 'kategori' }),
	column('handelsetyp', 'Händelse'),
	column('avser_period', 'Perioden som händelsen avser'),
	column('matt', 'Publicerat mått'),
	column('grupp', 'Grupp')
];

const byId = new Map(dimensions.map((dimension) => [dimension.id, dimension]));

export function dimensionOf(id: string): Dimension | undefined {
	return byId.get(id);
}

/** The dimensions every one of these relations can be cut by, in their fixed order. */
export function possibleDimensions(relations: readonly string[]): Dimension[] {
	return dimensions.filter(
		({ tid, column: name }) =>
			tid !== undefined || relations.every((relation) => relationColumns[relation]?.includes(name!) ?? false)
	);
}
