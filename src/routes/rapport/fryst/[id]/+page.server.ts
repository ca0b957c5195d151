import { frozenView } from '#dashboards/rapport/frozen.ts';
import { canPrintPdf } from '#lib/server/pdf.ts';
import { frozenOf } from '../../frozen.ts';

export const load = ({ locals, params }) => ({
	view: frozenView(
		frozenOf(locals, params.id),
		locals.memory((state) => state.allFrozen()),
		canPrintPdf()
	)
});
