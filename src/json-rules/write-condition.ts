import type { DocNode } from '../document/node.ts';
import type { CodeTree } from '../value/code-tree.ts';
import { resolveCode } from '../value/code-tree.ts';
import type { Draft, FactUse, Relation, ScalarLiteral, Values } from './draft.ts';
import { literalText } from './draft.ts';
import type { FactKind } from './infer-types.ts';
import { list, map, plain, text } from './yaml-tree.ts';

/** What drafts are written with: the names and types of the facts. */
export interface Writing {
  kind(use: FactUse): FactKind;
  /** The name of a fact in the rules. */
  name(use: FactUse): string;
  /** The name of the boolean that says whether a fact is null. */
  nullName(use: FactUse): string;
  conditionName(name: string): string;
  /** The code that stands for a value of a fact whose list was made of those seen. */
  code(use: FactUse, value: ScalarLiteral): string;
  /** All codes of that list. */
  codes(use: FactUse): readonly string[];
}

const ALWAYS = text('always');
const NEVER = map({ not: ALWAYS });

const SYMBOLS: Readonly<Record<Relation, string>> = {
  less: '<',
  'at-most': '<=',
  greater: '>',
  'at-least': '>=',
  equal: '=',
  'not-equal': '!=',
};

const DATES: Readonly<Record<Relation, string>> = {
  less: 'before',
  'at-most': 'onOrBefore',
  greater: 'after',
  'at-least': 'onOrAfter',
  equal: '=',
  'not-equal': '!=',
};

/** A condition as rule files write it. */
export function writeCondition(draft: Draft, writing: Writing): DocNode {
  switch (draft.kind) {
    case 'all':
    case 'any':
      return (draft.kind === 'all' && asBetween(draft.of, writing)) || group(draft.kind, draft.of, writing);
    case 'not':
      return map({ not: writeCondition(draft.of, writing) });
    case 'noted':
      return noted(writeCondition(draft.of, writing), draft.note);
    case 'constant':
      return draft.holds ? ALWAYS : NEVER;
    case 'named':
      return map({ condition: text(writing.conditionName(draft.name)) });
    case 'among':
      if (draft.of.kind !== 'fact') throw new TypeError('an element of a set is told by the set');
      return among(draft.of, draft.values, writing);
    case 'compare':
      return compare(draft, writing);
    case 'has':
      return has(draft, writing);
    case 'has-fact':
      return hasFact(draft.set, draft.code, draft.negated, writing);
    case 'element-is':
      throw new TypeError('an element of a set is told by the set');
    case 'is-null':
      return atom(writing.nullName(draft.fact), '=', plain('true'));
    default:
      return draft satisfies never;
  }
}

function atom(fact: string, operator: string, value: DocNode): DocNode {
  return map({ fact: text(fact), operator: text(operator), value });
}

function group(kind: 'all' | 'any', of: readonly Draft[], writing: Writing): DocNode {
  return map({ [kind]: list(of.map((one) => writeCondition(one, writing))) });
}

function noted(node: DocNode, note: string): DocNode {
  const whole =
    node.kind === 'map' && !node.entries.some(({ key }) => key.text === 'note') ? node : map({ all: list([node]) });
  return {
    ...whole,
    entries: [
      ...(whole.kind === 'map' ? whole.entries : []),
      { key: { ...(text('note') as DocNode & { kind: 'scalar' }) }, value: text(note) },
    ],
  } as DocNode;
}

function among(use: FactUse, values: Values, writing: Writing): DocNode {
  const { type, tree } = writing.kind(use);
  const name = writing.name(use);
  switch (type) {
    case 'boolean':
    case 'date': {
      // Neither takes lists.
      const [operator, group] = values.rest ? (['!=', 'all'] as const) : (['=', 'any'] as const);
      const atoms = values.values.map((value) => atom(name, operator, scalar(value)));
      return atoms.length === 1 ? atoms[0]! : map({ [group]: list(atoms) });
    }
    case 'code':
      if (tree !== null) return amongTree(name, values, tree);
      return oneOf(
        name,
        values.rest,
        values.values.map((value) => text(writing.code(use, value))),
      );
    case 'codes':
    case 'text':
    case 'integer':
    case 'decimal':
    case 'money':
    case 'ratio':
      return oneOf(name, values.rest, values.values.map(scalar));
    default:
      return type satisfies never;
  }
}

function oneOf(name: string, negated: boolean, values: readonly DocNode[]): DocNode {
  if (values.length === 1) return atom(name, negated ? '!=' : '=', values[0]!);
  return atom(name, negated ? 'notIn' : 'in', list(values));
}

function scalar(value: ScalarLiteral): DocNode {
  return value.kind === 'string' ? text(value.text) : plain(literalText(value));
}

