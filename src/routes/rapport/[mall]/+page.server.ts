import { error, fail, redirect } from '@sveltejs/kit';
import { compose } from '#dashboards/rapport/compose.ts';
import { view } from '#dashboards/rapport/view.ts';
import { canonicalText, checksum, keyText, reportHref } from '#lib/report/canonical.ts';
import { mallOf } from '#lib/report/templates.ts';
import { canPrintPdf } from '#lib/server/pdf.ts';
import { readForm } from './form.ts';

export const load = async ({ locals, url, params }) => {
	const mall = mallOf(params.mall);
	if (!mall) error(404, `Det finns ingen rapport som heter ”${params.mall}”.`);
	const composed = await compose(locals, url, mall);
	const { key } = composed;
	const frozen = locals.memory((state) => state.allFrozen());
	return {
		view: view({
			...composed,
			frozen,
			own: key ? frozen.filter(({ nyckel }) => nyckel === keyText(key)) : [],
			owner: locals.lager.owner,
			canPrint: canPrintPdf()
		})
	};
};

export const actions = {
	/** One form a thing to do, told apart by `gor`. Only the owner of the machine may write. */
	default: async ({ locals, url, params, request }) => {
		if (!locals.lager.owner) error(403, 'Bara den som sitter vid maskinen kan skriva här.');
		const mall = mallOf(params.mall);
		const { key, report, notes } = mall
			? await compose(locals, url, mall)
			: { key: null, report: null, notes: null };
		if (!key || !report || !notes) error(404, 'Rapporten finns inte.');
		const form = readForm(await request.formData());
		if ('fel' in form) return fail(400, form);
		const nyckel = keyText(key);
		const tid = new Date().toISOString();
		if (form.gor === 'frys') {
			if (report.utanSkydd) error(403, 'En rapport utan skydd kan inte frysas.');
			const innehall = canonicalText(report);
			const { titel, version } = report;
			const id = locals.memory((state) =>
				state.freeze({ nyckel, titel, version, innehall, sha256: checksum(innehall) }, tid)
			);
			redirect(303, `/rapport/fryst/${id}`);
		}
		if (form.gor === 'kommentar' || form.gor === 'ta_tillbaka') {
			if (!report.avsnitt.some(({ id }) => id === form.avsnitt)) error(404, 'Avsnittet finns inte.');
			const own = notes.comments.filter(({ avsnitt }) => avsnitt === form.avsnitt);
			const text = form.gor === 'kommentar' ? form.text : own.find(({ id }) => id === form.version)?.text;
			if (text === undefined) error(404, 'Versionen finns inte.');
			if (text !== (own[0]?.text ?? ''))
				locals.memory((state) => state.addComment(nyckel, form.avsnitt, text, tid));
			redirect(303, `${reportHref(key)}#avsnitt-${form.avsnitt}`);
		}
		locals.memory((state) => {
			if (form.gor === 'stryk') return void state.removeAnnotation(form.id, tid);
			const insats = form.galler === 'forbund' ? null : key.insats;
			state.addAnnotation({ forbund: key.forbund, insats, dag: form.dag, text: form.text }, tid);
		});
		redirect(303, `${reportHref(key)}#handelser`);
	}
};
