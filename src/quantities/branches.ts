import type { DocNode } from '../document/node.ts';
import type { TruthNode } from '../kernel/node.ts';
import type { Condition } from '../policy/condition.ts';
import type { Quantity, QuantityType } from '../policy/quantity.ts';
import type { Phrase } from '../text/localized.ts';
import { ZERO } from '../value/rational.ts';
import { type Branch, type Form, type LowerContext, type PartShape, type QuantityReader, quantity } from './form.ts';
import { otherwiseInAdd, otherwiseNotLast, otherwiseWithOthers } from './messages.ts';
import { reportMixed } from './odd-part.ts';
import { common, isNumeric } from './typing.ts';

interface Branches {
  readonly conditions: Condition[];
  /** One for each condition, and last the `otherwise`, if there is one. */
  readonly parts: Quantity[];
}

function readBranches(
  reader: QuantityReader,
  node: DocNode,
  mayElse: boolean,
  expected?: QuantityType,
): Branches | null {
  const nodes = reader.list(node);
  if (nodes === null) return null;
  const branches: Branches = { conditions: [], parts: [] };
  let failed = false;
  nodes.forEach((branch, at) => {
    const otherwise = branch.kind === 'map' ? branch.entries.find(({ key }) => key.text === 'otherwise') : undefined;
    if (branch.kind === 'map' && otherwise && (!mayElse || branch.entries.length > 1)) {
      reader.report(otherwise.key.span, mayElse ? otherwiseWithOthers() : otherwiseInAdd());
      failed = true;
      return;
    }
    const isElse = otherwise !== undefined;
    const keys = isElse ? ['otherwise'] : ['when', 'then'];
    const entries = reader.present(branch, keys, keys);
    const whenNode = entries?.get('when')?.value;
    const partNode = entries?.get(isElse ? 'otherwise' : 'then')?.value;
    const condition = whenNode ? reader.condition(whenNode) : null;
    const part = partNode ? reader.quantity(partNode, expected) : null;
    if (otherwise && at < nodes.length - 1) {
      reader.report(otherwise.key.span, otherwiseNotLast());
      failed = true;
    }
    if (part === null || (condition === null && !isElse)) failed = true;
    else {
      if (condition) branches.conditions.push(condition);
      branches.parts.push(part);
    }
  });
  return failed ? null : branches;
}

/** Of `choose` each branch counts only where none before it does. */
function firstThatHolds({ build, condition }: LowerContext, conditions: readonly Condition[]): readonly Branch[] {
  const nodes = conditions.map(condition);
  const none = (before: number): readonly TruthNode[] => nodes.slice(0, before).map((node) => build.not(node));
  return [
    ...conditions.map((told, part) => ({ part, when: build.and([...none(part), nodes[part]!]), told })),
    {
      part: conditions.length,
      when: build.and(none(conditions.length)),
      told: (): Phrase => ({ zh: '其他情形', en: 'otherwise' }),
    },
  ];
}

const BRANCH: PartShape = { map: { when: 'condition', then: 'quantity' }, required: ['when', 'then'] };
const OTHERWISE: PartShape = { map: { otherwise: 'quantity' }, required: ['otherwise'] };

/** The first branch whose condition holds, and the sum of all whose conditions hold. */
export const forms: readonly Form[] = [
  {
    name: 'choose',
    keys: [],
    required: [],
    shape: { choose: { list: { oneOf: [BRANCH, OTHERWISE] } } },
    meaning: { zh: '取第一个成立的分支', en: 'the first branch that holds' },
    example:
      '{ choose: [{ when: { fact: aboveScale, operator: equal, value: true }, then: 20万 }, { otherwise: 10万 }] }',
    read: (reader, entries, span, expected) => {
      const branches = readBranches(reader, entries.get('choose')!.value, true, expected);
      if (branches === null) return null;
      const type = common(branches.parts.map((part) => part.type));
      if (type !== null) return quantity('choose', type, span, branches);
      reportMixed(reader, 'choose', branches.parts, span);
      return null;
    },
    lower: (context, { parts, conditions, type }) => {
      const branches = conditions.map((when, at) => ({
        when: context.condition(when),
        then: context.lower(parts[at]!),
      }));
      const last = parts[conditions.length];
      return context.build.choose(branches, last ? context.lower(last) : context.nowhere(type));
    },
    tell: () => ({ zh: '按适用的情形', en: 'by the case that applies' }),
    branches: (context, { parts, conditions }) => firstThatHolds(context, conditions).slice(0, parts.length),
  },
  {
    name: 'add',
    keys: [],
    required: [],
    shape: { add: { list: BRANCH } },
    meaning: { zh: '所有成立分支之和', en: 'the sum of all branches that hold' },
    example: '{ add: [{ when: { fact: exporter, operator: equal, value: true }, then: 5万 }] }',
    read: (reader, entries, span) => {
      const branches = readBranches(reader, entries.get('add')!.value, false);
      if (branches === null) return null;
      const type = common(branches.parts.map((part) => part.type));
      if (type !== null && isNumeric(type)) return quantity('add', type, span, branches);
      reportMixed(reader, 'add', branches.parts, span);
      return null;
    },
    lower: ({ build, lower, condition }, { parts, conditions }) =>
      build.sum(
        conditions.map((when, at) =>
          build.choose([{ when: condition(when), then: lower(parts[at]!) }], build.number(ZERO)),
        ),
      ),
    tell: () => ({ zh: '所符合的各项相加', en: 'the sum of what applies' }),
    branches: ({ condition }, { conditions }) =>
      conditions.map((told, part) => ({ part, when: condition(told), told })),
  },
];
