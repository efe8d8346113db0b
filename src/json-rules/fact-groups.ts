import type { FactType } from '../policy/types.ts';
import { isNumberType } from '../policy/types.ts';
import type { Span } from '../text/source.ts';
import type { CodeTree } from '../value/code-tree.ts';
import type { Owner, ScalarLiteral } from './draft.ts';

/** What the caller or a vocabulary says of a fact already. */
export interface DeclaredFact {
  readonly type: FactType;
  /** Its reference in the vocabulary, such as `revenue@2024`; null if only the type is known. */
  readonly reference: string | null;
  readonly tree: CodeTree | null;
  /** All its codes, where the caller lists them. */
  readonly codes: readonly string[] | null;
}

/** A code list made of the values that rules name. */
export interface SeenCodes {
  readonly values: Map<string, ScalarLiteral>;
  /** Whether the caller gave all of them, so that there are no others. */
  closed: boolean;
  /** Whether single facts are compared with sets of these. */
  linked: boolean;
}

export type Kind = 'boolean' | 'number' | 'date' | 'string' | 'set';

export const WORDS: Readonly<Record<Kind, { zh: string; en: string }>> = {
  boolean: { zh: '是或否', en: 'a boolean' },
  number: { zh: '数字', en: 'a number' },
  date: { zh: '日期', en: 'a date' },
  string: { zh: '文本', en: 'a text' },
  set: { zh: '列表', en: 'a list' },
};

export function kindOfType(type: FactType): Kind {
  if (isNumberType(type)) return 'number';
  return type === 'codes' ? 'set' : type === 'code' || type === 'text' ? 'string' : (type as 'boolean' | 'date');
}

/** Facts that are compared with each other have one type. */
export interface Group {
  parent: Group | null;
  kind: Kind | null;
  /** Where the kind was first seen; null: declared. */
  seenAt: { readonly owner: Owner; readonly span: Span } | null;
  declared: DeclaredFact | null;
  ordered: boolean;
  /** Whether that use has been looked at already. */
  orderSeen: boolean;
  /** Asked for a phrase or member. */
  holding: boolean;
  /** Whether all its texts are dates. */
  onlyDates: boolean;
  codes: Codes | null;
}

export interface Codes extends SeenCodes {
  parent: Codes | null;
}

export function root<T extends { parent: T | null }>(one: T): T {
  let at = one;
  while (at.parent !== null) at = at.parent;
  return at;
}

export function join(a: Group, b: Group): Group {
  b.parent = a;
  a.kind ??= b.kind;
  a.declared ??= b.declared;
  a.ordered ||= b.ordered;
  a.holding ||= b.holding;
  if (a.codes && b.codes) joinCodes(root(a.codes), root(b.codes));
  else a.codes ??= b.codes;
  return a;
}

export function joinCodes(a: Codes, b: Codes): Codes {
  if (a === b) return a;
  b.parent = a;
  for (const [key, value] of b.values) a.values.set(key, value);
  a.closed = a.closed && b.closed;
  a.linked ||= b.linked;
  return a;
}
