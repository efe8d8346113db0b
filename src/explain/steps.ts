import type { Purpose } from '../compile/index.ts';
import type { ValueNode } from '../kernel/node.ts';
import { sliceBounds } from '../kernel/slices.ts';
import { type FactReference, shiftYear, type YearReference } from '../policy/fact-reference.ts';
import type { Policy } from '../policy/policy.ts';
import type { Quantity } from '../policy/quantity.ts';
import type { Phrase } from '../text/localized.ts';
import { type Domain, numbers } from '../value/domain.ts';
import { toExact } from '../value/rational.ts';
import { conditionReason } from './condition-reasons.ts';
import { type ExplainContext, tellContext } from './explain-context.ts';
import type { Step } from './explanation.ts';
import { factWords } from './fact-words.ts';
import { numberWords } from './number-words.ts';
import { FORM_OF, inheritedBy, quantityWords, shownType, tellerOf } from './quantity-words.ts';
import { type Shown, valueView, valueWords } from './value-view.ts';

/** A step without what only some forms have. */
export function bareStep(id: string, form: string, words: Phrase, value: Domain, shown: Shown): Step {
  const none = { settings: {}, fact: null, condition: null, branch: null, parts: [] };
  return { id, form, words, value: valueView(value, shown), told: valueWords(value, shown), counts: 'true', ...none };
}

/** Where a quantity stands: in an amount, or in what derives a fact for the year `outer`. `shown`: as what bare numbers in it count. */
export interface Place {
  readonly purpose: Purpose;
  readonly outer: YearReference | null;
  /** The document that says so; null of what all documents share. */
  readonly policy: Policy | null;
  readonly shown: Shown;
}

/** A calculation as its author wrote it, each part with what it comes to. */
export function quantitySteps(context: ExplainContext, quantity: Quantity, place: Place, id: string): Step {
  const { purpose, outer, policy } = place;
  if (quantity.form === 'fact') return factStep(context, quantity.references[0]!, outer, id);
  const { evaluation, rules } = context;
  const { lowering } = rules.compiled;
  const shown = shownType(quantity, place.shown);
  const teller = tellerOf(quantity, tellContext(context, outer), shown);
  const branches = new Map(lowering.branches(quantity, purpose, outer)?.map((branch) => [branch.part, branch]));
  const parts = quantity.parts.map((part, at): Step => {
    const inner = { ...place, shown: inheritedBy(at, quantity, shown) };
    const step = quantitySteps(context, part, inner, `${id}/${at + 1}`);
    const branch = branches.get(at);
    if (branch === undefined) return step;
    const counts = evaluation.truth(branch.when);
    if (typeof branch.told === 'function') return { ...step, counts, branch: branch.told(teller) };
    const condition = conditionReason(
      context,
      lowering.outline(branch.told, outer),
      { outer, policy, negated: false },
      `${step.id}/when`,
    );
    return { ...step, counts, condition, branch: condition.words };
  });
  const form = FORM_OF.get(quantity.form);
  const read = quantity.references.map((reference, at) =>
    factStep(context, reference, outer, `${id}/${parts.length + at + 1}`),
  );
  const node = lowering.part(quantity, purpose, outer);
  const value = evaluation.value(node);
  const words = quantityWords(quantity, tellContext(context, outer), place.shown);
  return {
    ...bareStep(id, quantity.form, words, value, shown),
    settings: form?.settings?.(quantity) ?? {},
    parts: [...parts, ...read, ...(node.kind === 'slices' ? sliceSteps(context, quantity, node, place, id) : [])],
  };
}

/** Each slice of `bands` with what it comes to. */
function sliceSteps(
  context: ExplainContext,
  quantity: Quantity,
  { of, segments }: ValueNode & { readonly kind: 'slices' },
  { outer, shown: inherited }: Place,
  id: string,
): readonly Step[] {
  const shown = shownType(quantity, inherited);
  const { number } = tellerOf(quantity, tellContext(context, outer), shown);
  const type = quantity.parts[0]!.type;
  const value = context.evaluation.number(of);
  return segments.map((segment, at) => {
    const { from, below, rate } = segment;
    const [low, high] = [from.num > 0n ? number(from, type) : null, below && number(below, type)];
    const words = sliceWords(low, high, numberWords(rate, { type: 'ratio' }));
    const settings = { from: toExact(from), below: below && toExact(below), rate: toExact(rate) };
    const part = numbers(sliceBounds(value, [segment]), false);
    return { ...bareStep(`${id}/slice.${at + 1}`, 'slice', words, part, shown), settings };
  });
}

function sliceWords(low: Phrase | null, high: Phrase | null, rate: Phrase): Phrase {
  const zh =
    low && high
      ? `${low.zh}至${high.zh}的部分`
      : low
        ? `超过${low.zh}的部分`
        : high
          ? `不超过${high.zh}的部分`
          : '全部';
  const en =
    low && high
      ? `the part from ${low.en} to ${high.en}`
      : low
        ? `the part above ${low.en}`
        : high
          ? `the part up to ${high.en}`
          : 'all of it';
  return { zh: `${zh}的${rate.zh}`, en: `${rate.en} of ${en}` };
}

function factStep(context: ExplainContext, reference: FactReference, outer: YearReference | null, id: string): Step {
  const { rules, evaluation } = context;
  const { vocabulary, compiled } = rules;
  const shifted = { fact: reference.fact, year: reference.year && shiftYear(reference.year, outer) };
  const words = factWords(shifted, vocabulary, evaluation.world.asOfYear);
  const value = evaluation.value(compiled.lowering.fact(reference, outer));
  const step = bareStep(id, 'fact', words, value, vocabulary.facts.get(reference.fact)!);
  return { ...step, fact: context.fact(reference, outer) };
}
