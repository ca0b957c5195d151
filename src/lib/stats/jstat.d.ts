/** The few functions of jstat 1.9.6 the house calls (the package ships no types of its own). */
declare module 'jstat' {
	export const jStat: {
		normal: {
			inv(p: number, mean: number, sd: number): number;
			cdf(x: number, mean: number, sd: number): number;
		};
		chisquare: { inv(p: number, df: number): number };
		beta: { inv(p: number, a: number, b: number): number };
		gamma: { inv(p: number, shape: number, scale: number): number };
		studentt: { inv(p: number, df: number): number };
	};
	const whole: { jStat: typeof jStat };
	export default whole;
}
