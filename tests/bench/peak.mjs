/** Loaded with --import: writes the process's largest resident size, in KB, to STEGVIS_PEAK when it ends. */
import { writeFileSync } from 'node:fs';

const file = process.env.STEGVIS_PEAK;
if (file) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
