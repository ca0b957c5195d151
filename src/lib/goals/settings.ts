/** A share of fewer than this has a verdict but no certainty: `for_litet_underlag`. */
export const MIN_N = 10;

/** A goal that says `cirka` is met within this part of its value. */
export const CIRKA = 0.1;

/** A thing due at an event (`vid avslut`) may be written down this many days after it. */
export const GRACE = '7_dagar';

/** Something offered to everybody without a stated time must have come within this time from start. */
export const OFFERED = '3_manader';

/** A time goal is judged on the median: met when at least this share lies within it. */
export const HALF = 0.5;
