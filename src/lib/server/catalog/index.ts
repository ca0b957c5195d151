export * from './catalog.ts';
export * from './dictionary.ts';
export * from './loads.ts';
export * from './history.ts';
export * from './omvarld.ts';
