import type { FactType } from '../policy/types.ts';
import type { FactDeclaration, Vocabulary } from '../policy/vocabulary.ts';
import type { Localized } from '../text/localized.ts';
import type { CodeTree } from '../value/code-tree.ts';

/** Lists with more codes than this become plain strings: a union of thousands helps no one. */
const MAX_UNION = 60;

const HELPERS = ['BoundedInput', 'DateInput', 'FactInput', 'NumberInput', 'SeriesInput', 'SetInput'] as const;
type Helper = (typeof HELPERS)[number];

/** What one text needs besides the facts. */
interface Needs {
  readonly helpers: Set<Helper>;
  /** The names of the types of code lists, in the order in which facts use them. */
  readonly lists: Map<CodeTree, string>;
}

/**
 * TypeScript declarations of the facts of a vocabulary, for portals: an interface `HuiqiFacts` with a member for each fact
 * (those of single policies by their full names, dotted facts by their dotted names) and a union for each code list of up to 60 codes.
 * A portal keeps the text in a file of its own and writes `profile satisfies ProfileInput<HuiqiFacts>`.
 */
export function factTypes(vocabulary: Vocabulary): string {
  const needs: Needs = { helpers: new Set(), lists: new Map() };
  const facts = [...vocabulary.facts.values()].filter((fact) => fact.name !== 'asOf');
  const members = facts.map(
    (fact) => `${comment(factLines(fact), '  ')}  ${key(fact.name)}?: ${factType(fact, needs)};\n`,
  );
  const helpers = HELPERS.filter((helper) => needs.helpers.has(helper));
  const blocks = [
    '// Written by huiqi from the vocabulary; do not edit.\n',
    ...(helpers.length > 0 ? [`import type { ${helpers.join(', ')} } from 'huiqi';\n`] : []),
    ...[...needs.lists].map(([tree, name]) => listType(tree, name)),
    `/** The facts that a profile may give, by name. */\nexport interface HuiqiFacts {\n${members.join('\n')}}\n`,
  ];
  // The first line and the imports stand together.
  return blocks.join('\n').replace('do not edit.\n\nimport', 'do not edit.\nimport');
}

function factType(fact: FactDeclaration, needs: Needs): string {
  const use = (helper: Helper, of: string): string => {
    needs.helpers.add(helper);
    return `${helper}<${of}>`;
  };
  const input = inputType(fact, needs, use);
  return fact.yearly ? use('SeriesInput', input) : input;
}

function inputType(
  { type, codes }: FactDeclaration,
  needs: Needs,
  use: (helper: Helper, of: string) => string,
): string {
  switch (type) {
    case 'boolean':
      return use('FactInput', 'boolean');
    case 'text':
      return use('FactInput', 'string');
    case 'date':
      needs.helpers.add('DateInput');
      return use('BoundedInput', 'DateInput');
    case 'code':
      return use('FactInput', codeType(codes, needs));
    case 'codes':
      return use('SetInput', codeType(codes, needs));
    case 'integer':
    case 'decimal':
    case 'money':
    case 'ratio':
      needs.helpers.add('NumberInput');
      return use('BoundedInput', 'NumberInput');
    default:
      return unknownType(type);
  }
}

function unknownType(type: never): never {
  throw new TypeError(`no type for facts of type ${String(type satisfies FactType)}`);
}

function codeType(codes: CodeTree | undefined, needs: Needs): string {
  if (codes === undefined || codes.entries.length === 0 || codes.entries.length > MAX_UNION) return 'string';
  const known = needs.lists.get(codes);
  if (known !== undefined) return known;
  const taken = new Set<string>([...HELPERS, 'HuiqiFacts', ...needs.lists.values()]);
  const base = typeName(codes.name);
  let name = base;
  for (let n = 2; taken.has(name); n++) name = `${base}${n}`;
  needs.lists.set(codes, name);
  return name;
}

/** `EnterpriseKindsCode` of `enterprise-kinds`. */
function typeName(list: string): string {
  const words = list.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return `${/^\p{L}/u.test(name) ? '' : 'List'}${name}Code`;
}

function listType(tree: CodeTree, name: string): string {
  const codes = tree.entries.map(({ code, label }, at) => {
    const end = at === tree.entries.length - 1 ? ';' : '';
    return `  | ${quoted(code)}${end} // ${inOneLine(words(label))}\n`;
  });
  return `${comment([tree.name], '')}export type ${name} =\n${codes.join('')}`;
}

/** Label, unit and who holds it; that it derives; the question. */
function factLines({ label, unit, holders, ask, derive }: FactDeclaration): readonly string[] {
  const head = [words(label), ...(unit ? [words(unit)] : []), ...(holders.length > 0 ? [holders.join('、')] : [])];
  return [
    head.join(' · '),
    ...(derive ? ['Derived from other facts; what is given directly counts instead.'] : []),
    ...(ask ? [words(ask)] : []),
  ];
}

function words({ zh, en }: Localized): string {
  if (zh === undefined || en === undefined || zh === en) return zh ?? en ?? '';
  return `${zh} (${en})`;
}

function comment(lines: readonly string[], indent: string): string {
  const safe = lines.map((line) => inOneLine(line).replaceAll('*/', '*\\/'));
  if (safe.length === 1) return `${indent}/** ${safe[0]} */\n`;
  return [`${indent}/**`, ...safe.map((line) => `${indent} * ${line}`), `${indent} */`, ''].join('\n');
}

/** Anything that would end a line of a program becomes a space. */
function inOneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ').trim();
}

function key(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : quoted(name);
}

function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
