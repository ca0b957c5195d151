/** Weights that are all different, of both signs, and the same every time: so that pushing many figures moves each somehow. */
export function mixed(cell: number, round: number): number {
	let x = Math.imul(cell + 1, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca6b);
	x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
	x = Math.imul(x ^ (x >>> 12), 0x297a2d39);
	x = (x ^ (x >>> 15)) >>> 0;
	return (x & 1 ? 1 : -1) * (0.5 + (x >>> 1) / 4294967296);
}
