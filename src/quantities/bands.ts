import type { MemberSet } from '../kernel/node.ts';
import type { Quantity } from '../policy/quantity.ts';
import { halfOpen, type NumberRange, numberSet, overlaps } from '../value/number-set.ts';
import { compare, type Rational, ZERO } from '../value/rational.ts';
import { type Form, type FormEntries, type PartShape, type QuantityReader, quantity } from './form.ts';
import { emptyRow, mixedTypes, NUMBER, overlappingRows, wrongPart } from './messages.ts';
import { common, isNumeric, productType, RATIO } from './typing.ts';

interface RowEnds {
  readonly from: Rational | null;
  readonly below: Rational | null;
}

interface BandsData {
  readonly rows: readonly RowEnds[];
  /** Of slices, the rate of each row; else null. */
  readonly rates: readonly Rational[] | null;
}

function ends(reader: QuantityReader, row: FormEntries, of: Quantity): RowEnds | null {
  const read = (key: string): Rational | null | undefined => {
    const entry = row.get(key);
    return entry ? (reader.literal(entry.value, of.type) ?? undefined) : null;
  };
  const from = read('from');
  const below = read('below');
  if (from === undefined || below === undefined) return null;
  if (from === null || below === null || compare(from, below) < 0) return { from, below };
  reader.report(row.get('below')!.value.span, emptyRow());
  return null;
}

const rangeOf = ({ from, below }: RowEnds): NumberRange => halfOpen(from, below);

const rowsOf = (last: string, shape: PartShape): PartShape => ({
  list: { map: { from: 'number', below: 'number', [last]: shape }, required: [last] },
});
const BY_ROW: PartShape = {
  map: { of: 'quantity', mode: { words: ['rows'] }, rows: rowsOf('then', 'quantity') },
  required: ['of', 'rows'],
};
const BY_SLICE: PartShape = {
  map: { of: 'quantity', mode: { words: ['slices'] }, rows: rowsOf('rate', 'number') },
  required: ['of', 'mode', 'rows'],
};

/** The row in which a value falls; with `mode: slices`, each slice of the value at the rate of its row. */
export const forms: readonly Form[] = [
  {
    name: 'bands',
    keys: [],
    required: [],
    shape: { bands: { oneOf: [BY_ROW, BY_SLICE] } },
    meaning: {
      zh: '按所在区间取值（含 from，不含 below）；mode: slices 为分段累进',
      en: 'by the row a value falls in (`from` included, `below` not); with `mode: slices` each slice at its own rate',
    },
    example:
      '{ bands: { of: revenue, rows: [{ from: 500万, below: 1000万, then: 5万 }, { from: 1000万, then: 10万 }] } }',
    read: (reader, entries, span, expected) => {
      const inner = reader.entries(entries.get('bands')!.value, ['of', 'rows', 'mode'], ['of', 'rows']);
      if (inner === null) return null;
      const modeEntry = inner.get('mode');
      const mode = modeEntry ? reader.word(modeEntry.value, ['rows', 'slices'] as const) : 'rows';
      const of = reader.quantity(inner.get('of')!.value);
      const rowNodes = reader.list(inner.get('rows')!.value);
      if (mode === null || of === null || rowNodes === null) return null;
      if (!isNumeric(of.type) && (of.type.type !== 'date' || mode === 'slices')) {
        reader.report(of.span, wrongPart('bands', of.type.type, NUMBER));
        return null;
      }
      const last = mode === 'slices' ? 'rate' : 'then';
      const rows: RowEnds[] = [];
      const thens: Quantity[] = [];
      const rates: Rational[] = [];
      let failed = false;
      for (const node of rowNodes) {
        const row = reader.entries(node, ['from', 'below', last], [last]);
        const rowEnds = row && ends(reader, row, of);
        const then = row && mode === 'rows' ? reader.quantity(row.get('then')!.value, expected) : null;
        const rate = row && mode === 'slices' ? reader.literal(row.get('rate')!.value, RATIO) : null;
        if (!rowEnds || (then === null && rate === null)) {
          failed = true;
          continue;
        }
        const other = rows.findIndex((earlier) => overlaps(rangeOf(earlier), rangeOf(rowEnds)));
        if (other >= 0) {
          reader.report(node.span, overlappingRows(rows.length + 1, other + 1));
          failed = true;
        }
        rows.push(rowEnds);
        if (then) thens.push(then);
        if (rate) rates.push(rate);
      }
      if (failed) return null;
      if (mode === 'slices') {
        const type = productType([of.type, RATIO])!;
        return quantity('bands', type, span, { parts: [of], data: { rows, rates } satisfies BandsData });
      }
      const type = common(thens.map((then) => then.type));
      if (type === null) {
        reader.report(
          span,
          mixedTypes(
            'bands',
            thens.map((then) => then.type.type),
          ),
        );
        return null;
      }
      return quantity('bands', type, span, { parts: [of, ...thens], data: { rows, rates: null } satisfies BandsData });
    },
    lower: (context, { parts, data, type }) => {
      const { rows, rates } = data as BandsData;
      const [of, ...thens] = parts;
      const subject = context.lower(of!);
      if (rates !== null) {
        return context.build.slices(
          subject,
          // A slice without a lower end begins at zero: there is no negative part to pay for.
          rows.map(({ from, below }, at) => ({ from: from ?? ZERO, below, rate: rates[at]! })),
        );
      }
      const set = (row: RowEnds): MemberSet => ({ kind: 'numbers', set: numberSet([rangeOf(row)]) });
      return context.build.cases(
        subject,
        rows.map((row, at) => ({ set: set(row), then: context.lower(thens[at]!) })),
        context.nowhere(type),
      );
    },
  },
];
