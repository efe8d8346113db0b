import type { FactColumn, Rows } from '../../engines/columnar/index.ts';
import type { World } from '../../kernel/world.ts';
import { isAttested } from '../../match/world.ts';
import type { FactDeclaration, Vocabulary } from '../../policy/vocabulary.ts';
import { fromDay } from '../../value/civil-date.ts';
import { exactNumber } from '../../value/domain.ts';
import { point } from '../../value/interval.ts';
import { fromInteger, ZERO } from '../../value/rational.ts';
import type { Provenance, RegisterPart } from '../register.ts';
import { type Counting, firstGiven, givenIn } from './register-columns.ts';

/** What may count of a fact, by its declaration and where it comes from. */
type MayCount = ((declared: FactDeclaration, provenance: Provenance) => boolean) | null;

/** The enterprises of a part on a day, as the engine sees them. Of grants a register says nothing: nobody has received any. */
export function rowsOfPart(part: RegisterPart, asOf: number, vocabulary: Pick<Vocabulary, 'facts'>): Rows {
  return new PartRows(part, asOf, vocabulary, null);
}

/** The same with what is attested on that day alone: what is declared or stale counts as never asked (FORMAT, section 4). */
export function attestedRowsOfPart(part: RegisterPart, asOf: number, vocabulary: Pick<Vocabulary, 'facts'>): Rows {
  const attested: MayCount = (declared, provenance) =>
    isAttested({ domain: null, span: { start: 0, end: 0 }, ...provenance }, declared, asOf);
  return new PartRows(part, asOf, vocabulary, attested);
}

class PartRows implements Rows {
  readonly count: number;
  private readonly asOfYear: number;
  /** By fact, then by year. */
  private readonly columns = new Map<string, Map<number | null, Counting>>();
  /** Of each fact and year that was asked for. */
  private readonly known = new Map<string, FactColumn | undefined>();

  constructor(
    { count, columns }: RegisterPart,
    private readonly asOf: number,
    vocabulary: Pick<Vocabulary, 'facts'>,
    mayCount: MayCount,
  ) {
    this.count = count;
    this.asOfYear = fromDay(asOf).year;
    for (const column of columns) {
      const declared = vocabulary.facts.get(column.fact);
      // A rule set that does not know a fact does not read it.
      if (declared === undefined) continue;
      const years = this.columns.get(column.fact) ?? new Map<number | null, Counting>();
      const counts = mayCount && column.provenances.map((provenance) => mayCount(declared, provenance));
      years.set(column.year, { column, counts: counts?.every(Boolean) ? null : counts });
      this.columns.set(column.fact, years);
    }
  }

  column(fact: string, year: number | null): FactColumn | undefined {
    const name = `${fact}@${year}`;
    if (this.known.has(name)) return this.known.get(name);
    const column = fact === 'asOf' ? this.today() : this.columnOf(fact, year);
    this.known.set(name, column);
    return column;
  }

  hasGrants(): boolean {
    return false;
  }

  world(row: number): World {
    return {
      asOf: this.asOf,
      asOfYear: this.asOfYear,
      given: (fact, year) => {
        const column = this.column(fact, year);
        return column && givenIn(column, row);
      },
      granted: () => point(ZERO),
    };
  }

  /** A year that is named goes before a value without one, which is that of the year before the as-of date's. */
  private columnOf(fact: string, year: number | null): FactColumn | undefined {
    const years = this.columns.get(fact);
    const named = years?.get(year);
    const plain = year === this.asOfYear - 1 ? years?.get(null) : undefined;
    const all = [named, plain].filter((one) => one !== undefined);
    return all.length === 0 ? undefined : firstGiven(all, this.count);
  }

  private today(): FactColumn {
    return { kind: 'dictionary', ids: new Uint8Array(this.count), domains: [exactNumber(fromInteger(this.asOf))] };
  }
}
