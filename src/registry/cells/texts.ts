import { plainDecimal } from '../../document/plain-decimal.ts';
import type { Cell, CellReader, CellReading } from './cell.ts';
import { bad, EMPTY, known } from './readings.ts';
import type { UnknownWords } from './words.ts';

/** Texts as they are, without the spaces around them. */
export function textReader(unknown: UnknownWords): CellReader {
  const read = (text: string): CellReading => (unknown.has(text) ? EMPTY : known({ kind: 'text', text: text.trim() }));
  return {
    read: (cell: Cell) => {
      if (cell == null) return EMPTY;
      if (typeof cell === 'string') return read(cell);
      if (typeof cell === 'number') return Number.isFinite(cell) ? read(plainDecimal(cell)) : bad('wrong-kind');
      if (typeof cell === 'bigint') return read(String(cell));
      return bad(typeof cell === 'boolean' ? 'wrong-kind' : 'a-list');
    },
  };
}
