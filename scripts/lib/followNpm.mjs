import { readFileSync } from 'node:fs';

/** The parent of process `pid`, where the system tells. @param {number} pid @returns {string | undefined} */
function parentOf(pid) {
	try {
		return /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
	} catch {
		return undefined;
	}
}

/**
 * Ends this process, and with it its children, when the npm that started it is gone: npm runs scripts through a shell
 * that passes no signal on, and an npm that is killed outright cannot.
 */
export function followNpm() {
	if (!process.env.npm_lifecycle_event) return;
	const [shell, npm] = [process.ppid, parentOf(process.ppid)];
	const gone = () => process.ppid !== shell || parentOf(shell) !== npm;
	setInterval(() => gone() && process.kill(process.pid, 'SIGTERM'), 500).unref();
}
