/** What is said where there is nothing to draw: why, and what to do. */

/** Figures exist, but none of them may be shown or could be counted. */
export const NOTHING_SHOWN =
	'Inget av talen får visas eller går att räkna för det här urvalet. Välj en längre period, eller alla insatser tillsammans.';

/** Where a kansli reads what a file is to hold. */
export const GOALS_MISSING =
	'Målen lämnas i en målfil när de är beslutade; vilka kolumner den har står i Datakatalogen.';
