import { BOOLEANS, type OptionDomain } from '../../value/domain.ts';
import type { Cell, CellReader, CellReading } from './cell.ts';
import { bad, EMPTY, known } from './readings.ts';
import { fold, type UnknownWords } from './words.ts';

/** What says yes and no where the mapping does not. */
export const USUAL_WORDS = {
  true: ['是', 'y', 'yes', 't', 'true', '1'],
  false: ['否', 'n', 'no', 'f', 'false', '0'],
} as const;

export interface BooleanForm {
  /** The words of the mapping, which replace the usual ones of their side; null: it names none. */
  readonly true: readonly string[] | null;
  readonly false: readonly string[] | null;
  readonly unknown: UnknownWords;
}

const domain = (value: boolean): OptionDomain => ({
  kind: 'option',
  tree: BOOLEANS,
  options: value ? [1, 1] : [0, 0],
});
const TRUE = known(domain(true));
const FALSE = known(domain(false));

/** Yes or no: `是`, `否`, `Y`, `N`, `1`, `0`, `true`, `false`, or what the mapping declares. */
export function booleanReader(form: BooleanForm): CellReader {
  const words = new Map<string, CellReading>();
  for (const word of form.true ?? USUAL_WORDS.true) words.set(fold(word), TRUE);
  // A usual word of one side that the mapping claims for the other has changed sides.
  for (const word of form.false ?? USUAL_WORDS.false)
    if (form.false !== null || !words.has(fold(word))) words.set(fold(word), FALSE);
  // Dashes and `无` may be declared to mean no.
  const read = (text: string): CellReading =>
    words.get(fold(text)) ?? (form.unknown.has(text) ? EMPTY : bad('not-a-boolean'));
  return {
    read: (cell: Cell) => {
      if (cell == null) return EMPTY;
      if (typeof cell === 'boolean') return cell ? TRUE : FALSE;
      if (typeof cell === 'object') return bad('a-list');
      return read(String(cell));
    },
  };
}
