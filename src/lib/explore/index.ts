export * from './against.ts';
export * from './cohorts.ts';
export * from './correlate.ts';
export * from './flow.ts';
export * from './offered.ts';
export * from './question.ts';
export * from './reshape.ts';
export * from './snippets.ts';
