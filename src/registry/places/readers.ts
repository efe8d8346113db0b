import { checkCreditCode, isCreditCode } from '../../standards/index.ts';
import type { CodeTree } from '../../value/code-tree.ts';
import type { CellReader, CellReading } from '../cells/cell.ts';
import type { CodeForm } from '../cells/codes.ts';
import { codeReadings, singleTexts } from '../cells/codes.ts';
import { withoutBlanks } from '../cells/identity.ts';
import { bad, EMPTY } from '../cells/readings.ts';
import type { UnknownWords } from '../cells/words.ts';
import { divisionsOf } from './divisions.ts';
import { placesOf } from './places.ts';

/** A division from an address, as low as it tells for certain. */
export function addressReader(tree: CodeTree, within: number | undefined, unknown: UnknownWords): CellReader {
  const places = placesOf(tree);
  const readings = codeReadings(tree);
  return singleTexts((text) => {
    if (unknown.has(text)) return EMPTY;
    const found = places.find(text, within);
    return found === null ? bad('no-place') : readings(found);
  });
}

/**
 * A division from characters 3 to 8 of a credit code: where the registrar was when the code was issued, which is not always where the
 * enterprise is today. Old codes are read as what they are now, a city's registrar as the city.
 */
export function registrarReader(tree: CodeTree, unknown: UnknownWords): CellReader {
  const readings = codeReadings(tree);
  const byRegistrar = new Map<string, CellReading>();
  return singleTexts((text) => {
    let code = text;
    if (!isCreditCode(text)) {
      const check = checkCreditCode(withoutBlanks(text));
      if (!check.valid) return unknown.has(text) ? EMPTY : bad('not-a-credit-code');
      code = check.code;
    }
    const registrar = code.slice(2, 8);
    const known = byRegistrar.get(registrar);
    if (known !== undefined) return known;
    const found = divisionsOf(tree, registrar);
    const reading = found.length === 0 ? bad('unknown-registrar') : readings(found);
    byRegistrar.set(registrar, reading);
    return reading;
  });
}

/** A division from its code, of however many digits, or its name with or without those above it. */
export function divisionReader({ words, unknown }: CodeForm): CellReader {
  const { tree } = words;
  const places = placesOf(tree);
  const readings = codeReadings(tree);
  return singleTexts((text) => {
    const entries = words.find(text);
    if (entries === null) return EMPTY;
    if (entries !== undefined) return readings(entries);
    if (unknown.has(text)) return EMPTY;
    const found = divisionsOf(tree, text.trim());
    if (found.length > 0) return readings(found);
    const named = places.find(text);
    return named === null ? bad('unknown-code') : readings(named);
  });
}
