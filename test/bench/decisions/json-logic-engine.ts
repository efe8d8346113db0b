import { LogicEngine } from 'json-logic-engine';
import { answersByRow, type Contender, FAILS, HOLDS } from './contender.ts';
import { type Plain, plainRow } from './register.ts';
import type { Condition } from './rules.ts';

type Compiled<T> = (facts: Plain) => T;

/** Compiled by `build`: a function an item, or a list of all items in one. */
export const jsonLogicEngine: readonly Contender[] = [
  contender('a function an item', (logics, engine) => {
    const made = logics.map((logic) => engine.build(logic) as Compiled<boolean>);
    return (facts) => made.map((decide) => decide(facts));
  }),
  contender('a list of a hundred items in a function', (logics, engine) => {
    const made: Compiled<boolean[]>[] = [];
    for (let at = 0; at < logics.length; at += 100)
      made.push(engine.build(logics.slice(at, at + 100)) as Compiled<boolean[]>);
    return (facts) => made.flatMap((decide) => decide(facts));
  }),
];

function contender(
  form: string,
  compile: (logics: readonly unknown[], engine: LogicEngine) => Compiled<readonly boolean[]>,
): Contender {
  return {
    engine: 'json-logic-engine',
    form,
    threeValued: false,
    rows: (items) => Math.ceil(500_000 / items),
    prepare: (items, register) => {
      const decide = compile(
        items.map(({ when }) => write(when)),
        new LogicEngine(),
      );
      const facts = Array.from({ length: register.count }, (_, row) => plainRow(register, row));
      return {
        run: () => {
          for (const one of facts) decide(one);
        },
        answers: () =>
          answersByRow(items.length, facts.length, (row) =>
            decide(facts[row]!).map((holds) => (holds ? HOLDS : FAILS)),
          ),
      };
    },
  };
}

function write(condition: Condition): unknown {
  switch (condition.kind) {
    case 'all':
      return { and: condition.of.map(write) };
    case 'any':
      return { or: condition.of.map(write) };
    case 'not':
      return { '!': [write(condition.of)] };
    case 'one-of': {
      const parts = condition.codes.map((code) => ({ '===': [value(condition.fact), code] }));
      return parts.length === 1 ? parts[0] : { or: parts };
    }
    case 'at-least':
      return { '>=': [value(condition.fact), condition.than] };
    case 'below':
      return { '<': [value(condition.fact), condition.than] };
    case 'between':
      return { '<=': [condition.from, value(condition.fact), condition.to] };
    case 'is':
      return { '===': [value(condition.fact), condition.value] };
    case 'has':
      return { in: [condition.title, value('titles')] };
    default:
      return condition satisfies never;
  }
}

const value = (fact: string): unknown => ({ val: fact });
