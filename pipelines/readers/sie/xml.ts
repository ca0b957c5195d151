import { isUtf8 } from 'node:buffer';
import { Parser } from 'htmlparser2';
import { decideEncoding, toUtf8 } from '../decode.ts';
import { findPersonnummer } from '../personnummer.ts';
import { Refusal } from '../../refusal.ts';
import { numrera, oppna, ordna, stang, type Laser } from './elements.ts';
import { tomFil, type SieFil } from './model.ts';

/** True when the bytes begin as XML does: SIE 5. */
export function arXml(bytes: Buffer): boolean {
	const start = bytes
		.subarray(0, 4096)
		.toString('latin1')
		.replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
		.replaceAll('\u0000', '');
	return /^\s*<(\?xml|!--|\w*:?Sie(Entry)?[\s>])/.test(start);
}

const trasig = (what: string): Refusal =>
	new Refusal('trasig_xml', `SIE 5-filen ${what}. Exportera den igen ur bokföringen och skicka den på nytt.`);

/**
 * Reads SIE 5 (XML). No DOCTYPE and so no entity of its own; the parser knows no network and no file. Throws Refusal for a
 * personnummer, a DOCTYPE, XML that does not close as it opened, and XML that is no SIE.
 */
export function parseSie5(bytes: Buffer): SieFil {
	const encoding =
		/encoding=["']utf-?8["']/i.test(bytes.subarray(0, 200).toString('latin1')) && !isUtf8(bytes)
			? null
			: decideEncoding(bytes);
	if (encoding === null) throw trasig('säger att den är UTF-8 men har trasiga tecken');
	const utf8 = toUtf8(bytes, encoding);
	const xml = utf8.toString('utf8');
	const fil = tomFil(encoding);
	const laser: Laser = {
		fil,
		ar: [],
		eget: null,
		konto: '',
		summa: null,
		rad: null,
		ver: null,
		serie: '',
		dim: ''
	};
	let fault: Refusal | null = null;
	let root = '';
	const refuse = (refusal: Refusal) => void (fault ??= refusal);
	let radslut = 0;
	let nr = 1;
	const radVid = (index: number): number => {
		for (let at = xml.indexOf('\n', radslut); at >= 0 && at < index; at = xml.indexOf('\n', radslut)) {
			nr++;
			radslut = at + 1;
		}
		return nr;
	};
	const person: string[] = [];
	const skrivet = (text: string, index: number) => {
		if (person.length === 0 && findPersonnummer(Buffer.from(text, 'utf8')) !== null)
			person.push(`på rad ${radVid(index)}`);
	};
	const parser: Parser = new Parser(
		{
			onprocessinginstruction(name, data) {
				if (/^!(doctype|entity)/i.test(name))
					refuse(
						new Refusal(
							'doctype',
							'Filen innehåller en DOCTYPE och läses därför inte. Exportera den igen ur bokföringen.'
						)
					);
				skrivet(data, parser.startIndex);
			},
			onopentag(qname, attributes) {
				const name = qname.replace(/^.*:/, '');
				root ||= name;
				for (const value of Object.values(attributes)) skrivet(value, parser.startIndex);
				oppna(laser, name, attributes, radVid(parser.startIndex));
			},
			ontext: (text) => skrivet(text, parser.startIndex),
			oncomment: (text) => skrivet(text, parser.startIndex),
			onclosetag(qname, implied) {
				// `<a/>` closes itself; what the parser closes because the file ends or another tag does is broken.
				if (implied && xml[parser.endIndex - 1] !== '/')
					refuse(trasig('är avhuggen eller har en tagg som inte stängs'));
				stang(laser, qname.replace(/^.*:/, ''));
			}
		},
		{ xmlMode: true, decodeEntities: true, recognizeSelfClosing: true }
	);
	parser.end(xml);
	// What the parser has no name for stands in the bytes: names of tags and attributes, and end tags that end nothing.
	const hit = person.length === 0 ? findPersonnummer(utf8) : null;
	if (hit !== null) person.push(`på rad ${utf8.toString('latin1', 0, hit).split('\n').length}`);
	if (person[0] !== undefined)
		throw new Refusal(
			'personnummer',
			`Filen innehåller något som ser ut som ett personnummer eller samordningsnummer, ${person[0]}. Inget ur filen har sparats. Ta bort numret ur bokföringen och exportera filen igen.`
		);
	if (fault) throw fault as Refusal;
	if (root !== 'Sie' && root !== 'SieEntry')
		throw new Refusal(
			'ingen_sie',
			'Filen är XML men ingen SIE 5-fil. Exportera den ur bokföringen som SIE 4 eller SIE 5.'
		);
	numrera(laser);
	ordna(fil);
	fil.typ = root === 'SieEntry' ? '5I' : '5';
	return fil;
}
