import { basename, extname } from 'node:path';

/** What people put last in a name when a file only adds to what they have sent: `tillägg`, `tillagg 2`, `komplettering`. */
const MARK = /[\s_.-](?:till[äa]gg|komplettering)[\s_.-]*\d{0,2}$/i;

/**
 * True for a file that says by its name that it adds to what is loaded: it takes the place of rows that come again in it, and of what
 * its own earlier self brought, and of nothing else of the same insats and time.
 */
export const isTillagg = (name: string): boolean => MARK.test(basename(name, extname(name)).normalize('NFC'));
