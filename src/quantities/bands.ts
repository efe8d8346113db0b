import type { DocNode } from '../document/node.ts';
import type { MemberSet } from '../kernel/node.ts';
import type { Quantity } from '../policy/quantity.ts';
import type { Phrase } from '../text/localized.ts';
import type { Span } from '../text/source.ts';
import { halfOpen, type NumberRange, numberSet, overlaps } from '../value/number-set.ts';
import { compare, type Rational, toExact, ZERO } from '../value/rational.ts';
import { type Form, type FormEntries, type PartShape, type QuantityReader, quantity } from './form.ts';
import { emptyRow, NUMBER, overlappingRows, tooManyRows, wrongPart, wrongRow } from './messages.ts';
import { reportMixed } from './odd-part.ts';
import { common, isNumeric, productType, RATIO } from './typing.ts';

interface RowEnds {
  readonly from: Rational | null;
  readonly below: Rational | null;
}

/** Rows of one form; the bounds of slices are looked for at every end of every row. */
const MOST_ROWS = 1000;

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

function readSubject(
  reader: QuantityReader,
  node: DocNode | undefined,
  mode: 'rows' | 'slices' | null,
): Quantity | null {
  const of = node ? reader.quantity(node) : null;
  if (of === null || isNumeric(of.type) || (of.type.type === 'date' && mode !== 'slices')) return of;
  reader.report(of.span, wrongPart('bands', of.type.type, NUMBER));
  return null;
}

function readRow(reader: QuantityReader, node: DocNode, mode: 'rows' | 'slices'): FormEntries | null {
  const last = mode === 'slices' ? 'rate' : 'then';
  const other = mode === 'slices' ? 'then' : 'rate';
  const strange = node.kind === 'map' ? node.entries.find(({ key }) => key.text === other) : undefined;
  if (strange) {
    reader.report(strange.key.span, wrongRow(mode));
    return null;
  }
  return reader.present(node, ['from', 'below', last], [last]);
}

/** Each row that overlaps one that begins before it, in the order of the file. Sorted, only the farthest reaching needs comparing. */
function overlapping<R extends RowEnds & { readonly at: number }>(rows: readonly R[]): { row: R; other: R }[] {
  const lower = (a: R, b: R): number =>
    a.from === null || b.from === null ? Number(a.from !== null) - Number(b.from !== null) : compare(a.from, b.from);
  const sorted = [...rows].sort((a, b) => lower(a, b) || a.at - b.at);
  const found: { row: R; other: R }[] = [];
  let widest: R | undefined;
  for (const row of sorted) {
    if (widest && overlaps(rangeOf(widest), rangeOf(row))) found.push({ row, other: widest });
    if (!widest || (widest.below !== null && (row.below === null || compare(row.below, widest.below) > 0)))
      widest = row;
  }
  return found.sort((a, b) => a.row.at - b.row.at);
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
      const inner = reader.present(entries.get('bands')!.value, ['of', 'rows', 'mode'], ['of', 'rows']);
      if (inner === null) return null;
      const [ofEntry, rowsEntry, modeEntry] = [inner.get('of'), inner.get('rows'), inner.get('mode')];
      const mode = modeEntry ? reader.word(modeEntry.value, ['rows', 'slices'] as const) : 'rows';
      const of = readSubject(reader, ofEntry?.value, mode);
      const rowNodes = rowsEntry ? reader.list(rowsEntry.value) : null;
      if (mode === null || rowNodes === null) return null;
      if (rowNodes.length > MOST_ROWS) {
        reader.report(rowNodes[MOST_ROWS]!.span, tooManyRows(MOST_ROWS));
        return null;
      }
      const rows: (RowEnds & { readonly at: number; readonly span: Span })[] = [];
      const thens: Quantity[] = [];
      const rates: Rational[] = [];
      let failed = false;
      rowNodes.forEach((node, at) => {
        const row = readRow(reader, node, mode);
        const rowEnds = row && of && ends(reader, row, of);
        const [thenEntry, rateEntry] = [row?.get('then'), row?.get('rate')];
        const then = thenEntry ? reader.quantity(thenEntry.value, expected) : null;
        const rate = rateEntry ? reader.literal(rateEntry.value, RATIO) : null;
        if (rowEnds) rows.push({ ...rowEnds, at, span: node.span });
        if (then) thens.push(then);
        if (rate) rates.push(rate);
        failed ||= !rowEnds || (then === null && rate === null);
      });
      for (const { row, other } of overlapping(rows)) {
        reader.report(row.span, overlappingRows(row.at + 1, other.at + 1));
        failed = true;
      }
      if (failed || of === null) return null;
      if (mode === 'slices') {
        const type = productType([of.type, RATIO])!;
        return quantity('bands', type, span, { parts: [of], data: { rows, rates } satisfies BandsData });
      }
      const type = common(thens.map((then) => then.type));
      if (type === null) {
        reportMixed(reader, 'bands', thens, span);
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
          // A slice without a lower end begins at zero: there is no negative part to pay for. One that ends there is empty.
          rows.flatMap(({ from, below }, at) =>
            from === null && below !== null && compare(below, ZERO) <= 0
              ? []
              : [{ from: from ?? ZERO, below, rate: rates[at]! }],
          ),
        );
      }
      const set = (row: RowEnds): MemberSet => ({ kind: 'numbers', set: numberSet([rangeOf(row)]) });
      return context.build.cases(
        subject,
        rows.map((row, at) => ({ set: set(row), then: context.lower(thens[at]!) })),
        context.nowhere(type),
      );
    },
    tell: ({ part }, { parts, data }) => {
      const of = part(parts[0]!);
      return (data as BandsData).rates === null
        ? { zh: `按${of.zh}所在档次`, en: `by the band of ${of.en}` }
        : { zh: `按${of.zh}分段累进`, en: `each slice of ${of.en} at its own rate` };
    },
    branches: ({ build, lower }, { parts, data }) => {
      const { rows, rates } = data as BandsData;
      if (rates !== null) return null;
      const subject = lower(parts[0]!);
      return rows.map((row, at) => ({
        part: at + 1,
        when: build.member(subject, { kind: 'numbers', set: numberSet([rangeOf(row)]) }),
        told: ({ part, number }) => {
          const type = parts[0]!.type;
          return rowWords(part(parts[0]!), row.from && number(row.from, type), row.below && number(row.below, type));
        },
      }));
    },
    settings: ({ data }) => {
      const { rows, rates } = data as BandsData;
      return {
        mode: rates === null ? 'rows' : 'slices',
        rows: rows.map(({ from, below }, at) => ({
          from: from && toExact(from),
          below: below && toExact(below),
          ...(rates !== null && { rate: toExact(rates[at]!) }),
        })),
      };
    },
  },
];

/** `from` included, `below` not. */
function rowWords(of: Phrase, from: Phrase | null, below: Phrase | null): Phrase {
  if (from && below)
    return { zh: `${of.zh}${from.zh}以上、不足${below.zh}`, en: `${of.en} from ${from.en} to below ${below.en}` };
  if (from) return { zh: `${of.zh}${from.zh}以上`, en: `${of.en} ${from.en} or more` };
  return below
    ? { zh: `${of.zh}不足${below.zh}`, en: `${of.en} below ${below.en}` }
    : { zh: `${of.zh}不论多少`, en: `whatever ${of.en} is` };
}
