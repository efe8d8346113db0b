import type { DocNode } from '../document/node.ts';
import { parseDocument } from '../document/parse.ts';
import type { Policy, Stacking } from '../policy/policy.ts';
import { stackingFileShape, vocabularyShape } from '../policy/schema.ts';
import type { FactDeclaration, NamedCondition, Vocabulary } from '../policy/vocabulary.ts';
import { type Diagnostic, hasErrors } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';
import { readCondition } from './condition.ts';
import { crossCheck } from './cross-check.ts';
import { declareCodes, declareConditions, declareFacts } from './declarations.ts';
import { type FileKind, kindOf } from './file-kind.ts';
import { notAPolicy } from './messages/policies.ts';
import { duplicateName } from './messages/structure.ts';
import { checkName, KIND_NAMES } from './names.ts';
import { placeOf } from './place.ts';
import { checkFormat, policyEntries, readPolicy } from './policy.ts';
import { readQuantity } from './quantity.ts';
import { DocReader, type Entries } from './reader.ts';
import { declarationOf, namedOf, Scope, typeOf } from './scope.ts';
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
  const diagnostics: Diagnostic[] = [];
  const broken = new Set<Source>();
  const parsed: ParsedFile[] = [];
  let vocabularyBroken = false;
  for (const file of files) {
    const { source, root, diagnostics: found } = parseDocument(file);
    const kind = kindOf(file.name, root);
    if (kind === 'test') continue;
    diagnostics.push(...found);
    if (hasErrors(found)) {
      broken.add(source);
      vocabularyBroken ||= kind === 'vocabulary';
    }
    if (root !== null) parsed.push({ reader: new DocReader(source), root, kind });
  }

  const scope = newScope();
  const vocabularies = declareVocabularies(scope, parsed);
  const policies = readPolicies(scope, parsed);
  const stacking = parsed.filter((file) => file.kind === 'stacking').flatMap((file) => readStackingFile(scope, file));
  for (const { reader, root } of parsed.filter((file) => file.kind === 'unknown')) {
    reader.report({ start: root.span.start, end: Math.min(root.span.end, root.span.start + 1) }, notAPolicy());
  }

  const vocabulary = finishVocabulary(scope);
  const readers = new Map<object, DocReader>(parsed.map((file) => [file.reader.source, file.reader]));
  crossCheck(policies, stacking, vocabulary, (source) => readers.get(source)!);

  for (const { reader } of parsed) {
    diagnostics.push(...reader.reporter.diagnostics);
    if (hasErrors(reader.reporter.diagnostics)) broken.add(reader.source);
  }
  // A policy means nothing without the words it is written in.
  vocabularyBroken ||= vocabularies.some((reader) => broken.has(reader.source));
  return {
    vocabulary,
    policies: vocabularyBroken ? [] : policies.filter((policy) => !broken.has(policy.source)),
    stacking: stacking.filter((rule) => !broken.has(rule.source)),
    diagnostics,
  };
}

function newScope(): Scope {
  const scope: Scope = new Scope({
    derive: (fact) => readQuantity({ reader: fact.reader, scope, policy: fact.policy }, fact.deriveNode!, typeOf(fact)),
    condition: ({ reader, node, policy }) => readCondition({ reader, scope, policy }, node),
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

function readPolicies(scope: Scope, parsed: readonly ParsedFile[]): readonly Policy[] {
  const declared: { file: ParsedFile; entries: Entries; id: string }[] = [];
  const places = new Map<string, string>();
  for (const file of parsed.filter((one) => one.kind === 'policy')) {
    const { reader, root } = file;
    const entries = policyEntries(reader, root);
    if (entries === null) continue;
    const idNode = entries.get('policy')?.value;
    const id = (idNode && reader.text(idNode)) ?? null;
    if (id !== null && checkName(reader, id, 'policy', idNode!.span)) {
      const other = places.get(id);
      if (other !== undefined) {
        reader.report(
          idNode!.span,
          duplicateName(id, { zh: KIND_NAMES.policy.zh, en: `a ${KIND_NAMES.policy.en}` }, other),
        );
        continue;
      }
      places.set(id, placeOf(reader.source, idNode!.span));
    }
    declared.push({ file, entries, id: id ?? `?${declared.length}` });
  }
  for (const { file, entries, id } of declared) {
    const context = { reader: file.reader, scope, policy: id };
    const [facts, conditions] = [entries.get('facts'), entries.get('conditions')];
    if (facts) declareFacts(context, facts.value);
    if (conditions) declareConditions(context, conditions.value);
  }
  for (const fact of scope.facts.values()) scope.readFact(fact, fact.reader, fact.span);
  for (const condition of scope.conditions.values()) scope.readCondition(condition, condition.reader, condition.span);
  return declared.map(({ file, entries, id }) =>
    readPolicy({ reader: file.reader, scope, policy: id }, file.root, entries),
  );
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
