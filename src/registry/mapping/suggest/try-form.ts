import type { FactDeclaration } from '../../../policy/vocabulary.ts';
import type { BadCell } from '../../cells/bad-cells.ts';
import type { Cell } from '../../cells/cell.ts';
import { type CellForm, cellReader } from '../../cells/cell-reader.ts';

/** How a sample of cells can be read in a form. */
export interface Trial {
  readonly known: number;
  readonly bad: number;
  /** Cells that cannot be read, each once with its reason, the first few. */
  readonly examples: readonly { readonly cell: string; readonly reason: BadCell }[];
  readonly separator: string | null;
}

const SHOWN = 12;

export function tryForm(declared: FactDeclaration, form: CellForm, cells: readonly Cell[]): Trial {
  let reader = cellReader(declared, form);
  let separator: string | null = null;
  if (reader.settle) ({ reader, separator } = reader.settle(cells));
  let known = 0;
  let bad = 0;
  const examples = new Map<string, BadCell>();
  for (const cell of cells) {
    const reading = reader.read(cell);
    if (reading.kind === 'known') known++;
    else if (reading.kind === 'bad') {
      bad++;
      if (examples.size < SHOWN) examples.set(String(cell), reading.reason);
    }
  }
  return { known, bad, separator, examples: [...examples].map(([cell, reason]) => ({ cell, reason })) };
}
