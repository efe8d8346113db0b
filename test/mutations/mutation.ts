import { parseDocument } from '../../src/document/parse.ts';
import { printDocument } from '../../src/document/print.ts';
import type { Corpus, Scene, TextFile } from './corpus.ts';
import { mutateText } from './mutate-text.ts';
import { mutateTree } from './mutate-tree.ts';
import { Random } from './random.ts';

/** What is done with the mutated file. */
export type Use = 'rules' | 'profile' | 'test';

export interface Mutation {
  readonly number: number;
  readonly use: Use;
  /** What was changed, and how. */
  readonly kinds: readonly string[];
  readonly file: { readonly name: string; readonly text: string | Uint8Array };
  /** The rules that the file is one of; null where the shipped ones are meant. */
  readonly scene: Scene | null;
}

const roots = new Map<TextFile, ReturnType<typeof parseDocument>['root']>();

function rootOf(file: TextFile) {
  const known = roots.get(file);
  if (known !== undefined) return known;
  const { root } = parseDocument(file);
  roots.set(file, root);
  return root;
}

/** The mutation of that number: always the same one for a seed. */
export function makeMutation(corpus: Corpus, seed: number, number: number): Mutation {
  const random = new Random(seed, number);
  const use = random.weighted<Use>([
    [70, 'rules'],
    [20, 'profile'],
    [10, 'test'],
  ]);
  const scene = use === 'rules' ? pickScene(corpus, random) : null;
  const candidates = sourcesOf(corpus, use, scene, random);
  const original = random.pick(candidates);
  const donor = random.pick(random.chance(0.5) ? candidates : random.pick(corpus.slim).rules);
  const { kinds, text } = mutate(original, donor, random);
  return { number, use, kinds, file: { name: original.name, text }, scene };
}

function pickScene(corpus: Corpus, random: Random): Scene {
  return random.weighted<() => Scene>([
    [0.74, () => random.pick(corpus.slim)],
    [0.25, () => corpus.synthetic],
    [0.015, () => random.pick(corpus.whole)],
  ])();
}

function sourcesOf(corpus: Corpus, use: Use, scene: Scene | null, random: Random): readonly TextFile[] {
  if (use === 'profile') return corpus.profiles;
  if (use === 'test' || scene === null) return corpus.tests;
  const target = random.pick(scene.targets);
  return scene.rules.filter(({ name }) => name === target);
}

function mutate(
  original: TextFile,
  donor: TextFile,
  random: Random,
): Pick<Mutation, 'kinds'> & Pick<Mutation['file'], 'text'> {
  const root = rootOf(original);
  if (root === null || random.chance(0.4)) return mutateText(original.text, random);
  const changed = mutateTree(root, rootOf(donor) ?? root, random);
  const text = printDocument(changed.root);
  return { kinds: changed.kinds, text: random.chance(0.5) ? text : new TextEncoder().encode(text) };
}
