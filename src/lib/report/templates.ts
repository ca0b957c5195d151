/** The reports a förbund has to write, as data: what each is called, what it is about, and its sections in order. */

/** Every section there is: its name, and what the kansli is asked to add. */
export const avsnitt = {
	sammanfattning: { namn: 'Sammanfattning', fraga: 'Vad är det viktigaste att veta, med era egna ord?' },
	verksamhet: { namn: 'Verksamhet', fraga: 'Vad har hänt i verksamheten? Remisser, kö, personal.' },
	resultat: { namn: 'Resultat', fraga: 'Hur läser ni resultaten, och vad vet ni som inte syns i dem?' },
	utveckling: { namn: 'Utveckling över tid', fraga: 'Vad bör man veta om åren bakom?' },
	steg: { namn: 'Stegförflyttning', fraga: 'Hur har mätningarna gått till?' },
	fore_efter: { namn: 'Före och efter', fraga: 'Vad säger före och efter om dem ni möter?' },
	brukare: { namn: 'Enkäter', fraga: 'Vad har de som svarat sagt, och vad gör ni av det?' },
	mal: { namn: 'Mål', fraga: 'Vad gör ni åt de mål som inte är nådda?' },
	pengar: { namn: 'Pengar', fraga: 'Varför avviker utfallet, och vad väntar ni för helåret?' },
	tidigt: { namn: 'För tidigt eller inte känt', fraga: 'När kommer det som saknas?' },
	kvalitet: { namn: 'Hur mycket som är känt', fraga: 'Vad gör ni för att fler utfall ska bli kända?' },
	kallor: { namn: 'Källor och definitioner', fraga: 'Något mer att säga om uppgifterna?' }
} as const;

export type AvsnittId = keyof typeof avsnitt;

export interface Mall {
	mall: string;
	namn: string;
	/** Who it is for and when, in one sentence. */
	lasare: string;
	/** About a whole förbund, or one insats. */
	omfattar: 'forbund' | 'insats';
	/** What it speaks of when nothing is chosen: the latest half-year or year that has ended, or the year so far. */
	period: 'halvar' | 'ar' | 'hittills';
	avsnitt: readonly AvsnittId[];
}

export const mallar: readonly Mall[] = [
	{
		mall: 'styrelserapport',
		namn: 'Styrelserapport',
		lasare: 'Till förbundsstyrelsens möte: läget i år på några sidor.',
		omfattar: 'forbund',
		period: 'hittills',
		avsnitt: ['sammanfattning', 'mal', 'resultat', 'verksamhet', 'pengar', 'tidigt', 'kallor']
	},
	{
		mall: 'halvarsrapport',
		namn: 'Halvårsrapport',
		lasare: 'Till förbundets medlemmar, efter varje halvår.',
		omfattar: 'forbund',
		period: 'halvar',
		avsnitt: ['sammanfattning', 'verksamhet', 'resultat', 'mal', 'pengar', 'tidigt', 'kallor']
	},
	{
		mall: 'helarsrapport',
		namn: 'Helårsrapport',
		lasare: 'Till medlemmarna och som underlag till årsredovisningen.',
		omfattar: 'forbund',
		period: 'ar',
		avsnitt: [
			'sammanfattning',
			'verksamhet',
			'resultat',
			'utveckling',
			'steg',
			'brukare',
			'mal',
			'pengar',
			'kvalitet',
			'tidigt',
			'kallor'
		]
	},
	{
		mall: 'lagesrapport',
		namn: 'Lägesrapport',
		lasare: 'Till insatsens styrgrupp, av verksamhetsledaren.',
		omfattar: 'insats',
		period: 'hittills',
		avsnitt: [
			'sammanfattning',
			'mal',
			'verksamhet',
			'resultat',
			'fore_efter',
			'steg',
			'brukare',
			'pengar',
			'kvalitet',
			'tidigt',
			'kallor'
		]
	}
];

export const mallOf = (id: string): Mall | undefined => mallar.find(({ mall }) => mall === id);