/**
 * Exactly these codes of a tree: `in` climbs it and JSON does not, so that a code whose lower ones are not all listed leaves
 * those out again.
 */
function amongTree(name: string, { values, rest }: Values, tree: CodeTree): DocNode {
  const wanted = new Set(values.flatMap((value) => resolveCode(tree, literalText(value))));
  const whole: number[] = [];
  const parts: DocNode[] = [];
  let covered = -1;
  for (const at of [...wanted].sort((a, b) => a - b)) {
    if (at <= covered) continue;
    const last = tree.last[at]!;
    if (range(at, last).every((below) => wanted.has(below))) {
      whole.push(at);
      covered = last;
    } else parts.push(withoutLower(name, at, tree));
  }
  const code = (at: number): DocNode => text(tree.entries[at]!.code);
  const listed = whole.length === 0 ? [] : [oneOf(name, parts.length === 0 && rest, whole.map(code))];
  if (parts.length === 0) return listed[0]!;
  const any = listed.length + parts.length === 1 ? parts[0]! : map({ any: list([...listed, ...parts]) });
  return rest ? map({ not: any }) : any;
}

function withoutLower(name: string, at: number, tree: CodeTree): DocNode {
  const { code } = tree.entries[at]!;
  const children = tree.entries.filter(({ parent }) => parent === code).map((entry) => text(entry.code));
  return map({ all: list([atom(name, 'within', text(code)), atom(name, 'notWithin', list(children))]) });
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, offset) => first + offset);

function compare({ left, right, relation }: Draft & { kind: 'compare' }, writing: Writing): DocNode {
  const operators = writing.kind(left).type === 'date' ? DATES : SYMBOLS;
  return atom(writing.name(left), operators[relation], right.kind === 'fact' ? other(right, writing) : scalar(right));
}

function other(use: FactUse, writing: Writing): DocNode {
  return map({ fact: text(writing.name(use)) });
}

/** At least one end and at most another, of one fact, is `between`. */
function asBetween(of: readonly Draft[], writing: Writing): DocNode | null {
  const [low, high] = of;
  if (of.length !== 2 || low?.kind !== 'compare' || high?.kind !== 'compare') return null;
  if (low.left.key !== high.left.key || low.relation !== 'at-least' || high.relation !== 'at-most') return null;
  const [from, to] = [low.right, high.right];
  if (from.kind !== 'fact' && to.kind !== 'fact') {
    // The ends of a range are in order, where both are known.
    const crossed =
      from.kind === 'number' && to.kind === 'number'
        ? Number(from.text) > Number(to.text)
        : literalText(from) > literalText(to);
    if (crossed) return null;
  }
  const end = (one: FactUse | ScalarLiteral): DocNode => (one.kind === 'fact' ? other(one, writing) : scalar(one));
  return atom(writing.name(low.left), 'between', list([end(from), end(to)]));
}

function has({ set, quantifier, values }: Draft & { kind: 'has' }, writing: Writing): DocNode {
  const name = writing.name(set);
  const { type } = writing.kind(set);
  if (type === 'text') {
    const phrases = values.values.map((value) => text(literalText(value)));
    if (quantifier === 'all') return map({ all: list(phrases.map((phrase) => atom(name, 'mentions', phrase))) });
    const mentions = atom(name, 'mentions', phrases.length === 1 ? phrases[0]! : list(phrases));
    return quantifier === 'none' ? map({ not: mentions }) : mentions;
  }
  const codes = codesOf(set, values, writing).map(text);
  // Nothing is left beside all codes there are.
  if (codes.length === 0) return quantifier === 'any' ? NEVER : ALWAYS;
  if (codes.length === 1) return atom(name, quantifier === 'none' ? 'doesNotContain' : 'contains', codes[0]!);
  const operator = { any: 'containsAny', all: 'containsAll', none: 'containsNone' } as const;
  return atom(name, operator[quantifier], list(codes));
}

function codesOf(set: FactUse, { values, rest }: Values, writing: Writing): readonly string[] {
  const { tree } = writing.kind(set);
  const named =
    tree === null
      ? values.map((value) => writing.code(set, value))
      : values.flatMap((value) => resolveCode(tree, literalText(value)).map((at) => tree.entries[at]!.code));
  if (!rest) return [...new Set(named)];
  const all = tree === null ? writing.codes(set) : tree.entries.map(({ code }) => code);
  return all.filter((code) => !named.includes(code));
}

function hasFact(set: FactUse, code: FactUse, negated: boolean, writing: Writing): DocNode {
  return atom(writing.name(set), negated ? 'doesNotContain' : 'contains', other(code, writing));
}
