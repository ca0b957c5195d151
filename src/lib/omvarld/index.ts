export * from './kommuner.ts';
export * from './surroundings.ts';
export * from './types.ts';
export * from './years.ts';
