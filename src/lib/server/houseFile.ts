import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const files = createRequire(import.meta.url);

/** Where a file of the house lies, by its name, `#data/…`, `#lib/…`, `#pipelines/…`. */
export const housePath = (name: string): string => files.resolve(name);

/** A file of the house or of a package by its name, `#data/…`, `#lib/…`: found from the source and from the built server. */
export const houseFile = (name: string): Buffer => readFileSync(files.resolve(name));
