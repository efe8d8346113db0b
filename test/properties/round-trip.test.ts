import { describe, it } from 'vitest';
import { stringify } from 'yaml';
import { documentsEqual } from '../../src/document/documents-equal.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { printDocument } from '../../src/document/print.ts';
import { match, type RuleFile } from '../../src/index.ts';
import { type Choices, checkChoices, must } from './arbitrary/choices.ts';
import { anyAsOf, anyKnown, anyWorld, slotsOf, writeProfile } from './arbitrary/profiles.ts';
import { anyGrants, anyRules, loadCleanly, show } from './arbitrary/rules.ts';
import { runs } from './check-property.ts';
import { textOf } from './oracle/calendar.ts';

/** Printed and read again: what is the same then, and the text. */
function printed(file: RuleFile): RuleFile {
  const first = parseDocument(file);
  must(first.diagnostics.length === 0 && first.root !== null, `${file.name} has mistakes`, () => String(file.text));
  const text = printDocument(first.root!);
  const second = parseDocument({ name: file.name, text });
  const mistakes = second.diagnostics.map((one) => one.what.en).join('; ');
  must(
    mistakes === '' && documentsEqual(first.root, second.root),
    `${file.name} reads as another tree: ${mistakes}`,
    () => text,
  );
  must(printDocument(second.root!) === text, `${file.name} is printed in another way the second time`, () => text);
  return { name: file.name, text };
}

function sameResults(choices: Choices): void {
  const { model, files, rules } = anyRules(choices);
  const again = loadCleanly(files.map(printed));
  for (let round = 0; round < 3; round++) {
    const asOf = anyAsOf(choices);
    const profile = writeProfile(
      choices,
      anyKnown(choices, slotsOf(model, anyWorld(choices, model, asOf))),
      asOf,
      anyGrants(choices),
    );
    const text = printed({ name: 'profile.json', text: JSON.stringify(profile) });
    must(parseDocument(text).diagnostics.length === 0, 'the profile has mistakes', () => String(text.text));
    const told = (ruleSet: typeof rules): string =>
      JSON.stringify(match(ruleSet, profile, { asOf: textOf(asOf) }).results);
    must(
      told(rules) === told(again.rules),
      'printed rules decide otherwise',
      () => `${show(files)}\n${JSON.stringify(profile)}`,
    );
  }
}

/** Texts that YAML is apt to take for something else. */
const AWKWARD = [
  '',
  ' ',
  '~',
  'null',
  'true',
  '0111',
  '1e3',
  '- a',
  'a: b',
  'a #b',
  '#',
  '>',
  '>=',
  '!=',
  '|',
  '&a',
  '*a',
  '%',
  '@',
  '`',
  "'",
  '"',
  '{',
  '[a]',
  '---',
  '...',
  '<<',
  '? a',
  'a\nb',
  'a\n\nb\n',
  ' a\nb',
  'a\tb',
  'a ',
  '中文：标点',
  '“引号”',
  '\u2028',
  '\u{1f600}',
  '\\n',
] as const;

function anyTree(choices: Choices, depth: number): unknown {
  switch (depth <= 0 ? 0 : choices.below(3)) {
    case 1:
      return choices.list(0, 3, () => anyTree(choices, depth - 1));
    case 2:
      return Object.fromEntries(
        choices.list(0, 3, () => [
          choices.chance(50) ? 'operator' : choices.pick(AWKWARD),
          anyTree(choices, depth - 1),
        ]),
      );
    default:
      return choices.pick([...AWKWARD, 0, -1.5, true, false, null]);
  }
}

describe('a document', () => {
  it('of generated rules decides the same after printing and reading', () => {
    checkChoices('round trip', runs(40, 300), sameResults, 1200);
  });

  it('of awkward texts is the same after printing and reading', () => {
    checkChoices(
      'awkward texts',
      runs(800, 10_000),
      (choices) => {
        const tree = anyTree(choices, 4);
        const file = { name: 'a.yaml', text: choices.chance(50) ? stringify(tree) : JSON.stringify(tree) };
        // `yaml` writes some texts as this reader refuses them, such as an operator as a block.
        if (parseDocument(file).diagnostics.length === 0) printed(file);
      },
      80,
    );
  });
});
