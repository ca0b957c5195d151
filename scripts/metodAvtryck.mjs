/** Writes src/lib/metod/avtryck.json from the measures as they are now, and says what that changes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { avtryckAv, avvikelser } from '../src/lib/metod/avtryck.ts';
import { measures } from '../src/lib/measures/library/index.ts';

const place = new URL('../src/lib/metod/avtryck.json', import.meta.url);
const now = avtryckAv(measures);
for (const text of avvikelser(now, JSON.parse(readFileSync(place, 'utf8')))) console.log(text);
writeFileSync(place, `${JSON.stringify(now, null, '\t')}\n`);
console.log(`${Object.keys(now).length} mått skrivna till src/lib/metod/avtryck.json`);
