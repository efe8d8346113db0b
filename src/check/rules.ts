import type { DocNode } from '../document/node.ts';
import { parseDocument } from '../document/parse.ts';
import type { NameAt, Policy, Stacking } from '../policy/policy.ts';
import { stackingFileShape, vocabularyShape } from '../policy/schema.ts';
import type { FactDeclaration, NamedCondition, Vocabulary } from '../policy/vocabulary.ts';
import { type Diagnostic, hasErrors } from '../text/diagnostic.ts';
import { sortDiagnostics } from '../text/sort-diagnostics.ts';
import type { Source, Span } from '../text/source.ts';
import { readCondition } from './condition.ts';
import { crossCheck } from './cross-check.ts';
import { declareCodes, declareConditions, declareFacts } from './declarations.ts';
import { type FileKind, kindByName, kindOf } from './file-kind.ts';
import { notAPolicy, testName } from './messages/policies.ts';
import { duplicateName } from './messages/structure.ts';
import { checkName, kindName } from './names.ts';
import { placeOf } from './place.ts';
import { checkFormat, policyEntries, readPolicy } from './policy.ts';
import { readQuantity } from './quantity.ts';
import { DocReader, type Entries, isDamage } from './reader.ts';
import { declarationOf, namedOf, Scope } from './scope.ts';
import { readStackings } from './stacking.ts';

/** A rule file as its bytes, or already as text. The name says what it is, and how diagnostics call it. */
export interface RuleFile {
  readonly name: string;
  readonly text: string | Uint8Array;
}

export interface CheckedRules {
  readonly vocabulary: Vocabulary;
  /** Those whose files are free of errors; none at all where a vocabulary has any. In the order of the files. */
  readonly policies: readonly Policy[];
  /** Between policies. */
  readonly stacking: readonly Stacking[];
  readonly diagnostics: readonly Diagnostic[];
}

interface ParsedFile {
  readonly reader: DocReader;
  readonly root: DocNode;
  readonly kind: FileKind;
}

const VOCABULARY = { zh: '词汇表', en: 'a vocabulary' };

/** Reads all rule files together. Every mistake is a diagnostic; nothing is thrown for what a file holds. */
export function checkRules(files: readonly RuleFile[]): CheckedRules {
  /** Of every file, what the reader of YAML found, and whoever finds the rest. */
  const reports: { readonly reader: DocReader; readonly syntax: readonly Diagnostic[] }[] = [];
  const broken = new Set<Source>();
  const parsed: ParsedFile[] = [];
  /** Kinds of files of which one could not be read whole, so that nobody knows all the names in it. */
  const lacking = new Set<FileKind>();
  let vocabularyBroken = false;
  for (const file of files) {
    // Tests are as long as rules, and not needed to load these.
    if (kindByName(file.name) === 'test') continue;
    const { source, root, diagnostics: found } = parseDocument(file);
    const kind = kindOf(file.name, root);
    if (kind === 'test') {
      reports.push({ reader: testWithoutName(source, root), syntax: [] });
      continue;
    }
    if (hasErrors(found)) {
      broken.add(source);
      vocabularyBroken ||= kind === 'vocabulary';
    }
    const reader = new DocReader(source, { recovers: true, syntax: found });
    reports.push({ reader, syntax: found });
    if (root !== null) parsed.push({ reader, root, kind });
    if (root === null || found.some(isDamage)) lacking.add(kind);
  }

  const scope = newScope();
  scope.incomplete = files.length > 0 && lacking.has('vocabulary');
  const vocabularies = declareVocabularies(scope, parsed);
  const granted: { reader: DocReader; names: NameAt[] }[] = [];
  const policies = readPolicies(scope, parsed, granted);
  const stacking = parsed.filter((file) => file.kind === 'stacking').flatMap((file) => readStackingFile(scope, file));
  for (const { reader, root } of parsed.filter((file) => file.kind === 'unknown')) {
    reader.report({ start: root.span.start, end: Math.min(root.span.end, root.span.start + 1) }, notAPolicy());
  }

  const vocabulary = finishVocabulary(scope);
  const readers = new Map<object, DocReader>(parsed.map((file) => [file.reader.source, file.reader]));
  const incomplete = lacking.has('policy') || lacking.has('unknown');
  crossCheck({ policies, stacking, granted, incomplete }, vocabulary, (source) => readers.get(source)!);

  const diagnostics = reports.flatMap(({ reader, syntax }) => {
    if (hasErrors(reader.reporter.diagnostics)) broken.add(reader.source);
    return sortDiagnostics([...syntax, ...reader.reporter.diagnostics]);
  });
  // A policy means nothing without the words it is written in.
  vocabularyBroken ||= vocabularies.some((reader) => broken.has(reader.source));
  return {
    vocabulary,
    policies: vocabularyBroken ? [] : policies.filter((policy) => !broken.has(policy.source)),
    stacking: stacking.filter((rule) => !broken.has(rule.source)),
    diagnostics,
  };
}

