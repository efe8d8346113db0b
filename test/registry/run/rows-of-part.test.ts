import { describe, expect, it } from 'vitest';
import type { FactColumn } from '../../../src/engines/columnar/index.ts';
import { loadRules } from '../../../src/index.ts';
import type { Provenance, RegisterColumn, RegisterPart } from '../../../src/registry/register.ts';
import { attestedRowsOfPart, rowsOfPart } from '../../../src/registry/run/rows-of-part.ts';
import { slicePart } from '../../../src/registry/run/slice-part.ts';
import { parseDay } from '../../../src/value/civil-date.ts';
import { exactNumber } from '../../../src/value/domain.ts';
import { NOT_NEGATIVE } from '../../../src/value/interval.ts';
import { fromInteger, rational } from '../../../src/value/rational.ts';
import { textsOf } from './part-of.ts';

const { vocabulary } = loadRules([
  {
    name: 'vocabulary/all.yaml',
    text: `facts:
  staff: { type: integer, label: 从业人员, holder: 市人力社保局, maxAge: P13M }
  revenue: { type: money, period: year, label: 营业收入, holder: 市税务局 }
`,
  },
]).rules;
const asOf = parseDay('2025-11-01')!;
const whole = (n: number) => exactNumber(fromInteger(n));

function partOf(columns: readonly RegisterColumn[]): RegisterPart {
  return { start: 0, count: 4, enterprises: textsOf(['a', 'b', 'c', 'd']), names: null, columns };
}

function column(
  fact: string,
  year: number | null,
  values: FactColumn,
  provenances: readonly Provenance[] = [{}],
  ids: Uint8Array | null = null,
): RegisterColumn {
  return { fact, year, values, provenances, provenanceIds: ids };
}

const numbers = (...values: readonly number[]): FactColumn => ({
  kind: 'numbers',
  values: Float64Array.from(values),
  others: null,
  domains: [undefined],
});

const given = (rows: ReturnType<typeof rowsOfPart>, fact: string, year: number | null = null) =>
  [0, 1, 2, 3].map((row) => rows.world(row).given(fact, year));

describe('rows of a part', () => {
  it('give a double as the shortest decimal that gives it back, and what is no number as what stands for it', () => {
    const bounded = { kind: 'number', ...NOT_NEGATIVE, integral: false } as const;
    const rows = rowsOfPart(
      partOf([
        column('revenue', 2024, {
          kind: 'numbers',
          values: Float64Array.of(0.1, 1e21, Number.NaN, Number.NaN),
          others: Uint8Array.of(0, 0, 1, 2),
          domains: [undefined, bounded, null],
        }),
      ]),
      asOf,
      vocabulary,
    );
    expect(given(rows, 'revenue', 2024)).toEqual([
      exactNumber(rational(1n, 10n)),
      exactNumber(rational(10n ** 21n)),
      bounded,
      null,
    ]);
    expect(given(rows, 'revenue', 2023)).toEqual([undefined, undefined, undefined, undefined]);
    expect(given(rows, 'asOf')).toEqual([whole(asOf), whole(asOf), whole(asOf), whole(asOf)]);
  });

  it('take a value without a year for that of the year before the as-of date, where that year is not named', () => {
    const plain: FactColumn = { kind: 'dictionary', ids: Uint8Array.of(0, 1, 1, 0), domains: [undefined, whole(7)] };
    const named = numbers(5, 6, Number.NaN, Number.NaN);
    const part = partOf([column('revenue', null, plain, [{ source: '市税务局' }]), column('revenue', 2024, named)]);
    expect(given(rowsOfPart(part, asOf, vocabulary), 'revenue', 2024)).toEqual([
      whole(5),
      whole(6),
      whole(7),
      undefined,
    ]);
    expect(given(rowsOfPart(part, asOf, vocabulary), 'revenue', 2023)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    // What the named year says is declared: it is not attested, and hides what is.
    expect(given(attestedRowsOfPart(part, asOf, vocabulary), 'revenue', 2024)).toEqual([
      undefined,
      undefined,
      whole(7),
      undefined,
    ]);
  });

  it('are attested by the column, or row by row, on the day', () => {
    const fresh = { source: '市人力社保局', asOf: parseDay('2025-09-30')! };
    const stale = { source: '市人力社保局', asOf: parseDay('2024-09-30')! };
    const staff = numbers(1, 2, 3, 4);
    const attested = (provenances: readonly Provenance[], ids: Uint8Array | null = null) =>
      given(attestedRowsOfPart(partOf([column('staff', null, staff, provenances, ids)]), asOf, vocabulary), 'staff');
    expect(attested([fresh])).toEqual([1, 2, 3, 4].map(whole));
    expect(attested([stale])).toEqual([undefined, undefined, undefined, undefined]);
    expect(attested([{ ...fresh, source: '市税务局' }])).toEqual([undefined, undefined, undefined, undefined]);
    expect(attested([fresh, stale, {}], Uint8Array.of(0, 1, 2, 0))).toEqual([whole(1), undefined, undefined, whole(4)]);
  });

  it('of some of them are those rows', () => {
    const staff = column('staff', null, numbers(1, 2, 3, 4), [{}, { source: 'x' }], Uint8Array.of(0, 1, 0, 1));
    const slice = slicePart(partOf([staff]), 2, 2);
    expect(slice).toMatchObject({ start: 2, count: 2 });
    expect([0, 1].map((row) => rowsOfPart(slice, asOf, vocabulary).world(row).given('staff', null))).toEqual([
      whole(3),
      whole(4),
    ]);
    expect([...slice.columns[0]!.provenanceIds!]).toEqual([0, 1]);
    expect([...slice.enterprises.offsets]).toEqual([2, 3, 4]);
  });
});
