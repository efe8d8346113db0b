import type { YearReference } from '../policy/fact-reference.ts';
import { type Domain, exactNumber } from '../value/domain.ts';
import { domainKey, numberKey } from '../value/domain-key.ts';
import type { NumberSet } from '../value/number-set.ts';
import type { Rational, RoundingMode } from '../value/rational.ts';
import type { Truth } from '../value/truth.ts';
import type {
  CalendarFunction,
  FactNode,
  GrantMeasure,
  GrantPeriod,
  MemberSet,
  Relation,
  Segment,
  TruthNode,
  ValueNode,
} from './node.ts';

const yearKey = (year: YearReference | null): string =>
  year === null ? '' : year.kind === 'absolute' ? `@${year.year}` : `@${year.offset}r`;
const rangesKey = (set: NumberSet): string =>
  set.map((r) => `${r.minOpen ? '(' : '['}${numberKey(r.min)},${numberKey(r.max)}${r.maxOpen ? ')' : ']'}`).join('');

function memberKey(set: MemberSet): string {
  switch (set.kind) {
    case 'numbers':
      return rangesKey(set.set);
    case 'options':
      return set.options.join(',');
    case 'texts':
      return JSON.stringify(set.texts);
  }
}

/** Builds nodes; equal ones are one object. A node's children always have lower ids than itself. */
export class Builder {
  private readonly nodes = new Map<string, TruthNode | ValueNode>();

  /** How many distinct nodes there are; ids run from 0. */
  get size(): number {
    return this.nodes.size;
  }

  /** The node of a key that is known, or else `made`, whose id is the next. */
  private cons<N extends TruthNode | ValueNode>(key: string, made: N): N {
    const known = this.nodes.get(key);
    if (known) return known as N;
    this.nodes.set(key, made);
    return made;
  }

  constant(truth: Truth): TruthNode {
    return this.cons(`constant ${truth}`, { id: this.size, kind: 'constant', truth });
  }

  and(of: readonly TruthNode[]): TruthNode {
    return of.length === 1 ? of[0]! : this.cons(`and ${ids(of)}`, { id: this.size, kind: 'and', of });
  }

  or(of: readonly TruthNode[]): TruthNode {
    return of.length === 1 ? of[0]! : this.cons(`or ${ids(of)}`, { id: this.size, kind: 'or', of });
  }

  not(of: TruthNode): TruthNode {
    return of.kind === 'not' ? of.of : this.cons(`not ${of.id}`, { id: this.size, kind: 'not', of });
  }

  compare(relation: Relation, left: ValueNode, right: ValueNode): TruthNode {
    return this.cons(`compare ${relation} ${left.id} ${right.id}`, {
      id: this.size,
      kind: 'compare',
      relation,
      left,
      right,
    });
  }

  member(of: ValueNode, set: MemberSet): TruthNode {
    return this.cons(`member ${of.id} ${memberKey(set)}`, { id: this.size, kind: 'member', of, set });
  }

  between(of: ValueNode, low: ValueNode, high: ValueNode): TruthNode {
    return this.cons(`between ${of.id} ${low.id} ${high.id}`, { id: this.size, kind: 'between', of, low, high });
  }

  same(left: ValueNode, right: ValueNode): TruthNode {
    return this.cons(`same ${left.id} ${right.id}`, { id: this.size, kind: 'same', left, right });
  }

  holds(of: ValueNode, quantifier: 'any' | 'all', codes: ValueNode): TruthNode {
    return this.cons(`holds ${quantifier} ${of.id} ${codes.id}`, {
      id: this.size,
      kind: 'holds',
      of,
      quantifier,
      codes,
    });
  }

  mentions(of: ValueNode, phrases: readonly string[]): TruthNode {
    return this.cons(`mentions ${of.id} ${JSON.stringify(phrases)}`, { id: this.size, kind: 'mentions', of, phrases });
  }

