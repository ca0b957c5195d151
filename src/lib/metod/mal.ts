/** How goals are read and judged, from the goal room's own tables and limits. */
import { formatList, formatPercent } from '../format/index.ts';
import { outcomes } from '../measures/library/handelser.ts';
import { rules, type Rule } from '../goals/rules.ts';
import { targetText } from '../goals/sentence.ts';
import { CIRKA, GRACE, HALF, MIN_N, OFFERED } from '../goals/settings.ts';
import type { Fonster, Sakerhet, Status, Target } from '../goals/types.ts';
import { timeText } from '../goals/vocabulary.ts';
import { windowForms } from '../goals/windows.ts';
import { regelTexter } from './malregler.ts';
import type { Avsnitt, Kapitel } from './types.ts';

const cirka = formatPercent(CIRKA);

/** How each comparator is written in the file, one goal of the kind, and when it is met. */
export const jamforelser: Record<Target['slag'], { skrivs: readonly string[]; mal: Target; natt: string }> = {
	minst: {
		skrivs: ['>=', 'minst'],
		mal: { slag: 'minst', varde: 0.8, cirka: false },
		natt: `Nått när värdet är målvärdet eller högre; står det ”cirka” räcker det att det är högst ${cirka} under.`
	},
	hogst: {
		skrivs: ['<=', 'högst'],
		mal: { slag: 'hogst', varde: 0.2, cirka: false },
		natt: `Nått när värdet är målvärdet eller lägre; står det ”cirka” får det vara högst ${cirka} över.`
	},
	lika: {
		skrivs: ['='],
		mal: { slag: 'lika', varde: 0.5, cirka: false },
		natt: `En andel når målet när den skrivs med samma hela procent. Ett medeltal, eller det som står med ”cirka”, får skilja ${cirka}.`
	},
	intervall: {
		skrivs: ['intervall'],
		mal: { slag: 'intervall', varde: 0.4, till: 0.6, cirka: false },
		natt: 'Nått när värdet ligger mellan de två målvärdena, gränserna inräknade.'
	},
	alla: {
		skrivs: ['alla'],
		mal: { slag: 'alla' },
		natt: 'Nått när det inte finns ett enda undantag; antalet undantag skrivs ut.'
	},
	riktmarke: {
		skrivs: ['riktmärke'],
		mal: { slag: 'riktmarke', varde: 12 },
		natt: 'Aldrig nått eller missat: fördelningen visas mot riktmärket.'
	},
	foljs: {
		skrivs: ['följs'],
		mal: { slag: 'foljs' },
		natt: 'Utan målvärde: värdet och hur det har ändrats visas.'
	}
};

/** How each kind of window may be written, and which days it means. */
export const fonster: Record<Fonster['slag'], { namn: string; exempel: readonly string[]; text: string }> = {
	hela: {
		namn: 'Hela tiden',
		exempel: ['hela perioden', 'löpande', ''],
		text: 'Från målets (eller insatsens) första dag till dess sista.'
	},
	ar: {
		namn: 'Kalenderår',
		exempel: ['kalenderår', 'per år'],
		text: 'Det senaste hela år som är slut.'
	},
	matar: { namn: 'Mätår', exempel: ['mätår'], text: 'Det senaste mätåret som är slut.' },
	spann: {
		namn: 'En bestämd tid',
		exempel: ['2024', '2024-H1', '2024–2026', 'från 2024'],
		text: 'De dagarna, och inga andra.'
	},
	planar: {
		namn: 'Planår',
		exempel: ['år 1', 'år 2'],
		text: 'Tolv månader, räknade från målets första dag.'
	},
	efter: {
		namn: 'Efter en händelse',
		exempel: ['vid avslut', '3 veckor efter avslut', '12 månader efter avslut'],
		text: 'Bara de vars tid har gått ut räknas; de vars tid löper sägs för sig. ”Vid avslut” får skrivas ned efteråt.'
	},
	dag: {
		namn: 'Senast en dag',
		exempel: ['2024-12-31', 'senast 2024-12-31'],
		text: 'Gjort senast den dagen.'
	},
	varje_ar: {
		namn: 'En dag varje år',
		exempel: ['senast 11-30', 'senast 11-30 året före'],
		text: 'Gjort senast den dagen, det år målet gäller eller året före.'
	}
};

/** The verdicts, as they stand on the pages. */
export const besked: Record<Status, { namn: string; text: string }> = {
	natt: { namn: 'Nått', text: 'Siffran når målet. Hur säkert det är står bredvid.' },
	ej_natt: { namn: 'Inte nått', text: 'Siffran når inte målet. Hur säkert det är står bredvid.' },
	for_tidigt: {
		namn: 'För tidigt att säga',
		text: `Perioden är inte slut, eller tiden har gått ut för färre än ${MIN_N}. Hur många som är kvar, och när det kan sägas, skrivs ut.`
	},
	foljs: { namn: 'Följs upp', text: 'Målet har inget målvärde, eller ett riktmärke: värdet visas utan dom.' },
	kan_ej_utvarderas: {
		namn: 'Kan inte utvärderas',
		text: 'Data saknas. Vilka, och vem som har dem, skrivs ut.'
	},
	skyddad: {
		namn: 'Visas inte',
		text: 'Siffran är skyddad; då är beskedet det också, för det säger något om siffran.'
	}
};

