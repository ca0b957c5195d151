/** The staging relations as core finds them: column → DuckDB type. */

const insats = {
	forbund_id: 'varchar',
	insats_id: 'varchar',
	namn: 'varchar',
	forbund: 'varchar',
	inriktning: 'varchar',
	overordnad_insats: 'varchar',
	malgrupp: 'varchar',
	alder_fran: 'integer',
	alder_till: 'integer',
	prioriterad_fran: 'integer',
	prioriterad_till: 'integer',
	start: 'date',
	slut: 'date',
	platser: 'integer',
	max_manader: 'integer',
	parter: 'varchar',
	ersatter: 'varchar'
};

const period = { period: 'varchar', period_fran: 'date', period_till: 'date' };

const mal = {
	forbund_id: 'varchar',
	mal_id: 'varchar',
	insats_id: 'varchar',
	text: 'varchar',
	population: 'varchar',
	matt: 'varchar',
	jamforelse: 'varchar',
	varde: 'double',
	varde_till: 'double',
	enhet: 'varchar',
	fonster: 'varchar',
	kalla: 'varchar',
	beslut: 'varchar',
	giltig_fran: 'date',
	giltig_till: 'date',
	anmarkning: 'varchar'
} as const;

export const tables = {
	insatser: { ...insats, dokument: 'varchar' },
	insatser_historik: { ...insats, dokument: 'varchar', giltig_fran: 'date', giltig_till: 'date' },
	deltagande: {
		forbund_id: 'varchar',
		insats_id: 'varchar',
		deltagande_id: 'varchar',
		deltagare: 'varchar',
		team: 'varchar',
		start: 'date',
		slut: 'date',
		kon: 'varchar',
		fodelsear: 'integer',
		aldersgrupp: 'varchar',
		utbildning: 'varchar',
		utlandsk_bakgrund: 'varchar',
		remittent: 'varchar',
		samtycke: 'varchar',
		forsorjning_fore: 'varchar',
		forsorjning_efter: 'varchar',
		sysselsattning_fore: 'varchar',
		sysselsattning_efter: 'varchar',
		omfattning_fore: 'integer',
		omfattning_efter: 'integer',
		manader_offentlig_forsorjning: 'integer',
		avslutsorsak: 'varchar',
		fullfoljt: 'varchar',
		sysselsattning_fore_etikett: 'varchar',
		sysselsattning_efter_etikett: 'varchar',
		forsorjning_fore_etikett: 'varchar',
		forsorjning_efter_etikett: 'varchar'
	},
	uppfoljning: {
		forbund_id: 'varchar',
		deltagande_id: 'varchar',
		datum: 'date',
		sysselsattning: 'varchar',
		omfattning: 'integer',
		forsorjning: 'varchar'
	},
	antal: {
		forbund_id: 'varchar',
		insats_id: 'varchar',
		...period,
		kategori: 'varchar',
		antal: 'integer',
		kon: 'varchar'
	},
	stegmatning: {
		forbund_id: 'varchar',
		insats_id: 'varchar',
		instrument: 'varchar',
		version: 'varchar',
		fraga: 'varchar',
		tillfalle: 'varchar',
		datum: 'date',
		bedomare: 'varchar',
		varde: 'varchar',
		deltagande_id: 'varchar',
		bedomare_id: 'varchar'
	},
	instrument: {
		forbund_id: 'varchar',
		instrument: 'varchar',
		version: 'varchar',
		fraga: 'varchar',
		skalvarde: 'varchar',
		ordning: 'integer',
		etikett: 'varchar',
		riktning: 'integer',
		saknas: 'varchar',
		minsta_steg: 'double'
	},
	enkatsvar: {
		forbund_id: 'varchar',
		insats_id: 'varchar',
		svar_id: 'varchar',
		enkat: 'varchar',
		version: 'varchar',
		respondentgrupp: 'varchar',
		fraga: 'varchar',
		svar: 'varchar',
		datum: 'date',
		matar: 'integer',
		kon: 'varchar'
	},
	enkat: {
		forbund_id: 'varchar',
		enkat: 'varchar',
		version: 'varchar',
		fraga: 'varchar',
		indikator: 'varchar',
		skalvarde: 'varchar',
		ordning: 'integer',
		etikett: 'varchar',
		positivt: 'varchar',
		saknas: 'varchar'
	},
	utskick: {
		forbund_id: 'varchar',
		insats_id: 'varchar',
		enkat: 'varchar',
		version: 'varchar',
		matar: 'integer',
		antal: 'integer'
	},
	ekonomi: {
		forbund_id: 'varchar',
		insats_id: 'varchar',
		...period,
		typ: 'varchar',
		kostnadsslag: 'varchar',
		belopp_ore: 'bigint',
		finansiering: 'varchar',
		post: 'varchar',
		overpost: 'varchar',
		raknas: 'boolean'
	},
	handelser: {
		forbund_id: 'varchar',
		insats_id: 'varchar',
		typ: 'varchar',
		datum: 'date',
		deltagande_id: 'varchar',
		avser_period: 'varchar',
		antal: 'integer'
	},
	mal,
	mal_historik: { ...mal, registrerad_fran: 'date', registrerad_till: 'date' },
	aggregat: {
		forbund_id: 'varchar',
		insats_id: 'varchar',
		...period,
		matt: 'varchar',
		taljare: 'double',
		grupp: 'varchar',
		namnare: 'double',
		kalla: 'varchar',
		publicerad_procent: 'double',
		anmarkning: 'varchar'
	},
	omvarld: {
		forbund_id: 'varchar',
		kalla: 'varchar',
		tabell: 'varchar',
		matt: 'varchar',
		matt_namn: 'varchar',
		matt_beskrivning: 'varchar',
		region: 'varchar',
		region_namn: 'varchar',
		i_forbundet: 'boolean',
		...period,
		kon: 'varchar',
		alder: 'varchar',
		ersattning: 'varchar',
		varde: 'double',
		saknas: 'varchar',
		enhet: 'varchar',
		summa_delar: 'double',
		delar: 'varchar',
		licens: 'varchar',
		hamtad: 'date'
	}
} as const satisfies Record<string, Record<string, string>>;

export type Table = keyof typeof tables;

type Cell = string | number | boolean | null;

/** Rows per staging relation; a column left out is null. */
export type Fixture = { [T in Table]?: { [C in keyof (typeof tables)[T]]?: Cell }[] };