  literal(domain: Domain): ValueNode {
    return this.cons(`literal ${domainKey(domain)}`, { id: this.size, kind: 'literal', domain });
  }

  number(value: Rational): ValueNode {
    return this.literal(exactNumber(value));
  }

  undefined(domain: Domain): ValueNode {
    return this.cons(`undefined ${domainKey(domain)}`, { id: this.size, kind: 'undefined', domain });
  }

  fact(fact: Omit<FactNode, 'id' | 'kind'>): ValueNode {
    return this.cons<FactNode>(`fact ${fact.name}${yearKey(fact.year)}`, { id: this.size, kind: 'fact', ...fact });
  }

  grants(measure: GrantMeasure, items: readonly string[], per: GrantPeriod): ValueNode {
    const sorted = items.length === 1 ? items : [...new Set(items)].sort();
    return this.cons(`grants ${measure} ${JSON.stringify(per)} ${sorted.join(' ')}`, {
      id: this.size,
      kind: 'grants',
      measure,
      items: sorted,
      per,
    });
  }

  sum(of: readonly ValueNode[]): ValueNode {
    return of.length === 1 ? of[0]! : this.cons(`sum ${ids(of)}`, { id: this.size, kind: 'sum', of });
  }

  product(of: readonly ValueNode[]): ValueNode {
    return of.length === 1 ? of[0]! : this.cons(`product ${ids(of)}`, { id: this.size, kind: 'product', of });
  }

  least(of: readonly ValueNode[]): ValueNode {
    return of.length === 1 ? of[0]! : this.cons(`least ${ids(of)}`, { id: this.size, kind: 'least', of });
  }

  greatest(of: readonly ValueNode[]): ValueNode {
    return of.length === 1 ? of[0]! : this.cons(`greatest ${ids(of)}`, { id: this.size, kind: 'greatest', of });
  }

  quotient(of: ValueNode, by: ValueNode): ValueNode {
    return this.cons(`quotient ${of.id} ${by.id}`, { id: this.size, kind: 'quotient', of, by });
  }

  round(of: ValueNode, to: Rational, mode: RoundingMode): ValueNode {
    return this.cons(`round ${of.id} ${numberKey(to)} ${mode}`, { id: this.size, kind: 'round', of, to, mode });
  }

  choose(branches: readonly { readonly when: TruthNode; readonly then: ValueNode }[], otherwise: ValueNode): ValueNode {
    const key = branches.map(({ when, then }) => `${when.id}:${then.id}`).join(' ');
    return this.cons(`choose ${key} ${otherwise.id}`, { id: this.size, kind: 'choose', branches, otherwise });
  }

  cases(
    of: ValueNode,
    rows: readonly { readonly set: MemberSet; readonly then: ValueNode }[],
    otherwise: ValueNode,
  ): ValueNode {
    const key = rows.map(({ set, then }) => `${memberKey(set)}:${then.id}`).join(' ');
    return this.cons(`cases ${of.id} ${key} ${otherwise.id}`, { id: this.size, kind: 'cases', of, rows, otherwise });
  }

  slices(of: ValueNode, segments: readonly Segment[]): ValueNode {
    const key = segments.map((s) => `${numberKey(s.from)},${numberKey(s.below)},${numberKey(s.rate)}`).join(' ');
    return this.cons(`slices ${of.id} ${key}`, { id: this.size, kind: 'slices', of, segments });
  }

  calendar(fn: CalendarFunction, of: ValueNode): ValueNode {
    return this.cons(`calendar ${fn} ${of.id}`, { id: this.size, kind: 'calendar', fn, of });
  }

  span(from: ValueNode, to: ValueNode): ValueNode {
    return this.cons(`span ${from.id} ${to.id}`, { id: this.size, kind: 'span', from, to });
  }
}

function ids(nodes: readonly { readonly id: number }[]): string {
  return nodes.map((node) => node.id).join(' ');
}