export const sakerhet: Record<Sakerhet, { namn: string; text: string }> = {
	sakert_natt: { namn: 'Säkert nått', text: 'Hela intervallet når målet, eller så är det ett räknat antal.' },
	sakert_ej_natt: {
		namn: 'Säkert inte nått',
		text: 'Hela intervallet ligger på fel sida om målet, eller så är det ett räknat antal.'
	},
	osakert: { namn: 'Osäkert', text: 'Intervallet ligger på båda sidor om målet.' },
	for_litet_underlag: {
		namn: 'För litet underlag',
		text: `Färre än ${MIN_N} ligger bakom siffran: den visas, men inget sägs om säkerheten.`
	}
};

const fieldNames: Record<keyof Rule['when'], string> = {
	text: 'målets text',
	matt: 'mått',
	population: 'population',
	kalla: 'källa',
	enhet: 'enhet'
};

/** A pattern as people can read it: its words, without the marks of the machine. */
const words = (pattern: RegExp): string =>
	pattern.source
		.replaceAll(/\\b|\\w\*|[\^$]|\.\*/g, '')
		.split('|')
		.map((one) => one || 'tomt')
		.join(' eller ');

const when = (rule: Rule): string =>
	(Object.entries(rule.when) as [keyof Rule['when'], RegExp][])
		.map(([field, pattern]) => `${fieldNames[field]}: ${words(pattern)}`)
		.join('; ');

const regel = (rule: Rule): Avsnitt => ({
	id: `regel-${rule.id}`,
	rubrik: regelTexter[rule.id]?.namn ?? rule.id,
	text: [regelTexter[rule.id]?.text ?? ''],
	fakta: [{ term: 'Läses när', text: when(rule) }]
});

const quoted = (list: readonly string[]) =>
	formatList(
		list.map((one) => (one ? `”${one}”` : 'tomt')),
		'eller'
	);

export const malKapitel = (): Kapitel => ({
	id: 'mal',
	sida: '/metod/mal',
	titel: 'Målregler',
	ingress:
		'Ett mål läses ord för ord ur filen, räknas med samma mått som sidorna och får två besked: nått eller inte, och hur säkert det är.',
	grupper: [
		{
			namn: 'Beskeden',
			avsnitt: (Object.keys(besked) as Status[]).map((id) => ({
				id,
				rubrik: besked[id].namn,
				text: [besked[id].text]
			}))
		},
		{
			namn: 'Hur säkert det är',
			avsnitt: [
				...(Object.keys(sakerhet) as Sakerhet[]).map((id) => ({
					id,
					rubrik: sakerhet[id].namn,
					text: [sakerhet[id].text]
				})),
				{
					id: 'villkor',
					rubrik: 'Flera villkor (OCH)',
					text: [
						'Nått när alla är nådda; säkert inte nått när ett säkert inte är det; annars inte säkrare än det osäkraste.'
					]
				},
				{
					id: 'tillsammans',
					rubrik: 'Flera insatser tillsammans',
					text: ['Varje insats bedöms för sig; målet är nått när alla har nått det.']
				}
			]
		},
		{
			namn: 'Jämförelser',
			avsnitt: (Object.keys(jamforelser) as Target['slag'][]).map((id) => ({
				id: `jamforelse-${id}`,
				rubrik: quoted(jamforelser[id].skrivs),
				text: [
					jamforelser[id].natt,
					`Exempel: ${targetText(jamforelser[id].mal, id !== 'riktmarke', id === 'riktmarke' ? 'månader' : '')}.`
				]
			}))
		},
		{
			namn: 'Tid',
			avsnitt: [
				...(Object.keys(fonster) as Fonster['slag'][]).map((id) => ({
					id: `fonster-${id}`,
					rubrik: fonster[id].namn,
					text: [fonster[id].text, `Skrivs: ${quoted(fonster[id].exempel)}.`]
				})),
				{
					id: 'granser',
					rubrik: 'Gränser',
					text: [
						`Något som ska göras vid avslut får skrivas ned ${timeText(GRACE)} efter. Något som ska erbjudas alla, utan angiven tid, ska ha kommit inom ${timeText(OFFERED)} från start. Ett mål om tid bedöms på medianen: minst ${formatPercent(HALF)} ska ligga inom gränsen.`,
						`Så får tiden skrivas: ${windowForms}.`
					]
				}
			]
		},
		{
			namn: 'Utfall som ett mål kan nämna',
			avsnitt: Object.entries(outcomes).map(([id, { text, koder }]) => ({
				id: `utfall-${id}`,
				rubrik: text.charAt(0).toLocaleUpperCase('sv') + text.slice(1),
				text: [`Koder: ${koder.join(', ')}.`]
			}))
		},
		{
			namn: 'Reglerna, i den ordning de prövas',
			avsnitt: [
				{ id: 'regel-matt', rubrik: regelTexter.matt!.namn, text: [regelTexter.matt!.text] },
				{ id: 'regel-aggregat', rubrik: regelTexter.aggregat!.namn, text: [regelTexter.aggregat!.text] },
				...rules.map(regel)
			]
		}
	]
});
