import type { Quantity } from '../policy/quantity.ts';
import type { Span } from '../text/source.ts';
import type { QuantityReader } from './form.ts';
import { mixedTypes, NUMBER, wrongPart } from './messages.ts';
import { common, isMoney, isNumeric } from './typing.ts';

/** The first part whose type does not go with those before it. */
function oddPart(parts: readonly Quantity[]): Quantity | undefined {
  return parts.find((_, at) => common(parts.slice(0, at + 1).map((part) => part.type)) === null);
}

/** Reports parts that have no common type, or one that cannot be reckoned with, at the first that is to blame. */
export function reportMixed(reader: QuantityReader, form: string, parts: readonly Quantity[], whole: Span): void {
  const odd = oddPart(parts);
  const types = parts.map((part) => part.type.type);
  if (odd) reader.report(odd.span, mixedTypes(form, types));
  else reader.report(parts[0]?.span ?? whole, wrongPart(form, types[0] ?? 'text', NUMBER));
}

/** The factor because of which there is no product: one that is no number, or the second that is money. */
export function oddFactor(parts: readonly Quantity[], whole: Span): Span {
  const odd = parts.find((part) => !isNumeric(part.type)) ?? parts.filter((part) => isMoney(part.type))[1];
  return odd?.span ?? whole;
}
