import { expect, it } from 'vitest';

it('runs in the zone npm test asked for', () => {
	const january = new Date('2026-01-15T12:00:00Z').getHours();
	const hours = { 'Europe/Stockholm': 13, 'America/Los_Angeles': 4, 'Pacific/Auckland': 1 };
	expect(january).toBe(hours[(process.env.STEGVIS_TZ ?? 'Europe/Stockholm') as keyof typeof hours]);
});
