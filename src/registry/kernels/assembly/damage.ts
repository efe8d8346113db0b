/* What is wrong with bytes: the places in `DAMAGES` of `kernels.ts`. Zero is nothing. */

export const NO_LENGTH: i32 = 1;
export const OTHER_LENGTH: i32 = 2;
export const BEYOND_END: i32 = 3;
export const BEYOND_BEGINNING: i32 = 4;
export const CUT_OFF: i32 = 5;
export const RUNS_CUT_OFF: i32 = 6;
export const NO_WORD: i32 = 7;
export const NO_LIST: i32 = 8;
