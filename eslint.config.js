import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The floors of the house: what a room may not import. An import never runs upward. */
const floor = (files, forbidden, why) => ({
	files,
	rules: {
		'no-restricted-imports': [
			'error',
			{ patterns: forbidden.map((group) => ({ regex: group, message: why })) }
		]
	}
});

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		rules: {
			'no-undef': 'off',
			'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	floor(
		['src/lib/**'],
		['^#pipelines', '^#dashboards', '/routes/', '/pipelines/', '/dashboards/'],
		'src/lib is the ground floor.'
	),
	floor(['pipelines/**'], ['^#dashboards', '/routes/', '\\.svelte$'], 'pipelines knows no page.'),
	floor(
		['pipelines/mappning/**'],
		['^#dashboards', '/routes/', '\\.svelte$', '/readers/', '/propose/'],
		'mappning is what words mean: it reads no file and proposes nothing.'
	),
	floor(
		['pipelines/readers/**'],
		['^#dashboards', '/routes/', '\\.svelte$', '/propose/'],
		'a reader uses decisions, never proposals.'
	),
	floor(
		['dashboards/**'],
		['^#pipelines', '/routes/', '@duckdb'],
		'a dashboard knows measures, not files or tables.'
	),
	{
		files: ['src/lib/**'],
		ignores: ['src/lib/server/**'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{ regex: '^#pipelines|^#dashboards|/routes/', message: 'src/lib is the ground floor.' },
						{ regex: '@duckdb|^libsql', message: 'Only src/lib/server knows the database.' }
					]
				}
			]
		}
	}
);
