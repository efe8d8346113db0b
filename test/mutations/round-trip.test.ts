import { describe, expect, it, test } from 'vitest';
import { documentsEqual } from '../../src/document/documents-equal.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { printDocument } from '../../src/document/print.ts';
import { reprint } from '../../src/document/reprint.ts';
import { loadProfiles, loadRules, match, type RuleFile } from '../../src/index.ts';
import { runs } from '../properties/check-property.ts';
import { readFolder, type TextFile } from './corpus.ts';
import { mutateText } from './mutate-text.ts';
import { mutateTree } from './mutate-tree.ts';
import { Random } from './random.ts';

const AS_OF = ['2024-02-29', '2025-11-01', '2026-01-01'];
const rules = readFolder('rules');
const profiles = readFolder('profiles');
const synthetic = readFolder('test/mutations/synthetic').filter(({ name }) => !name.endsWith('.jsonl'));
const files = [...rules, ...profiles, ...synthetic];

/** What a file says, printed anew without its comments. */
const print = (file: TextFile): string => printDocument(parseDocument(file).root!);

const PRINTERS = [
  ['printed from its tree', print],
  ['put into even spacing', reprint],
] as const;

const all = (list: readonly TextFile[], printer: (file: TextFile) => string): readonly TextFile[] =>
  list.map(({ name, text }) => ({ name, text: printer({ name, text }) }));

describe.each(PRINTERS)('a file that is %s', (_, printer) => {
  it.each(files)('reads as it did: $name', (file) => {
    const before = parseDocument(file);
    const text = printer(file);
    const after = parseDocument({ name: file.name, text });
    expect(before.diagnostics).toEqual([]);
    expect(after.diagnostics).toEqual([]);
    expect(documentsEqual(before.root, after.root)).toBe(true);
    expect(printer({ name: file.name, text })).toBe(text);
  });

  it('means what it did: the same results for every profile', () => {
    const before = resultsOf(rules, profiles);
    expect(before.some(({ results }) => results.some(({ verdict }) => verdict === 'eligible'))).toBe(true);
    expect(resultsOf(all(rules, printer), profiles)).toEqual(before);
    expect(resultsOf(rules, all(profiles, printer))).toEqual(before);
  });
});

function resultsOf(ruleFiles: readonly RuleFile[], profileFiles: readonly RuleFile[]) {
  const loaded = loadRules(ruleFiles);
  expect(loaded.diagnostics).toEqual([]);
  const read = loadProfiles(loaded.rules, profileFiles);
  expect(read.diagnostics).toEqual([]);
  return read.profiles.flatMap((profile) =>
    AS_OF.map((asOf) => {
      const { rules: _hash, diagnostics, ...told } = match(loaded.rules, profile, { asOf });
      return { ...told, diagnostics: diagnostics.map(({ code, what }) => ({ code, what })) };
    }),
  );
}

it.each([
  ['lone carriage returns', 'a: 1\r# note\rb: [x]\r'],
  ['a separator of lines in a comment', "# A farmers'\u2028co-operative\na: 1\n"],
])('a file with %s is put into even spacing like any other, or left alone', (_, text) => {
  const again = reprint({ name: 'a.yaml', text });
  const parsed = parseDocument({ name: 'a.yaml', text: again });
  expect(parsed.diagnostics).toEqual([]);
  expect(documentsEqual(parsed.root, parseDocument({ name: 'a.yaml', text }).root)).toBe(true);
  expect(reprint({ name: 'a.yaml', text: again })).toBe(again);
});

test('whatever a file says, if it can be read it reads the same when printed and when put into even spacing', () => {
  const seed = Number(process.env['HUIQI_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));
  const count = runs(300, 1500);
  const roots = files.map((file) => parseDocument(file).root!);
  let read = 0;
  for (let number = 0; number < count; number++) {
    const random = new Random(seed, number);
    const chosen = random.below(files.length);
    const file = files[chosen]!;
    const changed = random.chance(0.5)
      ? mutateText(file.text, random).text
      : printDocument(mutateTree(roots[chosen]!, random.pick(roots), random).root);
    const document = parseDocument({ name: file.name, text: changed });
    if (document.root === null || document.diagnostics.length > 0) continue;
    read++;
    for (const [how, printer] of PRINTERS) {
      const text = printer(document.source);
      const again = parseDocument({ name: file.name, text });
      const same = again.diagnostics.length === 0 && documentsEqual(document.root, again.root);
      const told = () => `seed ${seed}, number ${number}, ${file.name} ${how}\n${document.source.text}\n---\n${text}`;
      expect(same, same ? '' : told()).toBe(true);
      const stable = printer({ name: file.name, text }) === text;
      expect(
        stable,
        stable ? '' : `not the same the second time: ${told()}\n---\n${printer({ name: file.name, text })}`,
      ).toBe(true);
    }
  }
  console.log(`round trip: seed ${seed}, ${count} runs, ${read} files that could be read`);
  expect(read / count).toBeGreaterThan(0.3);
});
