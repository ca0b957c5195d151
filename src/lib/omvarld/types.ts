/** One published figure about the förbund's surroundings, as `marts.omvarld` has it; both sexes together. */
export interface OmvarldRow {
	kalla: string;
	tabell: string;
	matt: string;
	matt_namn: string;
	matt_beskrivning: string | null;
	region: string;
	region_namn: string;
	i_forbundet: boolean;
	/** `2024`, `2024-Q1` or `2024-03`. */
	period: string;
	alder: string | null;
	ersattning: string | null;
	varde: number | null;
	enhet: string | null;
	/** What the parts sum to, where that is not the published total; else null. */
	summa_delar: number | null;
	delar: string | null;
	licens: string | null;
	hamtad: string | null;
}

/** A figure of one year and area. */
export interface YearValue {
	year: number;
	varde: number;
	/** The mean of the year's months or quarters, worked out here. */
	medel: boolean;
	/** What the parts sum to, where that is not the published total. */
	summaDelar: number | null;
}

/** The country's code. */
export const RIKET = '00';

/** Measures whose figures of several areas may be summed. */
export const SUMMERBARA: readonly string[] = ['helarsekvivalenter', 'belopp', 'folkmangd'];
