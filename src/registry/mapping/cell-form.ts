import type { DocReader, Entries } from '../../check/reader.ts';
import { readCode } from '../../check/values.ts';
import { type DocEntry, isNull } from '../../document/node.ts';
import { type FactType, isNumberType } from '../../policy/types.ts';
import type { FactDeclaration } from '../../policy/vocabulary.ts';
import type { CodeTree } from '../../value/code-tree.ts';
import type { CellForm } from '../cells/cell-reader.ts';
import type { CodeMeaning, Translations } from '../cells/code-words.ts';
import { DATE_FORMS } from '../cells/dates.ts';
import { readUnit, usualUnits } from '../cells/units.ts';
import { fold } from '../cells/words.ts';
import { isDivisionTree } from '../places/divisions.ts';
import {
  foreignUnit,
  keyOnType,
  keyWithFrom,
  notADivision,
  unknownUnit,
  withinWithoutAddress,
  wordTwice,
} from './messages.ts';
import { FROM, NUMBER_FORMS } from './shapes.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const isCodeType = (type: FactType): boolean => type === 'code' || type === 'codes';

/** Which types have a key. */
const KEYS: Readonly<Record<string, (type: FactType) => boolean>> = {
  unit: isNumberType,
  form: (type) => type === 'date' || isNumberType(type),
  from: (type) => type === 'code',
  true: (type) => type === 'boolean',
  false: (type) => type === 'boolean',
  separator: (type) => type === 'codes',
  none: (type) => type === 'codes',
  translate: isCodeType,
};

/** How the cells of a column are written. Null if something of it is wrong. */
export function readCellForm(reader: DocReader, entries: Entries, declared: FactDeclaration): CellForm | null {
  const { name, type } = declared;
  let sound = true;
  const found = new Map<string, DocEntry>();
  for (const [key, entry] of entries) {
    if (KEYS[key]?.(type) === false) {
      reader.report(entry.key.span, keyOnType(key, name, type));
      sound = false;
    } else found.set(key, entry);
  }
  const form: Mutable<CellForm> = {};
  const read = <Key extends keyof CellForm>(
    from: string,
    key: Key,
    value: (entry: DocEntry) => CellForm[Key] | null,
  ) => {
    const entry = found.get(from);
    if (!entry) return;
    const one = value(entry);
    if (one === null || one === undefined) sound = false;
    else form[key] = one;
  };
  read('unit', 'exponent', (entry) => readExponent(reader, entry, declared));
  if (type === 'date') read('form', 'dates', ({ value }) => reader.word(value, DATE_FORMS));
  else read('form', 'decimalComma', ({ value }) => (reader.word(value, NUMBER_FORMS) === null ? null : true));
  read('true', 'true', ({ value }) => wordList(reader, value));
  read('false', 'false', ({ value }) => wordList(reader, value));
  read('none', 'none', ({ value }) => wordList(reader, value));
  read('unknown', 'unknown', ({ value }) => wordList(reader, value));
  // A blank is one too.
  read('separator', 'separator', ({ value }) => {
    const text = reader.text(value);
    return text === '' ? reader.words(value) : text;
  });
  if (isCodeType(type)) read('translate', 'translations', ({ value }) => readTranslations(reader, value, declared));
  sound = readFrom(reader, found, declared, form) && sound;
  const claimed =
    form.true && form.false ? form.true.find((one) => form.false?.map(fold).includes(fold(one))) : undefined;
  if (claimed !== undefined) {
    reader.report(found.get('false')!.value.span, wordTwice(claimed));
    sound = false;
  }
  return sound ? form : null;
}

function wordList(reader: DocReader, node: DocEntry['value']): readonly string[] | null {
  const words = reader.texts(node);
  return words.length === 0 ? null : words;
}

function readExponent(reader: DocReader, { value }: DocEntry, declared: FactDeclaration): number | null {
  const text = reader.words(value);
  if (text === null) return null;
  const unit = readUnit(text, declared);
  if (unit.kind === 'scale') return unit.exponent;
  if (unit.kind === 'bare') return 0;
  const foreign = unit.reason === 'foreign-currency';
  reader.report(value.span, foreign ? foreignUnit(text) : unknownUnit(text, usualUnits(declared)));
  return null;
}

/** `from` and `within`. */
function readFrom(
  reader: DocReader,
  entries: ReadonlyMap<string, DocEntry>,
  declared: FactDeclaration,
  form: Mutable<CellForm>,
): boolean {
  const fromEntry = entries.get('from');
  const withinEntry = entries.get('within');
  const from = fromEntry ? reader.word(fromEntry.value, FROM) : null;
  if (withinEntry && from !== 'address') {
    // A word that is misspelt has been told.
    if (!fromEntry || from !== null) reader.report(withinEntry.key.span, withinWithoutAddress());
    return false;
  }
  if (!fromEntry) return true;
  if (from === null) return false;
  const tree = declared.codes!;
  if (!isDivisionTree(tree)) {
    if (tree.entries.length > 0) reader.report(fromEntry.key.span, notADivision(declared.name, tree.name));
    return false;
  }
  const translate = entries.get('translate');
  if (translate) {
    reader.report(translate.key.span, keyWithFrom('translate', from));
    return false;
  }
  form.from = from;
  if (!withinEntry) return true;
  const [within, other] = readCode(reader, withinEntry.value, tree) ?? [];
  if (within === undefined || other !== undefined) return false;
  form.within = within;
  return true;
}

/** `{ 高企: high-tech, 其他: null }`: words for a code, for any one of several, or for nothing that is known. */
function readTranslations(reader: DocReader, node: DocEntry['value'], declared: FactDeclaration): Translations | null {
  const map = reader.map(node);
  if (map === null) return null;
  const translations = new Map<string, CodeMeaning>();
  let sound = true;
  for (const { key, value } of map.entries) {
    const meaning = readMeaning(reader, value, declared.codes!);
    const word = fold(key.text);
    if (meaning === undefined) sound = false;
    else if (translations.has(word)) {
      reader.report(key.span, wordTwice(key.text));
      sound = false;
    } else translations.set(word, meaning);
  }
  return sound ? translations : null;
}

function readMeaning(reader: DocReader, node: DocEntry['value'], tree: CodeTree): CodeMeaning | undefined {
  if (isNull(node)) return null;
  const nodes = node.kind === 'list' ? reader.nonEmpty(node, { zh: '代码', en: 'codes' }) : [node];
  const codes = nodes?.map((one) => readCode(reader, one, tree));
  return codes === undefined || codes.some((one) => one === null) ? undefined : codes.flatMap((one) => one ?? []);
}
