import type { Phrase } from '../text/localized.ts';
import type { Span } from '../text/source.ts';
import { badName, takenName } from './messages/structure.ts';
import type { DocReader } from './reader.ts';

export const KIND_NAMES = {
  fact: { zh: '事实', en: 'fact' },
  condition: { zh: '条件', en: 'condition' },
  policy: { zh: '政策', en: 'policy' },
  item: { zh: '事项', en: 'item' },
  list: { zh: '代码表', en: 'code list' },
  code: { zh: '代码', en: 'code' },
  id: { zh: '条件编号', en: 'condition id' },
} as const satisfies Record<string, Phrase>;

export type NameKind = keyof typeof KIND_NAMES;

const ID = /^[\p{L}\p{N}_-]+$/u;
const CONDITION = /^\p{L}[\p{L}\p{N}_-]*$/u;
const FACT = /^\p{L}[\p{L}\p{N}_-]*(\.[\p{L}\p{N}_-]+)*$/u;

/** Names that mean something else where facts stand in a profile or a quantity. */
const TAKEN = new Set(['value', 'min', 'max', 'has', 'hasNot', 'source', 'asOf', 'unstated', 'null']);
const isTaken = (name: string): boolean => name.split('.').some((part) => TAKEN.has(part) || /^\d{4}$/.test(part));

/** Names of any kind, as nearly all are: the classes of Unicode take a while to be compiled. */
const SIMPLE = /^[A-Za-z][A-Za-z0-9_-]*$/;

const shapeOf = (kind: NameKind): RegExp => (kind === 'fact' ? FACT : kind === 'condition' ? CONDITION : ID);

export function isName(name: string, kind: NameKind): boolean {
  return (SIMPLE.test(name) || shapeOf(kind).test(name)) && !(kind === 'fact' && isTaken(name));
}

/** The full name of an item, `policy/item`. */
export function isItemName(name: string): boolean {
  const [policy, item, ...rest] = name.split('/');
  return rest.length === 0 && ID.test(policy ?? '') && ID.test(item ?? '');
}

/** Reports a name that cannot be one; says whether it can. */
export function checkName(reader: DocReader, name: string, kind: NameKind, span: Span): boolean {
  if (isName(name, kind)) return true;
  const message =
    kind === 'fact' && FACT.test(name) ? takenName(name) : badName(name, kindName(kind), likeName(name, kind));
  reader.report(span, message);
  return false;
}

/** A name as near to what was written as a name can be. */
function likeName(name: string, kind: NameKind): string | undefined {
  const other = kind === 'fact' ? /[^\p{L}\p{N}_.-]+/gu : /[^\p{L}\p{N}_-]+/gu;
  const near = name
    .slice(0, 60)
    .replace(other, '-')
    .replace(kind === 'fact' || kind === 'condition' ? /^[^\p{L}]+|-+$/gu : /^-+|-+$/gu, '')
    .replace(/\.{2,}/g, '.');
  return isName(near, kind) ? near : undefined;
}

/** What a kind of thing is called, with its article. */
export function kindName(kind: NameKind): Phrase {
  const { zh, en } = KIND_NAMES[kind];
  return { zh, en: kind === 'item' ? `an ${en}` : `a ${en}` };
}

/** `local` within `policy`. */
export function fullName(policy: string | null, local: string): string {
  return policy === null ? local : `${policy}/${local}`;
}
