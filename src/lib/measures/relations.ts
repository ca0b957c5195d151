/** Which dimension columns each relation of the marts has. A test holds it against the relations' descriptions. */

const place = ['forbund_id', 'insats_id', 'overordnad_insats', 'inriktning'] as const;

const person = [
	...place,
	'team',
	'kon',
	'aldersgrupp',
	'utbildning',
	'utlandsk_bakgrund',
	'remittent',
	'samtycke',
	'forsorjning_fore',
	'forsorjning_efter',
	'sysselsattning_fore',
	'sysselsattning_efter',
	'sus_fore',
	'sus_efter',
	'avslutsorsak',
	'fullfoljt'
] as const;

const step = [...person, 'instrument', 'version', 'bedomare'] as const;

export const relationColumns: Readonly<Record<string, readonly string[]>> = {
	'marts.insats': place,
	'marts.deltagande': [...person, 'manader_grupp', 'sammansattning', 'tid_grupp', 'tid_halvar', 'utgang'],
	'marts.uppfoljning': [...person, 'uppfoljningsfas', 'sysselsattning_uppfoljning', 'sus_uppfoljning'],
	'marts.stegforflyttning': [...step, 'utfall'],
	'marts.stegforflyttning_fraga': [...step, 'fraga', 'utfall'],
	'marts.stegslag': [...place, 'instrument', 'version', 'bedomare', 'stegslag'],
	'marts.stegomdome': [...place, 'instrument', 'version', 'bedomare', 'fraga', 'utfall'],
	'marts.registersteg': [
		...place,
		'kon',
		'aldersgrupp',
		'utbildning',
		'remittent',
		'forsorjning_fore',
		'instrument',
		'version',
		'fraga',
		'utfall'
	],
	'marts.enkatsvar': [
		...place,
		'enkat',
		'version',
		'indikator',
		'fraga',
		'respondentgrupp',
		'matar',
		'kon',
		'svar'
	],
	'marts.svarsfrekvens': [...place, 'enkat', 'version', 'matar'],
	'marts.ekonomi': [...place, 'period', 'kostnadsslag', 'finansiering'],
	'marts.prognos_takt': place,
	'marts.eget_kapital': place,
	'marts.plats': place,
	'marts.planerad': place,
	'marts.antal': [...place, 'period', 'kategori', 'kon'],
	'marts.handelse': [...place, 'handelsetyp', 'avser_period'],
	'marts.handelse_period': [...place, 'handelsetyp', 'avser_period'],
	'marts.handelse_spann': [...place, 'handelsetyp'],
	'marts.uppfoljningsintervall': [...place, 'handelsetyp'],
	'marts.riket': [...place, 'enkat', 'version', 'indikator', 'matar'],
	'marts.aggregat': [...place, 'period', 'matt', 'grupp']
};
