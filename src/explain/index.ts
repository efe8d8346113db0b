export { conditionWords } from './condition-words.ts';
export { factWords, nameWords } from './fact-words.ts';
export { gateWords } from './gate-words.ts';
export { moneyRangeWords, moneyWords, numberWords } from './number-words.ts';
export { amountWords, DELIVERY_WORDS, KIND_WORDS, VERDICT_WORDS } from './result-words.ts';
export { type Why, whyOf } from './why.ts';
