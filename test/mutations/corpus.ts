import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { DocMap, DocNode } from '../../src/document/node.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { printDocument } from '../../src/document/print.ts';

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Files that make sense together. What of them is mutated, the others stay beside. */
export interface Scene {
  readonly rules: readonly TextFile[];
  /** Names of those of the rules to mutate. */
  readonly targets: readonly string[];
  /** Two enterprises that the rules have something to say to. */
  readonly profiles: readonly TextFile[];
}

export interface Corpus {
  /** Single policies with only the words of the vocabulary that they use: quick to load. */
  readonly slim: readonly Scene[];
  /** Single policies with the whole vocabulary; only its files are targets. */
  readonly whole: readonly Scene[];
  readonly synthetic: Scene;
  readonly shippedRules: readonly TextFile[];
  readonly profiles: readonly TextFile[];
  readonly tests: readonly TextFile[];
}

const ROOT = join(import.meta.dirname, '../..');

export function readFolder(folder: string): readonly TextFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(yaml|json|jsonl)$/.test(name))
    .sort()
    .map((name) => join(ROOT, folder, name))
    .map((path) => ({ name: relative(ROOT, path), text: readFileSync(path, 'utf8') }));
}

const isTest = ({ name }: TextFile): boolean => name.endsWith('.test.yaml');
const isVocabulary = ({ name }: TextFile): boolean => name.includes('/vocabulary/');

export function readCorpus(): Corpus {
  const shipped = readFolder('rules');
  const shippedRules = shipped.filter((file) => !isTest(file));
  const profiles = readFolder('profiles');
  const vocabulary = shippedRules.filter(isVocabulary);
  const policies = shippedRules.filter((file) => !isVocabulary(file));
  const synthetic = readFolder('test/mutations/synthetic/rules');
  const syntheticRules = synthetic.filter((file) => !isTest(file));
  const syntheticProfiles = readFolder('test/mutations/synthetic/profiles');
  const words = vocabularyWords(vocabulary);
  return {
    slim: policies.map((policy, i) => slimScene(policy, words, [profiles[0]!, profiles[i % profiles.length]!])),
    whole: policies
      .filter(({ text }) => text.length < 2500)
      .map((policy) => ({
        rules: [...vocabulary, policy],
        targets: vocabulary.map(({ name }) => name),
        profiles: [profiles[0]!, profiles[1]!],
      })),
    synthetic: {
      rules: syntheticRules,
      targets: syntheticRules.map(({ name }) => name),
      profiles: syntheticProfiles.slice(0, 2),
    },
    shippedRules,
    profiles: [...profiles, ...syntheticProfiles],
    tests: [...shipped, ...synthetic].filter(isTest),
  };
}

const SECTIONS = ['codes', 'facts', 'conditions'] as const;
type Section = (typeof SECTIONS)[number];

interface Word {
  readonly section: Section;
  readonly name: string;
  readonly entry: DocMap['entries'][number];
}

function vocabularyWords(files: readonly TextFile[]): readonly Word[] {
  return files.flatMap((file) =>
    SECTIONS.flatMap((section) =>
      entriesOf(childOf(parseDocument(file).root, section)).map((entry) => ({ section, name: entry.key.text, entry })),
    ),
  );
}

function slimScene(policy: TextFile, words: readonly Word[], profiles: readonly TextFile[]): Scene {
  const used = new Set<Word>();
  const read = (node: DocNode): void => {
    const names = namesIn(node);
    for (const word of words) {
      if (used.has(word) || !names.has(word.name)) continue;
      used.add(word);
      read(word.entry.value);
    }
  };
  read(parseDocument(policy).root!);
  for (const word of words) {
    if (used.has(word) || word.section !== 'facts' || word.name !== 'region') continue;
    used.add(word);
    read(word.entry.value);
  }
  const span = { start: 0, end: 0 };
  const sections = SECTIONS.map((section) => ({
    key: { kind: 'scalar', text: section, style: 'plain', span } as const,
    value: {
      kind: 'map',
      entries: words.filter((word) => word.section === section && used.has(word)).map((word) => word.entry),
      span,
    } as const,
  })).filter(({ value }) => value.entries.length > 0);
  const vocabulary = {
    name: 'slim/vocabulary/used.yaml',
    text: printDocument({ kind: 'map', entries: sections, span }),
  };
  return {
    rules: [vocabulary, policy],
    targets: [vocabulary.name, policy.name, policy.name, policy.name],
    profiles: profiles.map((profile) => slimProfile(profile, new Set([...used].map(({ name }) => name)))),
  };
}

function slimProfile({ name, text }: TextFile, facts: ReadonlySet<string>): TextFile {
  const root = parseDocument({ name, text }).root as DocMap;
  const entries = root.entries.map(({ key, value }) =>
    key.text === 'facts' && value.kind === 'map'
      ? { key, value: { ...value, entries: value.entries.filter((entry) => facts.has(entry.key.text)) } }
      : { key, value },
  );
  return { name, text: printDocument({ ...root, entries }) };
}

/** Every word in a tree that may be the name of something. */
function namesIn(node: DocNode, found = new Set<string>()): ReadonlySet<string> {
  switch (node.kind) {
    case 'scalar':
      for (const name of node.text.split('@')[0]!.split(/\s+/)) found.add(name);
      return found;
    case 'list':
      for (const item of node.items) namesIn(item, found);
      return found;
    case 'map':
      for (const { key, value } of node.entries) {
        namesIn(key, found);
        namesIn(value, found);
      }
      return found;
  }
}

function childOf(node: DocNode | null, key: string): DocNode | null {
  return entriesOf(node).find((entry) => entry.key.text === key)?.value ?? null;
}

function entriesOf(node: DocNode | null): DocMap['entries'] {
  return node?.kind === 'map' ? node.entries : [];
}
