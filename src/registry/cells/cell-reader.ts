import type { FactDeclaration } from '../../policy/vocabulary.ts';
import { isDivisionTree } from '../places/divisions.ts';
import { addressReader, divisionReader, registrarReader } from '../places/readers.ts';
import { booleanReader } from './booleans.ts';
import type { CellReader } from './cell.ts';
import { codeWords, type Translations } from './code-words.ts';
import { codeReader } from './codes.ts';
import { type DateForm, dateReader } from './dates.ts';
import { numberReader } from './numbers.ts';
import { setReader } from './sets.ts';
import { textReader } from './texts.ts';
import { unknownWords } from './words.ts';

/** How the cells of a column are written, as the mapping declares it. Everything may be left out. */
export interface CellForm {
  /** The power of ten that a bare number is counted in. */
  readonly exponent?: number;
  readonly decimalComma?: boolean;
  readonly dates?: DateForm;
  readonly true?: readonly string[];
  readonly false?: readonly string[];
  readonly separator?: string;
  readonly none?: readonly string[];
  readonly unknown?: readonly string[];
  readonly translations?: Translations;
  readonly from?: 'address' | 'credit-code';
  /** The entry in which everything lies that the register holds. */
  readonly within?: number;
}

/** The reader of a column for a fact. */
export function cellReader(declared: FactDeclaration, form: CellForm = {}): CellReader {
  const unknown = unknownWords(form.unknown ?? []);
  switch (declared.type) {
    case 'boolean':
      return booleanReader({ true: form.true ?? null, false: form.false ?? null, unknown });
    case 'date':
      return dateReader(declared, { form: form.dates ?? null, unknown });
    case 'text':
      return textReader(unknown);
    case 'code': {
      const tree = declared.codes!;
      if (form.from === 'address') return addressReader(tree, form.within, unknown);
      if (form.from === 'credit-code') return registrarReader(tree, unknown);
      const words = codeWords(tree, form.translations ?? new Map());
      return isDivisionTree(tree) ? divisionReader({ words, unknown }) : codeReader({ words, unknown });
    }
    case 'codes':
      return setReader({
        words: codeWords(declared.codes!, form.translations ?? new Map()),
        separator: form.separator ?? null,
        none: form.none ?? [],
        unknown,
      });
    default:
      return numberReader(declared, {
        exponent: form.exponent ?? 0,
        decimalComma: form.decimalComma ?? false,
        unknown,
      });
  }
}
