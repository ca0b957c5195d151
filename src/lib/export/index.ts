export * from './csv.ts';
export * from './jsonStat.ts';
export * from './safe.ts';
export * from './table.ts';
export * from './xlsx.ts';
