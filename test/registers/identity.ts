import { completeCreditCode } from '../../src/standards/credit-code.ts';

/*
 * Invented credit codes: right in both check characters, and distinct for up to a hundred million enterprises, since
 * the eight characters in the middle are a permutation of the ordinals.
 */

/** Shares no factor with the hundred million, so that multiplying permutes; small enough for exact doubles. */
export const STRIDE = 48_271_379;
export const NUMBERS = 100_000_000;
/** Characters of a credit code in the order of their values. */
export const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

export function shiftOf(seed: number): number {
  return (Math.imul(seed ^ 0x5bd1e995, 0x2545f491) >>> 0) % NUMBERS;
}

/** The number of an enterprise, from its place; no two places share one. */
export function numberOf(seed: number, ordinal: number): number {
  return (ordinal * STRIDE + shiftOf(seed)) % NUMBERS;
}

/** What stands before the number: category and registrar; and whether the code was first issued as such, since October 2015. */
export interface CodePrefix {
  readonly category: string;
  readonly registrar: string;
  readonly modern: boolean;
}

export function codeOf({ category, registrar, modern }: CodePrefix, number: number): string {
  return completeCreditCode(category + registrar + (modern ? `MA${inBase31(number)}` : digits(number)));
}

/** A 15-digit registration number of before 2015. */
export function oldNumberOf({ registrar }: CodePrefix, number: number): string {
  return `${registrar}1${digits(number)}`;
}

function digits(number: number): string {
  return String(number).padStart(8, '0');
}

function inBase31(number: number): string {
  let text = '';
  for (let left = number, at = 0; at < 6; at++, left = Math.floor(left / 31)) text = ALPHABET[left % 31] + text;
  return text;
}
