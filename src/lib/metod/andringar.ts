/** What has changed in how things are counted. Newest first. A measure above version 1 must be here; a test holds it. */
import { formatDate, formatList } from '../format/index.ts';
import type { Kapitel } from './types.ts';

export interface Andring {
	/** `YYYY-MM-DD`, the day it was decided. */
	datum: string;
	vad: string;
	varfor: string;
	/** Measures whose figures it touches; `fran` null where the measure is new. Empty: how goals or protection work. */
	matt: readonly { id: string; fran: string | null; till: string }[];
}

const utan = (id: string) => ({ id, fran: '1', till: '1' });

export const andringar: readonly Andring[] = [
	{
		datum: '2026-11-22',
		vad: 'Ett mål som flera team delar räknas en gång i förbundets summering, och kostnader säger sitt n.',
		varfor:
			'Samma mål räknades förut en gång för varje team och en gång för alla tillsammans, så att summan blev för stor.',
		matt: []
	},
	{
		datum: '2026-11-22',
		vad: 'En uppföljning räknas när dess tid har gått ut och den är gjord. Olika bedömare och versioner hålls isär när mål bedöms.',
		varfor:
			'En uppföljning som gjordes tidigt räknades förut innan den skulle, medan de sena ännu inte var med; det vred andelen.',
		matt: [utan('uppfoljning__12_manader__arbete__studier__arbetssokande')]
	},
	{
		datum: '2026-11-22',
		vad: 'Tiden för en rekvisition räknas från dagen efter perioden, inte från periodens sista dag.',
		varfor: 'En månad efter 28 februari är då hela mars, inte bara till den 28.',
		matt: [utan('handelse__period__rekvisition__1_manader')]
	},
	{
		datum: '2026-11-22',
		vad: 'Mål bedöms: nått eller inte, och hur säkert.',
		varfor: 'Första utgåvan visade målen utan att säga om de var nådda.',
		matt: []
	},
	{
		datum: '2026-11-22',
		vad: 'En insats som bara håller ihop sina team svarar med teamens siffror.',
		varfor: 'Den stod annars med ”data saknas” trots att teamen hade lämnat allt.',
		matt: []
	},
	{
		datum: '2026-11-22',
		vad: 'Måtten får sina definitioner, version 1.',
		varfor: 'Första utgåvan. Siffror från SUS-tiden är en annan källa och är inte samma serie.',
		matt: []
	}
];

/** The measures an entry touches, in words. */
function mattText({ matt }: Andring): string {
	if (matt.length === 0) return 'Inga enskilda mått.';
	return `${formatList(
		matt.map(({ id, fran, till }) =>
			fran === null
				? `${id} (nytt, version ${till})`
				: fran === till
					? `${id} (version ${till}, innan den hade getts ut)`
					: `${id} (version ${fran} till ${till})`
		)
	)}.`;
}

export const andringarKapitel = (): Kapitel => ({
	id: 'andringar',
	sida: '/metod/andringar',
	titel: 'Ändringar',
	ingress:
		'Vad som har ändrats i hur siffrorna räknas, det senaste först. Ett mått vars räkning ändras får en ny version, och versionen står hos måttet.',
	grupper: [
		{
			namn: '',
			avsnitt: andringar.map((one, index) => ({
				id: `andring-${andringar.length - index}`,
				rubrik: `${formatDate(one.datum)}: ${one.vad}`,
				text: [],
				fakta: [
					{ term: 'Varför', text: one.varfor },
					{ term: 'Mått', text: mattText(one) }
				]
			}))
		}
	]
});
