import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine';
import { type Contender, FAILS, HOLDS } from './contender.ts';
import { plainRow } from './register.ts';
import type { Condition, Item } from './rules.ts';

/**
 * One rule an item, its own operators only, facts as constants of a run. With priorities the conditions of a group are
 * looked at one after the other, and one that settles the group ends it.
 */
export const jsonRulesEngine: readonly Contender[] = [contender(true), contender(false)];

function contender(inOrder: boolean): Contender {
  return {
    engine: 'json-rules-engine',
    form: inOrder ? 'a rule an item, conditions by priority' : 'a rule an item',
    threeValued: false,
    rows: (items) => Math.max(2, Math.ceil(8000 / items)),
    prepare: (items, register) => {
      const engine = new Engine(items.map((item, at) => rule(item, at, inOrder)));
      const facts = Array.from({ length: register.count }, (_, row) => plainRow(register, row));
      return {
        run: async () => {
          for (const one of facts) await engine.run(one);
        },
        answers: async () => {
          const answers = new Uint8Array(items.length * register.count).fill(FAILS);
          for (const [row, one] of facts.entries()) {
            const { events } = await engine.run(one);
            for (const { params } of events) answers[(params as { at: number }).at * register.count + row] = HOLDS;
          }
          return answers;
        },
      };
    },
  };
}

function rule({ when }: Item, at: number, inOrder: boolean) {
  const conditions = write(when, inOrder) as TopLevelCondition;
  return { conditions, event: { type: 'eligible', params: { at } } };
}

function write(condition: Condition, inOrder: boolean): NestedCondition {
  const group = (of: readonly Condition[]): NestedCondition[] =>
    of.map((part, at) => ({ ...write(part, inOrder), ...(inOrder && { priority: of.length - at }) }));
  switch (condition.kind) {
    case 'all':
      return { all: group(condition.of) };
    case 'any':
      return { any: group(condition.of) };
    case 'not':
      return { not: write(condition.of, inOrder) };
    case 'one-of':
      return condition.codes.length === 1
        ? { fact: condition.fact, operator: 'equal', value: condition.codes[0] }
        : { fact: condition.fact, operator: 'in', value: [...condition.codes] };
    case 'at-least':
      return { fact: condition.fact, operator: 'greaterThanInclusive', value: condition.than };
    case 'below':
      return { fact: condition.fact, operator: 'lessThan', value: condition.than };
    case 'between': {
      const { fact, from, to } = condition;
      return {
        all: [
          { fact, operator: 'greaterThanInclusive', value: from },
          { fact, operator: 'lessThanInclusive', value: to },
        ],
      };
    }
    case 'is':
      return { fact: condition.fact, operator: 'equal', value: condition.value };
    case 'has':
      return { fact: 'titles', operator: 'contains', value: condition.title };
    default:
      return condition satisfies never;
  }
}
