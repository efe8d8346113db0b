import type { Phrase } from '../text/localized.ts';
import type { Span } from '../text/source.ts';
import { badName } from './messages/structure.ts';
import type { DocReader } from './reader.ts';

export const KIND_NAMES = {
  fact: { zh: '事实', en: 'fact' },
  condition: { zh: '条件', en: 'condition' },
  policy: { zh: '政策', en: 'policy' },
  item: { zh: '事项', en: 'item' },
  list: { zh: '代码表', en: 'code list' },
  code: { zh: '代码', en: 'code' },
} as const satisfies Record<string, Phrase>;

export type NameKind = keyof typeof KIND_NAMES;

const ID = /^[\p{L}\p{N}_-]+$/u;
const CONDITION = /^\p{L}[\p{L}\p{N}_-]*$/u;
const FACT = /^\p{L}[\p{L}\p{N}_-]*(\.[\p{L}\p{N}_-]+)*$/u;

/** Names that mean something else where facts stand in a profile. */
const TAKEN = new Set(['value', 'min', 'max', 'has', 'hasNot', 'source', 'asOf']);

export function isName(name: string, kind: NameKind): boolean {
  if (kind === 'fact')
    return FACT.test(name) && !name.split('.').some((part) => TAKEN.has(part) || /^\d{4}$/.test(part));
  return (kind === 'condition' ? CONDITION : ID).test(name);
}

/** Reports a name that cannot be one; says whether it can. */
export function checkName(reader: DocReader, name: string, kind: NameKind, span: Span): boolean {
  if (isName(name, kind)) return true;
  const { zh, en } = KIND_NAMES[kind];
  reader.report(span, badName(name, { zh, en: `a ${en}` }));
  return false;
}

/** `local` within `policy`. */
export function fullName(policy: string | null, local: string): string {
  return policy === null ? local : `${policy}/${local}`;
}
