import jstat from 'jstat';

const { jStat } = jstat;

export function normalQuantile(p: number): number {
	return jStat.normal.inv(p, 0, 1);
}
export function chi2Quantile(p: number, df: number): number {
	return jStat.chisquare.inv(p, df);
}
export function betaQuantile(p: number, a: number, b: number): number {
	return jStat.beta.inv(p, a, b);
}
export function gammaQuantile(p: number, shape: number, scale = 1): number {
	return jStat.gamma.inv(p, shape, scale);
}
export function tQuantile(p: number, df: number): number {
	return jStat.studentt.inv(p, df);
}
