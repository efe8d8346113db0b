import type { FactType } from '../policy/types.ts';
import { isNumberType } from '../policy/types.ts';
import type { FactDeclaration, Vocabulary } from '../policy/vocabulary.ts';
import type { Localized } from '../text/localized.ts';
import type { CodeTree } from '../value/code-tree.ts';
import { Definitions, definitionName, type JsonSchema, oneOfWords } from './json-schema-definitions.ts';
import { escapePattern, NOTHING } from './json-schema-values.ts';

/** Facts of one type, and of one code list if they are codes: the same operators and values suit them all. */
export interface FactGroup {
  /** For the names of definitions. */
  readonly key: string;
  readonly type: FactType;
  readonly codes?: CodeTree;
  readonly facts: readonly FactDeclaration[];
}

/** What the parts of one schema are made from. */
export interface SchemaContext {
  readonly vocabulary: Vocabulary;
  readonly groups: readonly FactGroup[];
  readonly definitions: Definitions;
  /** Whether the file declares names of its own, which were not known when the schema was made. */
  readonly open: boolean;
}

export function schemaContext(vocabulary: Vocabulary): SchemaContext {
  return { vocabulary, groups: groupFacts(vocabulary), definitions: new Definitions(), open: false };
}

/** The name of a definition that is another one in files with names of their own. */
export function scoped({ open }: SchemaContext, name: string): string {
  return open ? `${name}.open` : name;
}

function groupFacts(vocabulary: Vocabulary): readonly FactGroup[] {
  const groups = new Map<string, FactGroup & { readonly facts: FactDeclaration[] }>();
  for (const fact of vocabulary.facts.values()) {
    const { type, codes } = fact;
    const ofCodes = type === 'code' || type === 'codes';
    const key = ofCodes ? `${type}.${definitionName(codes?.name ?? '')}` : type;
    const group = groups.get(key);
    if (group) group.facts.push(fact);
    else groups.set(key, { key, type, ...(ofCodes && codes && { codes }), facts: [fact] });
  }
  return [...groups.values()];
}

/** Label, unit and who holds it. */
export function factWords({ label, unit, holders }: FactDeclaration): Localized {
  const zh = [label.zh ?? label.en, unit?.zh ?? unit?.en, holders.join('、')];
  const line = zh.filter((part) => part !== undefined && part !== '').join(' · ');
  return label.en === undefined || label.zh === undefined ? { zh: line } : { zh: line, en: label.en };
}

const YEAR = '@(?:\\d{4}|[-+]?\\d{1,2})';
const NAME = '\\p{L}[\\p{L}\\p{N}_-]*(?:\\.[\\p{L}\\p{N}_-]+)*';

/** A fact of a group by its name, or of a series by name and year. */
export function groupReference({ definitions }: SchemaContext, { key, facts }: FactGroup): JsonSchema {
  return definitions.ref(`facts.${key}`, () => {
    const names = oneOfWords(new Map(facts.map((fact) => [fact.name, factWords(fact)] as const)));
    const series = facts.filter((fact) => fact.yearly).map((fact) => escapePattern(fact.name));
    if (series.length === 0) return names;
    return { anyOf: [names, { type: 'string', pattern: `^(?:${series.join('|')})${YEAR}$` }] };
  });
}

/** Any fact of the vocabulary. */
export function knownReference(context: SchemaContext): JsonSchema {
  const groups = context.groups.map((group) => groupReference(context, group));
  return groups.length === 0 ? NOTHING : context.definitions.ref('facts', () => ({ anyOf: groups }));
}

/** Any fact that a rule of this file may name. */
export function anyReference(context: SchemaContext): JsonSchema {
  const known = knownReference(context);
  return context.open ? { anyOf: [known, ownReference(context)] } : known;
}

/** A fact that the file declares itself: those that other files do are offered, any name may stand. */
function ownReference({ vocabulary, definitions }: SchemaContext): JsonSchema {
  return definitions.ref('facts.own', () => {
    const own = [...vocabulary.facts.values()].filter((fact) => fact.name.includes('/'));
    const names = new Map(own.map((fact) => [localName(fact.name), factWords(fact)] as const));
    const pattern = { type: 'string', pattern: `^${NAME}(?:${YEAR})?$` };
    return names.size === 0 ? pattern : { anyOf: [oneOfWords(names), pattern] };
  });
}

/** A fact that a fact of a group may be compared with. */
export function comparableReference(context: SchemaContext, { type, codes }: FactGroup): JsonSchema {
  const groups = context.groups.filter((other) => {
    if (type === 'codes') return other.type === 'code' && other.codes === codes;
    if (isNumberType(type)) return isNumberType(other.type) && (other.type === 'money') === (type === 'money');
    return other.type === type && other.codes === codes;
  });
  const known = groups.map((group) => groupReference(context, group));
  const any = context.open ? [...known, ownReference(context)] : known;
  return any.length === 0 ? knownReference(context) : { anyOf: any };
}

/** `share` of `policy/share`. */
export function localName(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}
