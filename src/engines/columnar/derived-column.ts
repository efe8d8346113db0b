import type { Evaluation } from '../../kernel/evaluate.ts';
import type { FactNode, TruthNode, ValueNode } from '../../kernel/node.ts';
import { type Domain, intersectDomains, isExact } from '../../value/domain.ts';
import { domainKey } from '../../value/domain-key.ts';
import type { DictionaryColumn, Rows } from './columns.ts';
import type { Derives, EncodingContext } from './encoding-context.ts';
import { type Reads, readsOf } from './reads.ts';
import { movedWords } from './reordered.ts';
import { everyRow } from './row-numbers.ts';
import { Tuples } from './tuples.ts';

/** What is found of a combination of what a fact derives from. */
interface Derived {
  /** The place of the value among `domains`. */
  readonly place: number;
  /** What else was asked to be told. */
  readonly told: number;
}

/**
 * A fact that is no number and derives from others, such as the size of an enterprise: derived by the reference once for each
 * combination of these, and then a column like those that are given.
 */
export class DerivedColumn implements Derives {
  tell: (evaluation: Evaluation) => number = () => 0;
  private readonly tuples: Tuples<Derived>;
  private readonly domains: Domain[] = [];
  private readonly byKey = new Map<string, number>();
  private rows: Rows | null = null;
  private found: Uint32Array = new Uint32Array(0);
  private values: DictionaryColumn | null = null;
  private isWithin = true;

  constructor(
    private readonly node: FactNode,
    reads: Reads,
    context: EncodingContext,
  ) {
    this.tuples = new Tuples(reads, context, (evaluation) => ({
      place: this.placeOf(evaluation),
      told: this.tell(evaluation),
    }));
  }

  told(rows: Rows): Uint32Array | null {
    if (!this.begin(rows)) return null;
    return mapped(this.found, this.tuples.told, ({ told }) => told);
  }

  /** The values; null where rows have too many combinations, or values would not be read as they are. */
  column(rows: Rows): DictionaryColumn | null {
    if (!this.begin(rows) || !this.isWithin) return null;
    this.values ??= {
      kind: 'dictionary',
      ids: mapped(this.found, this.tuples.told, ({ place }) => place),
      domains: this.domains,
    };
    return this.values;
  }

  private begin(rows: Rows): boolean {
    if (this.rows === rows) return true;
    const { reorders } = rows;
    // What was found of them in another order is only moved.
    if (reorders && reorders.rows === this.rows)
      this.found = movedWords(this.found, reorders.places, new Uint32Array(rows.count));
    else {
      if (!this.tuples.suits(rows)) return false;
      this.tuples.begin(rows);
      this.found = this.tuples.places(everyRow(rows.count), rows.count).slice(0, rows.count);
    }
    this.rows = rows;
    this.values = null;
    return true;
  }

  private placeOf(evaluation: Evaluation): number {
    const domain = evaluation.value(this.node);
    // Given coarsely against what derives it, a value counts, but where that is not known it would be narrowed.
    this.isWithin &&= evaluation.clashes.length === 0 || isExact(domain);
    const key = domainKey(domain);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const given = intersectDomains(domain, this.node.allowed);
    this.isWithin &&= given !== null && domainKey(given) === key;
    this.byKey.set(key, this.domains.length);
    this.domains.push(domain);
    return this.domains.length - 1;
  }
}

/** A number of what is told at each place. */
function mapped<T>(places: Uint32Array, told: readonly T[], numberOf: (told: T) => number): Uint32Array {
  const numbers = Uint32Array.from(told, numberOf);
  const found = new Uint32Array(places.length);
  for (let row = 0; row < places.length; row++) found[row] = numbers[places[row]!]!;
  return found;
}

/** The column of a fact that can be derived beforehand; null of others. */
export function derivedColumnOf(fact: FactNode, context: EncodingContext): Derives | null {
  const known = context.derived.get(fact);
  if (known !== undefined) return known;
  const column = columnOf(fact, context);
  context.derived.set(fact, column);
  return column;
}

function columnOf(fact: FactNode, context: EncodingContext): DerivedColumn | null {
  if (fact.derive === null || fact.allowed.kind === 'number') return null;
  const reads = readsOf([], fact, context.asOf);
  // Numbers that are reckoned with have too many combinations.
  const isNarrow = reads.facts.every(({ node, whole }) => !whole || node.allowed.kind !== 'number');
  return reads.grants || !isNarrow ? null : new DerivedColumn(fact, reads, context);
}

/** What conditions and a value read, with what can be derived beforehand. */
export function readsWithDerived(
  conditions: readonly TruthNode[],
  value: ValueNode | null,
  context: EncodingContext,
): Reads {
  return readsOf(conditions, value, context.asOf, (fact) => derivedColumnOf(fact, context) !== null);
}
