/** Steps on the way, and the state before and after: as the insats' own page says it. */
import type { Part, Written } from '#lib/report/types.ts';
import type { FigureView } from '#lib/ui/types.ts';
import { changeFigure } from '../../insats/change.ts';
import { stepsFigure } from '../../insats/steps.ts';
import { compareFigure } from '../../shared/compare.ts';
import { aboutOf, nearest, periodOf, widest, windowNote, type Subject } from '../subject.ts';

/** The heading of the section is the finding: the picture then says what it shows. */
export const named = (bild: FigureView, title: string): Part => ({ slag: 'bild', bild: { ...bild, title } });

const bare = (title: string): string => title.replace(/\.$/, '');

export async function steps(subject: Subject): Promise<Written> {
	const window = await widest(
		subject,
		'stegforflyttning_framat',
		subject.insats ? [] : ['forbund', 'insats']
	);
	const one = aboutOf(subject, window);
	const bild = one
		? await stepsFigure(one)
		: await compareFigure(subject.scope, 'stegforflyttning_framat', periodOf(window));
	return { rubrik: bare(bild.title), delar: [named(bild, 'Andel framåt per instrument och bedömare')] };
}

export async function beforeAndAfter(subject: Subject): Promise<Written> {
	const window = await nearest(subject, 'sus_forvarvsarbete_efter');
	const one = aboutOf(subject, window);
	const bild = one && (await changeFigure(one));
	if (!bild) return { rubrik: 'Sysselsättning före och efter saknas', delar: [] };
	const notes = windowNote(subject, window).map((text): Part => ({ slag: 'stycke', text }));
	return {
		rubrik: bare(bild.title),
		delar: [...notes, named(bild, 'Sysselsättning före och efter i fyra grupper')]
	};
}
