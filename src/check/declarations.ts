import type { DocEntry, DocNode } from '../document/node.ts';
import { codeEntryShape, factShape } from '../policy/schema.ts';
import { FACT_TYPES, type FactType } from '../policy/types.ts';
import { BUILT_IN_CODES } from '../standards/index.ts';
import type { Localized } from '../text/localized.ts';
import { nearestName } from '../text/nearest-name.ts';
import { type CodeEntry, codeTree } from '../value/code-tree.ts';
import { BOOLEANS } from '../value/domain.ts';
import { compare, type Rational } from '../value/rational.ts';
import type { FileContext } from './file-context.ts';
import { formerlyCurrent, keyForType, needsCodes, parentCycle, unknownParent } from './messages/policies.ts';
import { duplicateName, unknownName } from './messages/structure.ts';
import { crossedBounds } from './messages/values.ts';
import { checkName, fullName, KIND_NAMES } from './names.ts';
import { placeOf } from './place.ts';
import type { DocReader, Entries } from './reader.ts';
import type { PendingFact } from './scope.ts';
import { isOrdered, readDateNumber, readNumber, readPeriod } from './values.ts';

/** Declares the code lists of a vocabulary. */
export function declareCodes({ reader, scope }: FileContext, node: DocNode): void {
  for (const { key, value } of reader.map(node)?.entries ?? []) {
    checkName(reader, key.text, 'list', key.span);
    const entries = readCodeEntries(reader, value);
    if (scope.codes.has(key.text)) reader.report(key.span, duplicateName(key.text, named('list'), key.text));
    else scope.codes.set(key.text, codeTree(key.text, entries));
  }
}

const named = (kind: keyof typeof KIND_NAMES) => ({ zh: KIND_NAMES[kind].zh, en: `a ${KIND_NAMES[kind].en}` });

function readCodeEntries(reader: DocReader, node: DocNode): readonly CodeEntry[] {
  const map = reader.map(node);
  if (map === null) return [];
  const codes = new Set(map.entries.map(({ key }) => key.text));
  const parents = new Map<string, string>();
  const entries: CodeEntry[] = [];
  const implied = new Map<string, CodeEntry>();
  for (const { key, value } of map.entries) {
    const fields = reader.fields(value, codeEntryShape, { zh: '代码项', en: 'a code' });
    const label = fields?.get('label');
    const parentEntry = fields?.get('parent');
    const formerlyEntry = fields?.get('formerly');
    const parent = parentEntry && reader.text(parentEntry.value);
    const formerly = formerlyEntry ? reader.texts(formerlyEntry.value) : [];
    for (const old of formerly) if (codes.has(old)) reader.report(formerlyEntry!.value.span, formerlyCurrent(old));
    if (parent != null) {
      parents.set(key.text, parent);
      if (!codes.has(parent) && !implied.has(parent)) {
        reader.report(parentEntry!.value.span, unknownParent(parent));
        implied.set(parent, { code: parent, label: { zh: parent } });
      }
    }
    entries.push({
      code: key.text,
      label: (label && reader.localized(label.value)) ?? { zh: key.text },
      ...(parent != null && { parent }),
      ...(formerly.length > 0 && { formerly }),
    });
  }
  for (const { key } of map.entries)
    if (liesAboveItself(key.text, parents)) reader.report(key.span, parentCycle(key.text));
  return [...implied.values(), ...entries];
}

function liesAboveItself(code: string, parents: ReadonlyMap<string, string>): boolean {
  let above = parents.get(code);
  for (let steps = 0; above !== undefined && steps <= parents.size; steps++) {
    if (above === code) return true;
    above = parents.get(above);
  }
  return false;
}

/** Declares the facts of a vocabulary or of one policy; what they derive from is read when it is first needed. */
export function declareFacts(context: FileContext, node: DocNode): void {
  const { reader, scope, policy } = context;
  for (const entry of reader.map(node)?.entries ?? []) {
    if (!checkName(reader, entry.key.text, 'fact', entry.key.span)) continue;
    const fact = readDeclaration(context, entry);
    if (fact === null) continue;
    const other = scope.findFact(entry.key.text, policy);
    if (other)
      reader.report(
        entry.key.span,
        duplicateName(entry.key.text, named('fact'), placeOf(other.reader.source, other.span)),
      );
    else scope.facts.set(fact.name, fact);
  }
}

