import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TreeBuilder } from '../../src/document/build-tree.ts';
import { maskCharacters } from '../../src/document/characters.ts';
import { compose } from '../../src/document/compose.ts';
import type { DocNode } from '../../src/document/node.ts';
import { Lines } from '../../src/document/places.ts';
import { Problems } from '../../src/document/problems.ts';
import { type DocumentFile, readText } from '../../src/document/read-text.ts';
import { regularTree } from '../../src/document/regular-tree.ts';
import { scan } from '../../src/document/scan.ts';
import { reportSyntax } from '../../src/document/syntax-problems.ts';
import { Reporter } from '../../src/text/diagnostic.ts';
import { readCorpus } from '../mutations/corpus.ts';
import { makeMutation } from '../mutations/mutation.ts';
import { checkProperty, runs } from '../properties/check-property.ts';
import { damagedDocument, yamlDocument } from './yaml-documents.ts';

/** The tree that is read straight from the text, and the one that `yaml` composes with what is wrong. */
function bothTrees(file: DocumentFile, base = 0) {
  const { name } = file;
  const { text } = readText(file);
  const problems = new Problems(new Reporter({ name, text: ' '.repeat(base) + text }), base);
  const { diagnostics } = problems.reporter;
  const masked = maskCharacters(text, problems);
  const before = diagnostics.length;
  const regular = regularTree(masked, base);
  const lines = new Lines(masked);
  const seen = scan(masked, lines, problems);
  if (seen.tokens === null) return { regular, composed: null, diagnostics: diagnostics.slice(before) };
  const { document, errors, complete } = compose(seen.tokens);
  const damage = reportSyntax(errors, lines, seen, problems);
  if (!complete || !document?.contents?.range)
    return { regular, composed: null, diagnostics: diagnostics.slice(before) };
  const builder = new TreeBuilder(lines, problems, seen, damage);
  return { regular, composed: builder.build(document.contents), diagnostics: diagnostics.slice(before) };
}

function expectAlike(file: DocumentFile): DocNode | null {
  const { regular, composed, diagnostics } = bothTrees(file);
  if (regular === null) return null;
  expect(diagnostics.map(({ code }) => code)).toEqual([]);
  expect(regular).toEqual(composed);
  return regular;
}

const corpus = readCorpus();

it('builds the tree that is composed of every shipped rule, test and profile', () => {
  const files = [...corpus.shippedRules, ...corpus.tests, ...corpus.profiles];
  const irregular = files.filter((file) => !file.name.endsWith('.jsonl') && expectAlike(file) === null);
  expect(irregular.map(({ name }) => name)).toEqual([]);
});

describe('a tree read straight from the text', () => {
  it.each([
    ['a: 1\nb: [1, 2]\nc: { d: e, f: "g h" }\n', true],
    ['# c\n\na: # c\n  b: 1 # c\n\n  # c\n# c\nd: 2\n# c\n', true],
    ['- a\n- - b\n  - c\n- d: e\n  f: g\n# c\n', true],
    ['a: |\n  x\n   y\n\nb: >-\n  x\n  y\n', true],
    ['a: x\n  y\n', true],
    ['a: b#c\nd: |\n  x\n    \n', true],
    ["a: \"x\\ty\\u4e2d\"\nb: 'it''s'\n", true],
    ['{"a": [1, {"b": null}], "c": {}}\n', true],
    ['{ "a": {\n  "b": []\n  }\n}\n', true],
    ['{\n\t"a": [\n\t\t1,\n\t\t2,\n\t],\n}\r\n', true],
    ['a: [ ]\nb: { }\nc: [\n  # c\n  1, # c\n  2\n]\n', true],
    ['e\u0301: e\u0301\n', true],
    ['a:\nb: # c\n\n  # c\nc:  \nd:', true],
    ['- a:\n- b: [1]\n  c:\n', true],
    ['a: { b: }\n', false],
    ['-\n- a\n', false],
    ['a: 1\na: 2\n', false],
    ['a: @b\n', false],
    ['a: "\\q"\n', false],
    ['a: "\\u0000"\n', false],
    ['a: [1,, 2]\n', false],
    ['a: [1, 2,, ]\n', false],
    ['a: [, 1]\n', false],
    ['a: { b, c: 1 }\n', false],
    ['a: { b:1 }\n', false],
    ['a: [b: 1]\n', false],
    ['a: "b"#c\n', false],
    ['a: [1,#c\n2]\n', false],
    ['a: b: c\n', false],
    ['a:\n  b: 1\n c: 2\n', false],
    ['a:\n\tb: 1\n', false],
    ['a: 1\nb\nc: 2\n', false],
    ['? a\n: b\n', false],
    ['a\n b: 1\n', false],
    ['"a\n b": 1\n', false],
    ['<<: 1\n', false],
    ['__proto__: 1\n', false],
    ['operator: |\n  x\n', false],
    ['--- a: 1\n', false],
    ['a: 1\n...\n', false],
    ['a\n', false],
    ['[\n  1\n# c\n]\n', false],
    // Lines of no indentation at all once never ended.
    ['|\na\n', false],
    ['', false],
  ])('%j: %s', (text, isRegular) => {
    expect(expectAlike({ name: 'a.yaml', text }) !== null).toBe(isRegular);
  });

  it('knows its places in a file of many documents', () => {
    const { regular, composed } = bothTrees({ name: 'a.jsonl', text: '{"a": [1]}' }, 7);
    expect(regular?.span).toEqual({ start: 7, end: 17 });
    expect(regular).toEqual(composed);
  });

  it('is the composed one, or none, of any text', () => {
    const pieces = [
      'a',
      'b c',
      ': ',
      ':',
      '\n',
      '\n  ',
      '\n    ',
      '\n- ',
      ' ',
      '- ',
      '? ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      ',',
    ];
    const others = [
      '"x"',
      "'y'",
      '"',
      "'",
      ' # c',
      '#c',
      '\t',
      '|\n',
      '>-\n',
      '\n\n',
      '\r\n',
      '\\',
      'a: ',
      '{ a: 1 }',
      '中',
    ];
    const text = fc.array(fc.constantFrom(...pieces, ...others), { maxLength: 30 }).map((some) => some.join(''));
    let found = 0;
    checkProperty(
      'regular trees',
      fc.property(text, (written) => {
        if (expectAlike({ name: 'a.yaml', text: `k: ${written}` })) found++;
        if (expectAlike({ name: 'a.json', text: `{${written}}` })) found++;
      }),
      4000,
    );
    expect(found).toBeGreaterThan(200);
  });

  it.each([
    ['documents', yamlDocument, 0.15],
    ['damaged documents', damagedDocument, 0.08],
  ])('is the composed one, or none, of %s', (name, documents, share) => {
    const numRuns = runs(3000, 30_000);
    let found = 0;
    checkProperty(
      `regular ${name}`,
      fc.property(documents, (text) => {
        if (expectAlike({ name: 'a.yaml', text })) found++;
      }),
      numRuns,
    );
    expect(found).toBeGreaterThan(share * numRuns);
  });

  it('is the composed one, or none, of mutated files', () => {
    const seed = Number(process.env['HUIQI_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));
    for (let number = 0; number < runs(300, 3000); number++) {
      const { file } = makeMutation(corpus, seed, number);
      expect(() => expectAlike(file), `HUIQI_SEED=${seed}, mutation ${number}`).not.toThrow();
    }
  });
});
