import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import { type Contender, FAILS, HOLDS } from './contender.ts';
import { plainRow } from './register.ts';
import type { Condition, Item } from './rules.ts';

type Result = Readonly<Record<string, unknown>> | readonly { readonly at: number }[];

/** Content compiled beforehand (`ZenDecisionContent`), as a node of expressions or as a decision table that collects. */
export const zen: readonly Contender[] = [
  contender('an expression an item', expressions, (result) =>
    Object.entries(result).flatMap(([name, holds]) => (holds === true ? [Number(name.slice(4))] : [])),
  ),
  contender('a decision table, a row an item', table, (result) =>
    (result as readonly { at: number }[]).map(({ at }) => at),
  ),
];

function contender(
  form: string,
  node: (items: readonly Item[]) => object,
  held: (result: Result) => readonly number[],
): Contender {
  return {
    engine: 'zen',
    form,
    threeValued: false,
    rows: (items) => Math.max(10, Math.ceil(200_000 / items)),
    prepare: (items, register) => {
      const decision = new ZenEngine().createDecision(new ZenDecisionContent(graph(node(items))));
      const facts = Array.from({ length: register.count }, (_, row) => plainRow(register, row));
      return {
        run: async () => {
          for (const one of facts) await decision.evaluate(one);
        },
        answers: async () => {
          const answers = new Uint8Array(items.length * register.count).fill(FAILS);
          for (const [row, one] of facts.entries()) {
            const { result } = await decision.evaluate(one);
            for (const item of held(result)) answers[item * register.count + row] = HOLDS;
          }
          return answers;
        },
      };
    },
  };
}

function graph(node: object): object {
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in' },
      { id: 'decide', name: 'decide', ...node },
      { id: 'out', type: 'outputNode', name: 'out' },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'decide', type: 'edge' },
      { id: 'b', sourceId: 'decide', targetId: 'out', type: 'edge' },
    ],
  };
}

function expressions(items: readonly Item[]): object {
  const list = items.map(({ when }, at) => ({ id: `e${at}`, key: `item${at}`, value: write(when) }));
  return { type: 'expressionNode', content: { expressions: list } };
}

/** A column for the county, and one without a field, whose cells are whole conditions: rows end at the first that fails. */
function table(items: readonly Item[]): object {
  const rules = items.map(({ when }, at) => {
    const parts = when.kind === 'all' ? when.of : [when];
    const county = parts.find((part) => part.kind === 'one-of' && part.fact === 'county');
    const rest = parts.filter((part) => part !== county);
    return {
      _id: `r${at}`,
      county: county?.kind === 'one-of' ? county.codes.map((code) => `"${code}"`).join(', ') : '',
      rest: rest.map(write).join(' and '),
      at: String(at),
    };
  });
  const inputs = [
    { id: 'county', name: 'county', type: 'expression', field: 'county' },
    { id: 'rest', name: 'rest', type: 'expression' },
  ];
  const outputs = [{ id: 'at', name: 'at', type: 'expression', field: 'at' }];
  return { type: 'decisionTableNode', content: { hitPolicy: 'collect', inputs, outputs, rules } };
}

function write(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return `(${condition.of.map(write).join(' and ')})`;
    case 'any':
      return `(${condition.of.map(write).join(' or ')})`;
    case 'not':
      return `not (${write(condition.of)})`;
    case 'one-of':
      return condition.codes.length === 1
        ? `${condition.fact} == "${condition.codes[0]}"`
        : `${condition.fact} in [${condition.codes.map((code) => `"${code}"`).join(', ')}]`;
    case 'at-least':
      return `${condition.fact} >= ${condition.than}`;
    case 'below':
      return `${condition.fact} < ${condition.than}`;
    case 'between':
      return `${condition.fact} in [${condition.from}..${condition.to}]`;
    case 'is':
      return `${condition.fact} == ${condition.value}`;
    case 'has':
      return `"${condition.title}" in titles`;
    default:
      return condition satisfies never;
  }
}
