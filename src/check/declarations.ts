import { type DocEntry, type DocNode, isNull } from '../document/node.ts';
import { codeEntryShape, factShape } from '../policy/schema.ts';
import { FACT_TYPES, type FactType } from '../policy/types.ts';
import { BUILT_IN_CODES } from '../standards/index.ts';
import type { Localized } from '../text/localized.ts';
import type { Span } from '../text/source.ts';
import { userWords } from '../text/visible.ts';
import { type CodeEntry, codeTree } from '../value/code-tree.ts';
import { BOOLEANS } from '../value/domain.ts';
import { compare, type Rational } from '../value/rational.ts';
import type { FileContext } from './file-context.ts';
import {
  badCode,
  formerlyCurrent,
  keyForType,
  mustDerive,
  needsCodes,
  parentCycle,
  unknownParent,
} from './messages/policies.ts';
import { duplicateName, emptyList, wrongShape } from './messages/structure.ts';
import { crossedBounds } from './messages/values.ts';
import { checkName, fullName, kindName } from './names.ts';
import { placeOf } from './place.ts';
import { type DocReader, type Entries, shapeOf } from './reader.ts';
import type { PendingFact } from './scope.ts';
import { isOrdered, readBoolean, readDateNumber, readNumber, readPeriod } from './values.ts';

/** Declares the code lists of a vocabulary. */
export function declareCodes({ reader, scope }: FileContext, node: DocNode): void {
  for (const { key, value } of reader.map(node)?.entries ?? []) {
    checkName(reader, key.text, 'list', key.span);
    const entries = readCodeEntries(reader, value);
    const other = scope.places.get(`list ${key.text}`);
    if (other !== undefined)
      reader.report(key.span, duplicateName(key.text, kindName('list'), placeOf(other.source, other.span)));
    else {
      scope.codes.set(key.text, codeTree(key.text, entries));
      scope.places.set(`list ${key.text}`, { source: reader.source, span: key.span });
    }
  }
}

function readCodeEntries(reader: DocReader, node: DocNode): readonly CodeEntry[] {
  const map = reader.map(node);
  if (map === null) return [];
  if (map.entries.length === 0) reader.report(map.span, emptyList({ zh: '代码表', en: 'the code list' }));
  const codes = new Set(map.entries.map(({ key }) => key.text));
  const parents = new Map<string, { readonly code: string; readonly span: Span }>();
  const entries: CodeEntry[] = [];
  const implied = new Map<string, CodeEntry>();
  for (const { key, value } of map.entries) {
    if (key.text.trim() !== key.text || key.text === '') reader.report(key.span, badCode(key.text));
    const fields = readCodeFields(reader, value);
    const label = fields?.get('label');
    const parentEntry = fields?.get('parent');
    const parent = parentEntry ? reader.words(parentEntry.value) : null;
    if (parent !== null) {
      parents.set(key.text, { code: parent, span: parentEntry!.value.span });
      if (!codes.has(parent) && !implied.has(parent)) {
        reader.report(parentEntry!.value.span, unknownParent(parent));
        implied.set(parent, { code: parent, label: { zh: parent } });
      }
    }
    const formerly = readFormerly(reader, fields?.get('formerly')?.value, codes);
    const note = fields?.get('note');
    if (note) reader.localized(note.value);
    entries.push({
      code: key.text,
      label: (label && reader.localized(label.value)) ?? { zh: key.text },
      ...(parent !== null && { parent }),
      ...(formerly.length > 0 && { formerly }),
    });
  }
  reportCycles(reader, parents);
  return [...implied.values(), ...entries];
}

function readCodeFields(reader: DocReader, node: DocNode): Entries | null {
  if (node.kind === 'scalar' && !isNull(node)) {
    const label = node.text.slice(0, 60);
    const hint = { zh: `写作 { label: ${label} }`, en: `write { label: ${label} }` };
    reader.report(node.span, wrongShape({ zh: '映射（键: 值）', en: 'a mapping (key: value)' }, shapeOf(node), hint));
    return null;
  }
  return reader.fields(node, codeEntryShape, { zh: '代码项', en: 'a code' });
}

function readFormerly(reader: DocReader, node: DocNode | undefined, codes: ReadonlySet<string>): readonly string[] {
  return (node ? (reader.list(node, true)?.items ?? []) : []).flatMap((item) => {
    const old = reader.words(item);
    if (old === null) return [];
    if (codes.has(old)) reader.report(item.span, formerlyCurrent(old));
    return [old];
  });
}

