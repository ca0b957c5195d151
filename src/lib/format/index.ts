export * from './bestam.ts';
export * from './date.ts';
export * from './heading.ts';
export * from './kallor.ts';
export * from './moved.ts';
export * from './number.ts';
export * from './words.ts';