function readDeclaration(context: FileContext, { key, value }: DocEntry): PendingFact | null {
  const { reader, scope, policy } = context;
  const fields = reader.fields(value, factShape, { zh: `事实「${key.text}」`, en: `fact \`${key.text}\`` });
  const typeEntry = fields?.get('type');
  const type = typeEntry && reader.word(typeEntry.value, FACT_TYPES);
  if (!fields || !type) return null;
  const texts = (name: string): Localized | undefined => {
    const entry = fields.get(name);
    return (entry && reader.localized(entry.value)) ?? undefined;
  };
  const [unit, note, ask] = [texts('unit'), texts('note'), texts('ask')];
  const holder = fields.get('holder');
  const maxAgeEntry = fields.get('maxAge');
  const maxAge = maxAgeEntry && readPeriod(reader, maxAgeEntry.value);
  const period = fields.get('period');
  const declaredYearly = period !== undefined && reader.word(period.value, ['year']) !== null;
  const codes = readCodeList({ reader, scope, policy }, fields, type);
  return {
    name: fullName(policy, key.text),
    policy,
    reader,
    span: key.span,
    state: 'declared',
    content: null,
    depth: 0,
    yearly: declaredYearly,
    declaredYearly,
    deriveNode: fields.get('derive')?.value ?? null,
    base: {
      name: fullName(policy, key.text),
      type,
      label: texts('label') ?? { zh: key.text },
      ...(unit && { unit }),
      ...(note && { note }),
      ...(ask && { ask }),
      ...readBounds(reader, fields, type),
      holders: holder ? reader.texts(holder.value) : [],
      ...(maxAge && { maxAge }),
      ...(codes && { codes }),
      source: reader.source,
      span: key.span,
    },
  };
}

function readCodeList({ reader, scope }: FileContext, fields: Entries, type: FactType) {
  const entry = fields.get('codes');
  if (type !== 'code' && type !== 'codes') {
    if (entry)
      reader.report(
        entry.key.span,
        keyForType('codes', { zh: '只有代码类事实有代码表', en: 'only facts of codes have a code list' }),
      );
    return type === 'boolean' ? BOOLEANS : undefined;
  }
  const empty = codeTree('', []);
  if (entry === undefined) {
    reader.report(fields.get('type')!.value.span, needsCodes());
    return empty;
  }
  const scalar = reader.scalar(entry.value);
  if (scalar === null) return empty;
  const list = scope.codeList(scalar.text);
  if (list) return list;
  const near = nearestName(scalar.text, [...scope.codes.keys(), ...Object.keys(BUILT_IN_CODES)]);
  reader.report(scalar.span, unknownName(scalar.text.slice(0, 60), KIND_NAMES.list, near, 'unknown-code-list'));
  return empty;
}

function readBounds(reader: DocReader, fields: Entries, type: FactType): { min?: Rational; max?: Rational } {
  const read = (name: 'min' | 'max'): Rational | null => {
    const entry = fields.get(name);
    if (entry === undefined) return null;
    if (isOrdered(type))
      return type === 'date' ? readDateNumber(reader, entry.value) : readNumber(reader, entry.value, { type });
    reader.report(
      entry.key.span,
      keyForType(name, {
        zh: '只有数、金额、比率和日期有界限',
        en: 'only numbers, money, ratios and dates have bounds',
      }),
    );
    return null;
  };
  const [min, max] = [read('min'), read('max')];
  if (min && max && compare(min, max) > 0) {
    reader.report(fields.get('min')!.value.span, crossedBounds());
    return {};
  }
  return { ...(min && { min }), ...(max && { max }) };
}

/** Declares named conditions; each is read when it is first needed. */
export function declareConditions({ reader, scope, policy }: FileContext, node: DocNode): void {
  for (const { key, value } of reader.map(node)?.entries ?? []) {
    if (!checkName(reader, key.text, 'condition', key.span)) continue;
    const other = scope.findCondition(key.text, policy);
    if (other) {
      reader.report(key.span, duplicateName(key.text, named('condition'), placeOf(other.reader.source, other.span)));
      continue;
    }
    const name = fullName(policy, key.text);
    scope.conditions.set(name, {
      name,
      policy,
      reader,
      span: key.span,
      state: 'declared',
      content: null,
      depth: 0,
      node: value,
    });
  }
}
