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

const till2 = (...ids: readonly string[]) => ids.map((id) => ({ id, fran: '1', till: '2' }));

export const andringar: readonly Andring[] = [
	{
		datum: '2026-11-22',
		vad: 'Budget per planerad deltagare räknar på det budgeterade antalet där det är inrapporterat.',
		varfor:
			'Inrapporteringen till Uppföljning Finsam har antalet som budgeten är räknad på. Målen, som inte alltid finns, var förut den enda källan.',
		matt: till2(
			'budget_per_planerad_deltagare',
			'budget_per_planerad_deltagare_med_administration',
			'budget_per_planerad_deltagare_utan_esf',
			'budget_per_planerad_deltagare_utan_esf_med_administration',
			'budget_per_planerad_deltagare_forbundsmedel',
			'budget_per_planerad_deltagare_forbundsmedel_med_administration',
			'budget_per_planerad_deltagare_med_egeninsats',
			'budget_per_planerad_deltagare_med_egeninsats_med_administration',
			'budget_per_planerad_deltagare_med_egeninsats_utan_esf',
			'budget_per_planerad_deltagare_med_egeninsats_utan_esf_med_administration'
		)
	},
	{
		datum: '2026-11-22',
		vad: 'Före och efter räknas på samma personer.',
		varfor:
			'Andelen efter räknade förut också dem vars sysselsättning vid start var okänd, så att före och efter inte gällde samma personer.',
		matt: till2(
			'sus_forvarvsarbete_efter',
			'sus_studier_efter',
			'sus_aktivt_arbetssokande_efter',
			'sus_ovriga_efter',
			'sus_arbetar_studerar_efter'
		)
	},
	{
		datum: '2026-11-22',
		vad: 'En uppföljning räknas när dess tid har gått ut på datats sista dag.',
		varfor: 'Tidiga uppföljningar räknades förut medan tiden för de andra ännu löpte.',
		matt: till2('uppfoljning_arbete_studier')
	},
	{
		datum: '2026-11-22',
		vad: 'Mått med en tid efter en händelse räknar bara tider som har gått ut på datats sista dag.',
		varfor:
			'När den valda perioden gick längre än datat räknades förut tider som ännu inte hade gått ut som om de var missade.',
		matt: [
			...till2(
				'handelse__avslut__plan__7_dagar',
				'handelse__avslut__slutdokumentation__3_veckor',
				'handelse__erbjudet_mote__mote__2_manader',
				'handelse__period__rekvisition__1_manader',
				'intervall__uppfoljning__3_manader',
				'uppfoljning__12_manader__arbete__studier__arbetssokande'
			),
			{ id: 'rekvisition_i_tid', fran: null, till: '2' }
		]
	},
	{
		datum: '2026-11-22',
		vad: 'De fyra slagen av stegförflyttning hålls isär: upprepade skattningar, omdöme vid avslut, statustrappa och registerövergång.',
		varfor:
			'En registeruppgift räknades förut som en bedömare bland andra, fast den säger något annat än en skattning.',
		matt: till2(
			'stegforflyttning_framat',
			'stegforflyttning_oforandrad',
			'stegforflyttning_bakat',
			'stegforflyttning_framat_fraga',
			'stegforflyttning_median',
			'parandel'
		)
	},
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
					...(one.matt.length > 0 ? [{ term: 'Mått', text: mattText(one) }] : [])
				]
			}))
		}
	]
});
