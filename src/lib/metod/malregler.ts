/** What each goal rule does, in words, by the rule's id (src/lib/goals/rules.ts). A test holds the two together. */
export const regelTexter: Readonly<Record<string, { namn: string; text: string }>> = {
	matt: {
		namn: 'Ett namngivet mått',
		text: 'Står ett måtts id eller namn i kolumnen matt räknas det måttet, eller flera med OCH emellan.'
	},
	aggregat: {
		namn: 'En publicerad siffra',
		text: 'Är källan aggregat jämförs målet med den siffra som redan är publicerad.'
	},
	bistand: {
		namn: 'Ekonomiskt bistånd',
		text: 'Kan inte utvärderas: kommunen har uppgifterna om bistånd före och efter.'
	},
	enkat_forbattring: {
		namn: 'Bättre svar efter än före',
		text: 'Kan inte utvärderas: enkätsvar är anonyma och hör inte ihop person för person.'
	},
	enkat_grupp: {
		namn: 'Svar från dem i arbete eller studier',
		text: 'Kan inte utvärderas: svaren visar inte vem som är i arbete.'
	},
	enkat_forandring: {
		namn: 'Ändring i enkät',
		text: 'Andelen positiva svar det senaste mätåret minus det första, med intervall.'
	},
	enkat: {
		namn: 'Andel positiva svar',
		text: 'Andelen positiva av de giltiga svaren på frågan, senaste mätåret och dess formulär för sig.'
	},
	utfall_och_steg: {
		namn: 'Utfall och stegförflyttning',
		text: 'Två villkor: avslut till det som målet nämner, och stegförflyttning framåt.'
	},
	steg: {
		namn: 'Stegförflyttning',
		text: 'Andelen par som har kommit framåt i det instrument som målet nämner.'
	},
	uppfoljning: {
		namn: 'Efter avslut',
		text: 'Andelen av de uppföljda som är i det som målet nämner, ungefär 3, 6 eller 12 månader efter avslut.'
	},
	datum: { namn: 'Gjort senast en dag', text: 'Händelsen ska vara registrerad senast den dagen.' },
	rekvisition: {
		namn: 'Rekvisition i tid',
		text: 'Alla rekvisitioner ska ha kommit inom tiden efter den period de avser.'
	},
	handelse_tid: {
		namn: 'Tid mellan två händelser',
		text: 'Tiden mellan händelsens start och slut, bedömd på medianen.'
	},
	handelse_intervall: {
		namn: 'Så ofta ska det ske',
		text: 'För deltagare: händelsen ska komma igen inom tiden för alla. För insatsen: medeltalet mellan händelserna.'
	},
	handelse_intervall_enhet: {
		namn: 'Så ofta i insatsen',
		text: 'Medeltalet av veckor eller månader mellan händelserna i insatsen.'
	},
	handelse_andel: {
		namn: 'Andel med en händelse',
		text: 'Andelen för vilka händelsen kom inom tiden efter start, avslut eller erbjudande.'
	},
	handelse_antal: {
		namn: 'Antal händelser',
		text: 'Antalet registrerade händelser i perioden, per vecka där målet säger så.'
	},
	antal: { namn: 'Inrapporterat antal', text: 'Summan av inrapporterade antal i den kategori målet nämner.' },
	ekonomi: {
		namn: 'Kronor',
		text: 'Kostnad per deltagare, per avslutad, per avslut till arbete eller studier eller per plats, eller utfall och budget i kronor. Kronor, tkr och mkr går att skriva.'
	},
	platser: { namn: 'Platser', text: 'Insatsens platser, som de står i insatsfilen.' },
	belaggning: {
		namn: 'Beläggning',
		text: 'Medeltalet tagna platser per månad under året, eller antalet påbörjade deltaganden.'
	},
	tid_efter_utfall: {
		namn: 'Tid till arbete eller studier',
		text: 'Kan inte utvärderas: dagen då arbetet eller studierna började behövs för var och en.'
	},
	tid: { namn: 'Tid i insatsen', text: 'Tiden mellan start och slut för de avslutade, bedömd på medianen.' },
	andel: {
		namn: 'Andel av avsluten',
		text: 'Andelen av de avslutade med känt utfall som är i det som målet nämner.'
	},
	antal_deltagande: {
		namn: 'Antal deltagare',
		text: 'Antal deltagare, påbörjade, pågående eller avslutade deltaganden i perioden.'
	}
};