/** Each circle of codes once, at the first of its parents in the file. */
function reportCycles(
  reader: DocReader,
  parents: ReadonlyMap<string, { readonly code: string; readonly span: Span }>,
): void {
  const done = new Set<string>();
  for (const start of parents.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let code: string | undefined = start;
    while (code !== undefined && !done.has(code) && !onPath.has(code)) {
      path.push(code);
      onPath.add(code);
      code = parents.get(code)?.code;
    }
    if (code !== undefined && onPath.has(code)) {
      const circle = [...path.slice(path.indexOf(code)), code];
      const shown = circle.length > 8 ? [...circle.slice(0, 4), '…', ...circle.slice(-3)] : circle;
      reader.report(parents.get(code)!.span, parentCycle(shown));
    }
    for (const one of path) done.add(one);
  }
}

/** What other programs call the types. */
const TYPES_MEANT: Readonly<Record<string, FactType>> = {
  bool: 'boolean',
  int: 'integer',
  number: 'decimal',
  float: 'decimal',
  percent: 'ratio',
  string: 'text',
  list: 'codes',
  set: 'codes',
};

/** Declares the facts of a vocabulary or of one policy; what they derive from is read when it is first needed. */
export function declareFacts(context: FileContext, node: DocNode): void {
  const { reader, scope, policy } = context;
  for (const entry of reader.map(node)?.entries ?? []) {
    const { key } = entry;
    const other = scope.findFact(key.text, policy);
    const isName = other !== undefined && other.name !== 'asOf' ? true : checkName(reader, key.text, 'fact', key.span);
    const fact = readDeclaration(context, entry);
    if (!isName || fact === null) scope.unusable.add(fullName(policy, key.text));
    else if (other)
      reader.report(key.span, duplicateName(key.text, kindName('fact'), placeOf(other.reader.source, other.span)));
    else {
      scope.declareFact(fact);
      if (policy !== null && fact.deriveNode === null) reader.report(key.span, mustDerive());
    }
  }
}

function readDeclaration(context: FileContext, { key, value }: DocEntry): PendingFact | null {
  const { reader, scope, policy } = context;
  const name = userWords(key.text);
  const fields = reader.fields(value, factShape, { zh: `事实${name.zh}`, en: `fact ${name.en}` });
  const typeEntry = fields?.get('type');
  const type = typeEntry && reader.word(typeEntry.value, FACT_TYPES, TYPES_MEANT);
  if (!fields || !type) return null;
  const texts = (name: string): Localized | undefined => {
    const entry = fields.get(name);
    return (entry && reader.localized(entry.value)) ?? undefined;
  };
  const [unit, note, ask] = [texts('unit'), texts('note'), texts('ask')];
  const holder = fields.get('holder');
  const maxAgeEntry = fields.get('maxAge');
  const maxAge = maxAgeEntry && readPeriod(reader, maxAgeEntry.value);
  const controllableEntry = fields.get('controllable');
  const controllable = controllableEntry && readBoolean(reader, controllableEntry.value);
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
    factors: 1,
    base: {
      name: fullName(policy, key.text),
      type,
      label: texts('label') ?? { zh: key.text },
      ...(unit && { unit }),
      ...(note && { note }),
      ...(ask && { ask }),
      ...readBounds(reader, fields, type),
      holders: holder ? readHolders(reader, holder.value) : [],
      ...(maxAge && { maxAge }),
      ...(typeof controllable === 'boolean' && { controllable }),
      ...(codes && { codes }),
      source: reader.source,
      span: key.span,
    },
  };
}

function readHolders(reader: DocReader, node: DocNode): readonly string[] {
  if (node.kind === 'list' && node.items.length === 0)
    reader.report(node.span, emptyList({ zh: '`holder`', en: '`holder`' }));
  return reader.texts(node);
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
  scope.unknown(reader, scalar, scalar.text, 'list', null, () =>
    reader.nearest(scalar.text, () => [...scope.codes.keys(), ...Object.keys(BUILT_IN_CODES)]),
  );
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
    const other = scope.findCondition(key.text, policy);
    const name = fullName(policy, key.text);
    if (other) {
      reader.report(key.span, duplicateName(key.text, kindName('condition'), placeOf(other.reader.source, other.span)));
      continue;
    }
    // One of a name that cannot be is read all the same, for the mistakes in it; nobody can mean it.
    if (!checkName(reader, key.text, 'condition', key.span)) scope.unusable.add(`condition ${name}`);
    scope.declareCondition({
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
