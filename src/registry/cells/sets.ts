import { setOf } from '../../check/fact-value.ts';
import { halfWidth } from '../../value/literal.ts';
import type { BadCell } from './bad-cells.ts';
import type { Cell, CellReader, CellReading, SettledReader } from './cell.ts';
import type { CodeMeaning, CodeWords } from './code-words.ts';
import { bad, EMPTY, known } from './readings.ts';
import { fold, type UnknownWords } from './words.ts';

export interface SetForm {
  readonly words: CodeWords;
  /** Null: the mapping names none. */
  readonly separator: string | null;
  /** Words for a set that is known and has nothing in it. */
  readonly none: readonly string[];
  readonly unknown: UnknownWords;
}

/** What parts codes where the mapping names nothing, in either width. In this order where it does not matter. */
export const USUAL_SEPARATORS = [';', '、', ','] as const;

/** Entries of so many distinct cells are kept: columns of lists have few. */
const MOST_KEPT = 10_000;

/** Sets of codes: lists as they are, texts with a separator. What is given is complete. */
export function setReader(form: SetForm): CellReader {
  if (form.separator !== null) return readerFor(form, halfWidth(form.separator));
  return { ...readerFor(form, null), settle: (sample) => settle(form, sample) };
}

/** `separator` is null where each cell is split at the one that stands in it. */
function readerFor({ words, none, unknown }: SetForm, separator: string | null): CellReader {
  const nothing = new Set(none.map(fold));
  const { tree } = words;
  const readings = new Map<string, CellReading>();

  const make = (meanings: readonly CodeMeaning[]): CellReading => {
    const codes = meanings.filter((entries) => entries !== null);
    const key = meanings.map((entries) => entries?.join(',') ?? '?').join(';');
    const same = readings.get(key);
    if (same) return same;
    const complete = setOf(tree, codes);
    // Of a word that says nothing only that is known: there may be more.
    const domain =
      codes.length === meanings.length
        ? complete
        : { ...complete, alternatives: complete.alternatives.map(({ has }) => ({ has, lacks: new Set<number>() })) };
    const reading = known(domain);
    if (readings.size < MOST_KEPT) readings.set(key, reading);
    return reading;
  };

  const readList = (parts: readonly string[], otherwise: BadCell): CellReading => {
    const meanings = parts.map((part) => words.find(part));
    if (meanings.some((meaning) => meaning === undefined)) return bad(otherwise);
    return make(meanings as CodeMeaning[]);
  };

  // Separators alone are no list.
  const readParts = (parts: readonly string[], otherwise: BadCell): CellReading =>
    parts.length === 0 ? EMPTY : readList(parts, otherwise);

  const readText = (cell: string): CellReading => {
    if (nothing.has(fold(cell))) return make([]);
    const whole = words.find(cell);
    if (whole !== undefined) return make([whole]);
    if (unknown.has(cell)) return EMPTY;
    const text = halfWidth(cell);
    const present = USUAL_SEPARATORS.filter((one) => text.includes(one));
    if (separator !== null) {
      const other = present.some((one) => one !== separator);
      return readParts(partsOf(text, separator), other ? 'other-separator' : 'unknown-code');
    }
    const [only, ...more] = present;
    if (only === undefined) return bad('unknown-code');
    if (more.length === 0) return readParts(partsOf(text, only), 'unknown-code');
    // One of them may stand within a label.
    const [reading, second] = present
      .map((one) => readParts(partsOf(text, one), 'mixed-separators'))
      .filter(({ kind }) => kind === 'known');
    return reading !== undefined && second === undefined ? reading : bad('mixed-separators');
  };

  return {
    read: (cell: Cell) => {
      if (cell == null) return EMPTY;
      if (typeof cell === 'string') return readText(cell);
      if (typeof cell === 'boolean') return bad('wrong-kind');
      if (typeof cell === 'number' || typeof cell === 'bigint') return readText(String(cell));
      if (cell.some((one) => typeof one === 'object' || typeof one === 'boolean' || one === undefined))
        return bad('wrong-kind');
      return readList(cell.map(String), 'unknown-code');
    },
  };
}

/** A separator at an end parts nothing. */
function partsOf(text: string, separator: string): readonly string[] {
  return text.split(separator).filter((part) => part.trim() !== '');
}

/** The separator by which most cells of several codes can be read. */
function settle(form: SetForm, sample: Iterable<Cell>): SettledReader {
  const { words } = form;
  const cells = [...sample].filter(
    (cell): cell is string => typeof cell === 'string' && words.find(cell) === undefined,
  );
  let best: { readonly separator: string; readonly read: number; readonly holding: number } | null = null;
  for (const separator of USUAL_SEPARATORS) {
    const parted = cells.map(halfWidth).filter((text) => text.includes(separator));
    const read = parted.filter((text) =>
      partsOf(text, separator).every((part) => words.find(part) !== undefined),
    ).length;
    const better = best === null || read > best.read || (read === best.read && parted.length > best.holding);
    if (parted.length > 0 && better) best = { separator, read, holding: parted.length };
  }
  const separator = best?.separator ?? null;
  return { reader: readerFor(form, separator), separator };
}
