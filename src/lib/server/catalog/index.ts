export * from './catalog.ts';
export * from './dictionary.ts';
export * from './goals.ts';
export * from './loads.ts';
export * from './history.ts';
