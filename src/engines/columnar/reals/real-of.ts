import { childrenOf, outcomesOf } from '../../../kernel/children.ts';
import { Evaluation } from '../../../kernel/evaluate.ts';
import type { FactNode, TruthNode, ValueNode } from '../../../kernel/node.ts';
import type { FactType } from '../../../policy/types.ts';
import { exactNumber } from '../../../value/domain.ts';
import { compare, fromInteger, ZERO } from '../../../value/rational.ts';
import { emptyHanded } from '../bare-world.ts';
import { readsWithDerived } from '../derived-column.ts';
import type { EncodingContext } from '../encoding-context.ts';
import { thresholdsOf } from '../thresholds.ts';
import { Tuples } from '../tuples.ts';
import { Branches, type Reached, reachedOf } from './branches.ts';
import { Constant } from './constant.ts';
import { Extreme } from './extreme.ts';
import { FactReal } from './fact.ts';
import { Hull } from './hull.ts';
import { Placed } from './placed.ts';
import { Product } from './product.ts';
import { Quotient } from './quotient.ts';
import type { Real } from './real.ts';
import { Rounded } from './rounded.ts';
import type { Scale } from './scale.ts';
import { Slices } from './slices.ts';
import { Sum } from './sum.ts';

/** What `value` reckons to; null if it has parts that doubles cannot reckon. */
export function realOf(value: ValueNode, context: EncodingContext): Real | null {
  const { scratch } = context;
  switch (value.kind) {
    case 'literal':
    case 'undefined':
      return value.domain.kind === 'number' ? new Constant(scratch, value.domain) : null;
    case 'grants':
      // Rows that have received something are not reckoned here.
      return new Constant(scratch, exactNumber(ZERO));
    case 'fact':
      return factOf(value, context);
    case 'sum':
      return combined(value.of, context, (parts) => new Sum(scratch, parts));
    case 'least':
    case 'greatest':
      return extremeOf(value.kind, value, context);
    case 'product':
      return combined(value.of, context, (parts) => parts.reduce((a, b) => new Product(scratch, a, b)));
    case 'quotient':
      return combined([value.of, value.by], context, ([of, by]) => new Quotient(scratch, of!, by!));
    case 'round':
      return combined([value.of], context, ([of]) => new Rounded(scratch, of!, value.to, value.mode));
    case 'slices':
      return value.segments.every(({ rate }) => rate.num >= 0n)
        ? combined([value.of], context, ([of]) => new Slices(scratch, of!, value.segments))
        : null;
    case 'span':
      return combined([value.from, value.to], context, ([from, to]) => new Hull(scratch, [from!, to!]));
    case 'choose':
    case 'cases':
      return branchesOf(value, context);
    case 'calendar':
      return null;
    default:
      return value satisfies never;
  }
}

/** Of what is the lowest (or highest) of several again, all at once; without a constant that can never be. */
function extremeOf(kind: 'least' | 'greatest', value: ValueNode, context: EncodingContext): Real | null {
  const flat = (node: ValueNode): readonly ValueNode[] => (node.kind === kind ? node.of.flatMap(flat) : [node]);
  const parts = [...new Set(flat(value))];
  const varying = parts.filter((part) => part.kind !== 'literal');
  const counting = parts.filter(
    (part) => part.kind !== 'literal' || !varying.some((other) => beats(kind, other, part, context)),
  );
  return combined(counting, context, (reals) =>
    reals.length === 1 ? reals[0]! : new Extreme(context.scratch, reals, kind === 'least'),
  );
}

/** Whether a value is on one side of a literal for everybody: what it can be where nothing is known says so, unless it derives. */
function beats(
  kind: 'least' | 'greatest',
  value: ValueNode,
  literal: ValueNode & { readonly kind: 'literal' },
  context: EncodingContext,
): boolean {
  if (derives(value)) return false;
  const anything = new Evaluation(emptyHanded(context.asOf)).number(value);
  const { domain } = literal;
  if (domain.kind !== 'number') return false;
  if (kind === 'greatest')
    return anything.min !== null && domain.max !== null && compare(anything.min, domain.max) >= 0;
  return anything.max !== null && domain.min !== null && compare(anything.max, domain.min) <= 0;
}

function derives(node: ValueNode | TruthNode): boolean {
  return (node.kind === 'fact' && node.derive !== null) || childrenOf(node).some(derives);
}

function combined(
  of: readonly ValueNode[],
  context: EncodingContext,
  make: (parts: readonly Real[]) => Real,
): Real | null {
  const parts = of.map((part) => realOf(part, context));
  return parts.length > 0 && parts.every((part) => part !== null) ? make(parts) : null;
}

/** What is read of a fact is read once, however many values are reckoned from it. */
function factOf(node: FactNode, context: EncodingContext): Real | null {
  if (node.allowed.kind !== 'number') return null;
  if (node.name === 'asOf') return new Constant(context.scratch, exactNumber(fromInteger(context.asOf)));
  const known = context.factReals.get(node);
  if (known) return known;
  const derived = node.derive === null ? null : realOf(node.derive, context);
  if (node.derive !== null && derived === null) return null;
  const scale = SCALES[context.typeOf(node.name) ?? 'integer'] ?? 1;
  const real = new FactReal(context.scratch, node, derived, scale, context.asOfYear);
  context.factReals.set(node, real);
  return real;
}

/** The units of what is usually given: yuan in fen, shares in hundredths of a per cent. */
const SCALES: Readonly<Partial<Record<FactType, Scale>>> = { money: 100, ratio: 10_000, decimal: 1000 };

/** Which branches may be reached is told by the reference, once for each combination of what decides it. */
function branchesOf(value: ValueNode & { readonly kind: 'choose' | 'cases' }, context: EncodingContext): Real | null {
  const parts = outcomesOf(value).map((outcome) => realOf(outcome, context));
  if (!parts.every((part) => part !== null)) return null;
  const whens =
    value.kind === 'choose'
      ? value.branches.map(({ when }) => when)
      : value.rows.map(({ set }, at): TruthNode => ({ id: -1 - at, kind: 'member', of: value.of, set }));
  const reads = readsWithDerived(whens, null, context);
  if (reads.grants) return null;
  const tell = (evaluation: Evaluation): Reached => reachedOf(parts, reachedBranches(value, evaluation));
  const tuples = new Tuples(reads, context, tell);
  const of = value.kind === 'cases' ? realOf(value.of, context) : null;
  const placed =
    value.kind === 'cases' && of !== null && value.rows.every(({ set }) => set.kind === 'numbers')
      ? new Placed(
          value.of,
          of,
          whens.flatMap((when) => thresholdsOf(when, context.asOf)),
          context,
          tell,
        )
      : null;
  return new Branches(context.scratch, parts, tuples, placed);
}

function reachedBranches(
  value: ValueNode & { readonly kind: 'choose' | 'cases' },
  evaluation: Evaluation,
): readonly number[] {
  if (value.kind === 'cases') {
    const { rows, otherwise } = evaluation.reached(value);
    return [...rows.map((row) => value.rows.indexOf(row)), ...(otherwise ? [value.rows.length] : [])];
  }
  const found: number[] = [];
  for (const [at, { when }] of value.branches.entries()) {
    const truth = evaluation.truth(when);
    if (truth !== 'false') found.push(at);
    if (truth === 'true') return found;
  }
  return [...found, value.branches.length];
}
