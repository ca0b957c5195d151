import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	ssr: { external: ['@duckdb/node-api', 'libsql'] },
	test: {
		// npm test runs the unit tests in other zones too: dates are texts and must not move.
		env: { TZ: process.env.STEGVIS_TZ ?? 'Europe/Stockholm' },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					// No module keeps anything between two uses, so the files of a worker share what they import: half of the time.
					isolate: false,
					include: ['tests/unit/**/*.test.ts'],
					testTimeout: 60_000,
					hookTimeout: 120_000
				}
			},
			{
				extends: true,
				test: {
					name: 'pipeline',
					include: ['tests/pipeline/**/*.test.ts', 'tests/attack/**/*.test.ts'],
					testTimeout: 600_000,
					hookTimeout: 300_000
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: ['tests/browser/**/*.test.ts'],
					testTimeout: 120_000,
					hookTimeout: 300_000
				}
			}
		]
	}
});
