import type { QuantityType } from '../policy/quantity.ts';
import { isNumberType } from '../policy/types.ts';

export const MONEY: QuantityType = { type: 'money' };
export const RATIO: QuantityType = { type: 'ratio' };
export const INTEGER: QuantityType = { type: 'integer' };
/** A number that may be money. */
export const BARE: QuantityType = { type: 'decimal', bare: true };

export const isMoney = (type: QuantityType): boolean => type.type === 'money';
/** A number that is no money, though a bare one may become it. */
export const isPlainNumber = (type: QuantityType): boolean => isNumberType(type.type) && type.type !== 'money';
export const isNumeric = (type: QuantityType): boolean => isNumberType(type.type);

/** The one type of parts that are added, compared or chosen between; null if they do not go together. */
export function common(types: readonly QuantityType[]): QuantityType | null {
  return types.reduce<QuantityType | null>((a, b) => (a === null ? null : commonOfTwo(a, b)), types[0] ?? null);
}

function commonOfTwo(a: QuantityType, b: QuantityType): QuantityType | null {
  if (isMoney(a) || isMoney(b)) {
    const other = isMoney(a) ? b : a;
    return isMoney(other) || other.bare ? MONEY : null;
  }
  if (isNumeric(a) && isNumeric(b)) {
    const type = a.bare ? (b.bare ? wider(a, b) : widerOfLiteral(b, a)) : b.bare ? widerOfLiteral(a, b) : wider(a, b);
    return a.bare && b.bare ? { type, bare: true } : { type };
  }
  return a.type === b.type && a.codes === b.codes ? a : null;
}

function wider(a: QuantityType, b: QuantityType): QuantityType['type'] {
  return a.type === b.type ? a.type : 'decimal';
}

/** A literal takes the type of what it stands beside, unless that is whole and the literal is not. */
function widerOfLiteral(typed: QuantityType, literal: QuantityType): QuantityType['type'] {
  return typed.type === 'integer' && literal.type !== 'integer' ? 'decimal' : typed.type;
}

/** Whether a quantity of type `actual` may stand where `wanted` is declared. */
export function assignable(actual: QuantityType, wanted: QuantityType): boolean {
  switch (wanted.type) {
    case 'money':
      return isMoney(actual) || (isNumeric(actual) && actual.bare === true);
    case 'integer':
      return actual.type === 'integer';
    case 'decimal':
    case 'ratio':
      return isPlainNumber(actual);
    default:
      return actual.type === wanted.type && actual.codes === wanted.codes;
  }
}

/** The type of a product: money times any number is money, and money times money is nothing. */
export function productType(types: readonly QuantityType[]): QuantityType | null {
  if (!types.every(isNumeric)) return null;
  const money = types.filter(isMoney).length;
  if (money > 1) return null;
  if (money === 1) return MONEY;
  const type = types.every((part) => part.type === 'integer') ? 'integer' : 'decimal';
  return types.some((part) => part.bare) ? { type, bare: true } : { type };
}

/** The type of a division: of like by like a ratio, of money by a number money. */
export function quotientType(of: QuantityType, by: QuantityType): QuantityType | null {
  if (!isNumeric(of) || !isNumeric(by)) return null;
  if (isMoney(by)) return isMoney(of) || of.bare ? RATIO : null;
  if (isMoney(of)) return by.bare ? { type: 'decimal', bare: true } : MONEY;
  return of.bare ? BARE : RATIO;
}
