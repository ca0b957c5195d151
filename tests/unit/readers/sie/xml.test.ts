import { describe, expect, it } from 'vitest';
import { vagrad } from '#pipelines/readers/sie/amounts.ts';
import { avstam } from '#pipelines/readers/sie/gates.ts';
import { tolka } from '#pipelines/readers/sie/read.ts';
import { raderna } from '#pipelines/readers/sie/sums.ts';
import { Refusal } from '#pipelines/refusal.ts';

const code = (xml: string): string => {
	try {
		tolka(Buffer.from(xml));
		return 'last';
	} catch (error) {
		if (error instanceof Refusal) return error.code;
		throw error;
	}
};

/** A small export with everything that is read; amounts chosen so that its sums agree. */
const fil = (inne = '', head = '<?xml version="1.0" encoding="utf-8"?>') => `${head}
<Sie xmlns="http://www.sie.se/sie5">
  <FileInfo>
    <SoftwareProduct name="Provprogram" version="2.0"/>
    <FileCreation time="2025-01-10T08:00:00" by="x"/>
    <Company organizationId="222000-1234" name="Förbundet"/>
    <FiscalYears>
      <FiscalYear start="2024-01" end="2024-12" primary="true" closed="false"/>
      <FiscalYear start="2023-01" end="2023-12"/>
    </FiscalYears>
  </FileInfo>
  <Accounts>
    <Account id="1930" name="Bank" type="asset">
      <OpeningBalance month="2024-01" amount="100.00"/>
      <ClosingBalance month="2024-12" amount="60.00"/>
    </Account>
    <Account id="5010" name="Hyra &amp; värme" type="cost">
      <ClosingBalance month="2024-11" amount="1.00"/>
      <ClosingBalance month="2024-12" amount="40.00"/>
      <ClosingBalance month="2023-12" amount="30.00"/>
      <Budget month="2024-03" amount="50.00"/>
      <Budget month="2023-05" amount="7.00"/>
      <Budget month="2024-03" amount="20.00"><ObjectReference dimId="6" objectId="P1"/></Budget>
    </Account>
  </Accounts>
  <Dimensions><Dimension id="6" name="Projekt"><Object id="P1" name="KRUS"/></Dimension></Dimensions>
  <Journal id="A" name="Huvud">
    <JournalEntry id="1" journalDate="2024-03-05" text="Hyra">
      <LedgerEntry accountId="5010" amount="40.00"><ObjectReference dimId="6" objectId="P1"/></LedgerEntry>
      <LedgerEntry accountId="5010" amount="999.00"><Overstrike date="2024-03-06" by="x"/></LedgerEntry>
      <LedgerEntry accountId="1930" amount="-40.00"/>
    </JournalEntry>${inne}
  </Journal>
</Sie>`;

describe('SIE 5', () => {
	it.each([
		['an attribute', fil('<JournalEntry a640823-3234b="1"/>')],
		['a tag', fil('<x640823-3234/>')],
		['an end tag that ends nothing', fil('</x640823-3234>')]
	])('is refused with a personnummer in the name of %s', (_, xml) => {
		expect(code(xml)).toBe('personnummer');
	});

	it('becomes what SIE 4 becomes: 40 kr of outcome, 20 of budget on the project, 30 of budget without; nothing struck', () => {
		const read = tolka(Buffer.from(fil()));
		expect([read.typ, read.program, read.orgnr, read.skapad, read.ar.get(0), read.ar.get(-1)]).toEqual([
			'5',
			'Provprogram 2.0',
			'2220001234',
			'2025-01-10',
			{ fran: '2024-01-01', till: '2024-12-31' },
			{ fran: '2023-01-01', till: '2023-12-31' }
		]);
		expect(read.konton.get('5010')?.namn).toBe('Hyra & värme');
		expect(avstam(read)).toEqual([]);
		const { rader } = raderna(read, {
			objekt: { '6:P1': 'krus' },
			konto: { '5': 'lokaler' },
			dimensioner: [],
			utan_objekt: 'administration'
		});
		expect(rader.map(({ insats_id, period, typ, ore, kod }) => [insats_id, period, typ, ore, kod])).toEqual([
			['krus', '2024-03', 'utfall', 4000n, ''],
			['administration', '2024-03', 'budget', 3000n, ''],
			['krus', '2024-03', 'budget', 2000n, '']
		]);
	});

	it('the year before has its own closing balances and budget, and nothing of a year nobody names', () => {
		const read = tolka(
			Buffer.from(fil().replace('<Budget month="2023-05"', '<Budget month="2022-05" amount="1"/>$&'))
		);
		expect(
			read.saldon.filter(({ ar }) => ar !== 0).map(({ slag, ar, manad, ore }) => [slag, ar, manad, ore])
		).toEqual([
			['RES', -1, '', 3000n],
			['PBUDGET', -1, '2023-05', 700n]
		]);
	});

	it('a voucher that does not balance is refused, and the sums say so', () => {
		const read = tolka(
			Buffer.from(
				fil(
					'<JournalEntry id="2" journalDate="2024-04-01"><LedgerEntry accountId="5010" amount="5"/></JournalEntry>'
				)
			)
		);
		expect(read.verifikationer.map((ver) => vagrad(read, ver))).toEqual([null, 'sie_obalans']);
		expect(avstam(read).map(({ kod }) => kod)).toEqual(['sie_res']);
	});

	it.each<[string, string, string]>([
		['a DOCTYPE', fil('', '<?xml version="1.0"?><!DOCTYPE Sie SYSTEM "file:///etc/passwd">'), 'doctype'],
		[
			'an entity of its own',
			fil('&x;', '<?xml version="1.0"?><!DOCTYPE Sie [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
			'doctype'
		],
		['cut off', fil().slice(0, 900), 'trasig_xml'],
		['a tag that another closes', fil('<JournalEntry id="9" journalDate="2024-04-01">'), 'trasig_xml'],
		['another root', '<?xml version="1.0"?><Bok/>', 'ingen_sie'],
		[
			'a personnummer in an attribute',
			fil('<JournalEntry id="2" journalDate="2024-04-01" text="811218-9876"/>'),
			'personnummer'
		],
		[
			'a personnummer as an entity',
			fil('<JournalEntry id="2" journalDate="2024-04-01" text="&#56;11218-9876"/>'),
			'personnummer'
		],
		['a personnummer in text', fil('<Note>811218-9876</Note>'), 'personnummer'],
		['a personnummer in a comment', fil('<!-- 811218-9876 -->'), 'personnummer'],
		['a personnummer in CDATA', fil('<Note><![CDATA[811218-9876]]></Note>'), 'personnummer'],
		[
			'a personnummer in a DOCTYPE file',
			fil('<Note>811218-9876</Note>', '<?xml version="1.0"?><!DOCTYPE x>'),
			'personnummer'
		]
	])('%s', (_, xml, expected) => expect(code(xml)).toBe(expected));
});
