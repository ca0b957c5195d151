/** The columns' words as Swedish spells them; the others are spelled alike. */
const WORDS: Readonly<Record<string, string>> = {
	alder: 'ålder',
	aldersgrupp: 'åldersgrupp',
	anmarkning: 'anmärkning',
	bedomare: 'bedömare',
	enkat: 'enkät',
	ersatter: 'ersätter',
	ersattning: 'ersättning',
	fodelsear: 'födelseår',
	fonster: 'fönster',
	forbund: 'förbund',
	fore: 'före',
	forsorjning: 'försörjning',
	fraga: 'fråga',
	fran: 'från',
	fullfoljt: 'fullföljt',
	hamtad: 'hämtad',
	jamforelse: 'jämförelse',
	kalla: 'källa',
	kon: 'kön',
	kr: '(kr)',
	mal: 'mål',
	malgrupp: 'målgrupp',
	man: 'män',
	manader: 'månader',
	matar: 'mätår',
	matt: 'mått',
	namnare: 'nämnare',
	overordnad: 'överordnad',
	overpost: 'överpost',
	skalvarde: 'skalvärde',
	sysselsattning: 'sysselsättning',
	taljare: 'täljare',
	tillfalle: 'tillfälle',
	utlandsk: 'utländsk',
	varde: 'värde'
};

/**
 * A column's name as a person reads it: `forsorjning_fore` → `Försörjning före`, `insats_id` → `Insats-ID`.
 * The readers know it again without a mapping: `normalise` gives the name back.
 */
export function heading(name: string): string {
	const words = name.replace(/_id$/, '-ID').split('_');
	const text = words
		.map((word) =>
			word.endsWith('-ID') ? `${WORDS[word.slice(0, -3)] ?? word.slice(0, -3)}-ID` : (WORDS[word] ?? word)
		)
		.join(' ');
	return text.charAt(0).toUpperCase() + text.slice(1);
}
