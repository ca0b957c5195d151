import { describe, expect, it } from 'vitest';
import { correctionOrder } from '#pipelines/rattad.ts';

describe('a file and its correction sent together', () => {
	it.each([
		[
			['KRUS 2024.csv', 'KRUS 2024_rättad.csv'],
			[0, 1]
		],
		[
			['KRUS 2024 rattad.xlsx', 'KRUS 2024.csv'],
			[1, 0]
		],
		[
			['a.csv', 'a v2.csv', 'a v3.csv'],
			[0, 1, 2]
		],
		[
			['a v1.csv', 'a v2.csv'],
			[0, 1]
		],
		[
			['a.csv', 'a - rättning 2.csv', 'a korr.csv'],
			[0, 2, 1]
		],
		[
			['in/a.csv', 'ut/a_rättad.csv'],
			[0, 0]
		],
		// No mark, another name, a mark without what it corrects, a word that only ends so, a browser's second copy.
		[
			['a.csv', 'b.csv', 'c_rättad.csv'],
			[0, 0, 0]
		],
		[
			['lista.csv', 'listakorr.csv', 'lista (2).csv'],
			[0, 0, 0]
		],
		[
			['team 1.csv', 'team 2.csv'],
			[0, 0]
		]
	])('%j → %j', (names, places) => expect(correctionOrder(names)).toEqual(places));
});
