/** A thread that takes part in deciding a release: it comes to life without TypeScript, as the command line does. */
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { takePart } = await import('./share.ts');
parentPort?.postMessage(await takePart(workerData));
