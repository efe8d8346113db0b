import type { FactColumn } from '../../engines/columnar/index.ts';
import type { RegisterPart, Texts } from '../register.ts';

/** Some successive rows of a part, from `from` on; nothing is copied. */
export function slicePart(part: RegisterPart, from: number, count: number): RegisterPart {
  if (from === 0 && count === part.count) return part;
  const to = from + count;
  return {
    start: part.start + from,
    count,
    enterprises: sliceTexts(part.enterprises, from, to),
    names: part.names && sliceTexts(part.names, from, to),
    columns: part.columns.map((column) => ({
      ...column,
      values: sliceColumn(column.values, from, to),
      provenanceIds: column.provenanceIds?.subarray(from, to) ?? null,
    })),
  };
}

function sliceTexts({ bytes, offsets }: Texts, from: number, to: number): Texts {
  return { bytes, offsets: offsets.subarray(from, to + 1) };
}

function sliceColumn(column: FactColumn, from: number, to: number): FactColumn {
  return column.kind === 'dictionary'
    ? { ...column, ids: column.ids.subarray(from, to) }
    : {
        ...column,
        values: column.values.subarray(from, to),
        others: column.others?.subarray(from, to) ?? null,
      };
}