/** Tests are known by their names; one that has another name would never run, and nobody would notice. */
function testWithoutName(source: Source, root: DocNode | null): DocReader {
  const reader = new DocReader(source, { recovers: true, syntax: [] });
  const start = root?.span.start ?? 0;
  reader.report({ start, end: start + 1 }, testName());
  return reader;
}

function newScope(): Scope {
  const scope: Scope = new Scope({
    derive: ({ reader, policy, deriveNode }, type) =>
      readQuantity({ reader, scope, policy, ids: new Map() }, deriveNode!, type),
    condition: ({ reader, node, policy }) => readCondition({ reader, scope, policy, ids: new Map() }, node),
  });
  const source: Source = { name: 'huiqi', text: '' };
  const span = { start: 0, end: 0 };
  const base = {
    name: 'asOf',
    type: 'date',
    label: { zh: '基准日', en: 'as-of date' },
    holders: [],
    source,
    span,
  } as const;
  scope.facts.set('asOf', {
    name: 'asOf',
    policy: null,
    reader: new DocReader(source),
    span,
    state: 'read',
    content: null,
    depth: 0,
    yearly: false,
    declaredYearly: false,
    deriveNode: null,
    factors: 1,
    base,
  });
  return scope;
}

/** Code lists first, since facts name them; then facts and conditions, which are read when first needed, and here at last. */
function declareVocabularies(scope: Scope, parsed: readonly ParsedFile[]): readonly DocReader[] {
  const files = parsed
    .filter((file) => file.kind === 'vocabulary')
    .map(({ reader, root }) => ({ reader, entries: reader.fields(root, vocabularyShape, VOCABULARY, ['subjects']) }));
  const each = (key: string, declare: (reader: DocReader, node: DocNode) => void): void => {
    for (const { reader, entries } of files) {
      const entry = entries?.get(key);
      if (entry) declare(reader, entry.value);
    }
  };
  for (const { reader, entries } of files) checkFormat(reader, entries);
  each('codes', (reader, node) => declareCodes({ reader, scope, policy: null }, node));
  each('facts', (reader, node) => declareFacts({ reader, scope, policy: null }, node));
  each('conditions', (reader, node) => declareConditions({ reader, scope, policy: null }, node));
  return files.map((file) => file.reader);
}

function readPolicies(
  scope: Scope,
  parsed: readonly ParsedFile[],
  granted: { reader: DocReader; names: NameAt[] }[],
): readonly Policy[] {
  const declared: { file: ParsedFile; entries: Entries; id: string }[] = [];
  /** Where each id stands first. */
  const places = new Map<string, { readonly source: Source; readonly span: Span }>();
  const names = new Map<string, ParsedFile>();
  for (const file of parsed.filter((one) => one.kind === 'policy')) {
    const { reader, root } = file;
    const entries = policyEntries(reader, root);
    if (entries === null) continue;
    const idNode = entries.get('policy')?.value;
    const id = (idNode && reader.text(idNode)) ?? null;
    if (id !== null && checkName(reader, id, 'policy', idNode!.span)) {
      const other = places.get(id);
      if (other === undefined) names.set(id, file);
      else {
        reader.report(idNode!.span, duplicateName(id, kindName('policy'), placeOf(other.source, other.span)));
      }
      places.set(id, other ?? { source: reader.source, span: idNode!.span });
    }
    // A name that cannot be, or is taken, is replaced by one that nobody can write, so that the rest is read all the same.
    const own = id !== null && names.get(id) === file ? id : `?${declared.length}`;
    declared.push({ file, entries, id: own });
  }
  for (const { file, entries, id } of declared) {
    const context = { reader: file.reader, scope, policy: id };
    const [facts, conditions] = [entries.get('facts'), entries.get('conditions')];
    if (facts) declareFacts(context, facts.value);
    if (conditions) declareConditions(context, conditions.value);
  }
  for (const fact of scope.facts.values()) scope.readFact(fact, fact.reader, fact.span);
  for (const condition of scope.conditions.values()) scope.readCondition(condition, condition.reader, condition.span);
  return declared.map(({ file: { reader, root }, entries, id }) => {
    const names: NameAt[] = [];
    granted.push({ reader, names });
    return readPolicy({ reader, scope, policy: id, ids: new Map(), granted: names }, root, entries);
  });
}

function readStackingFile(scope: Scope, { reader, root }: ParsedFile): readonly Stacking[] {
  const entries = reader.fields(root, stackingFileShape, { zh: '叠加规则文件', en: 'a stacking file' });
  checkFormat(reader, entries);
  const list = entries?.get('stacking');
  return list ? readStackings({ reader, scope, policy: null }, list.value) : [];
}

function finishVocabulary(scope: Scope): Vocabulary {
  const facts = new Map<string, FactDeclaration>(
    [...scope.facts.values()].map((fact) => [fact.name, declarationOf(fact)]),
  );
  const conditions = new Map<string, NamedCondition>(
    [...scope.conditions.values()].flatMap((condition) => {
      const named = namedOf(condition);
      return named ? [[condition.name, named] as const] : [];
    }),
  );
  return { facts, codes: scope.codes, conditions };
}
