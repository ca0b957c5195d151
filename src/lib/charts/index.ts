export * from './beforeAfter.ts';
export * from './costBars.ts';
export * from './intervalDots.ts';
export * from './render.ts';
export * from './reshape.ts';
export * from './volumeBars.ts';
export * from './finding.ts';
