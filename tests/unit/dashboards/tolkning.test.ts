import { describe, expect, it } from 'vitest';
import { tolkning } from '#dashboards/data/tolkning.ts';
import type { FileReport } from '#lib/server/report.ts';

const file = (over: Partial<FileReport>): FileReport => ({
	file: 'a.csv',
	sheet: null,
	source: 'deltagande',
	read: 10,
	accepted: 10,
	quarantined: 0,
	refused: null,
	...over
});
const used = (kolumn: string, etikett: string, kod: string, antal: number) => ({
	kolumn,
	etikett,
	kod,
	antal
});

describe('how the files of a load were understood', () => {
	it('has nothing to say of no report, nor of files that say all in the usual words', () => {
		expect(tolkning(undefined)).toEqual([]);
		expect(tolkning({ files: [file({})] })).toEqual([]);
	});

	it('says what each word became, the one of most rows first', () => {
		const tolkade = [used('kon', 'K', 'kvinna', 1), used('insats_id', 'Salateamet', 'sala', 1200)];
		expect(tolkning({ files: [file({ sheet: 'Blad1', etiketter: { tolkade, okanda: [] } })] })).toEqual([
			{
				fil: 'a.csv, blad Blad1',
				rader: ['”Salateamet”: 1\u00a0200\u00a0rader hör till sala', '”K”: 1\u00a0rad får kön: kvinna']
			}
		]);
		expect(tolkade[0]?.etikett).toBe('K');
	});

	it('says answers of a survey with their question, its respondents and its answers', () => {
		const one = file({
			source: 'enkatsvar',
			accepted: 72,
			decisions: { enkat: 'egen_avslut 2024', svarande: 24 },
			etiketter: { tolkade: [used('f1', 'Helt', '4', 5)], okanda: [] }
		});
		expect(tolkning({ files: [one] })[0]?.rader).toEqual([
			'egen_avslut 2024: 24\u00a0svarande, 72\u00a0svar inlästa.',
			'”Helt”: 5\u00a0svar blir 4 (fråga f1)'
		]);
	});

	it('says of accounting what has no place, and of no other file', () => {
		const sie = file({ file: 'bok.se', source: 'ekonomi', decisions: { sie: 'SIE 4, 2024' } });
		const warnings = [
			{ file: 'bok.se', code: 'sie_omappat', text: '540 kr har ingen plats.' },
			{ file: 'annan.se', code: 'sie_omappat', text: '1 kr har ingen plats.' },
			{ file: 'bok.se', code: 'annat', text: 'Något annat.' }
		];
		expect(tolkning({ files: [sie], warnings })).toEqual([
			{ fil: 'bok.se', rader: ['SIE 4, 2024.', '540 kr har ingen plats.'] }
		]);
	});
});
