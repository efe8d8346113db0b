import { type Explained, explain, explanationLines, MARKS } from '../../explain/index.ts';
import { type Diagnostic, hasErrors } from '../../text/diagnostic.ts';
import { inLanguage } from '../../text/localized.ts';
import { visible } from '../../text/visible.ts';
import { AS_OF_OPTION, asOfDate } from '../as-of.ts';
import { type Command, EXIT, RULES_OPTION } from '../command.ts';
import { eachProfile } from '../each-profile.ts';
import { itemNames } from '../item-names.ts';
import { loadSoundRules } from '../load-rule-folders.ts';
import { printDiagnostics } from '../print-diagnostics.ts';
import { PROFILES_OPTION, profilePaths } from '../profile-paths.ts';
import type { Terminal } from '../terminal.ts';
import { wrap } from '../text-layout.ts';

/** `huiqi explain`: why an enterprise can or cannot get an item. */
export const command: Command = {
  name: 'explain',
  summary: { zh: '说明企业为何能或不能享受某一事项', en: 'why an enterprise can or cannot get an item' },
  options: [
    RULES_OPTION,
    PROFILES_OPTION,
    { flags: '--item <id...>', words: { zh: '要说明的事项', en: 'the items to explain' }, required: true },
    AS_OF_OPTION,
    {
      flags: '--short',
      words: {
        zh: '只说起决定作用的（不影响 --json，其中 decisive 标出）',
        en: 'only what decided (not with --json, where `decisive` marks it)',
      },
    },
    {
      flags: '--json',
      words: { zh: '每家企业每个事项输出一行 JSON', en: 'a line of JSON for each enterprise and item' },
    },
  ],
  examples: [
    'huiqi explain --rules rules --profiles profiles --item yuhuan-2025-11/revenue-first-100m --as-of 2025-11-01',
    'huiqi explain --rules rules --profiles enterprise.yaml --item revenue-first-100m --short --lang en',
  ],
  run: async (given, terminal) => {
    const asOf = asOfDate(given.one('asOf'), terminal);
    const paths = profilePaths(given.list('profiles') ?? []);
    const rules = loadSoundRules(given.list('rules') ?? [], terminal);
    if (rules === null) return EXIT.problems;
    const items = itemNames(rules, given.list('item') ?? []);
    let failed = false;
    const tell = (found: readonly Diagnostic[]): void => {
      printDiagnostics(found, terminal, 'err');
      failed ||= hasErrors(found);
    };
    for (const profile of eachProfile(rules, paths, tell)) {
      for (const item of items) {
        const explained = explain(rules, profile, { asOf, item });
        tell(explained.diagnostics);
        if (given.has('json')) terminal.out(JSON.stringify(inLanguage(explained.explanation, terminal.language)));
        else terminal.out(report(explained, given.has('short'), terminal));
        await terminal.flushed();
      }
    }
    return failed ? EXIT.problems : EXIT.done;
  },
};

function report({ explanation }: Explained, short: boolean, terminal: Terminal): string {
  if (explanation === null) return '';
  const { colours, say, width } = terminal;
  const paint = { true: colours.green, false: colours.red, unknown: colours.yellow, judge: colours.cyan };
  const tones = { heading: colours.bold, plain: (text: string) => text, quiet: colours.dim };
  const { name, enterprise } = explanation;
  const who = visible(name ?? enterprise) + (name === null ? '' : `  ${visible(enterprise)}`);
  const lines = explanationLines(explanation, short).flatMap(({ depth, mark, tone, text }) => {
    const indent = '  '.repeat(depth);
    const head = mark === null ? '' : `${paint[mark](MARKS[mark])} `;
    const hanging = mark === null ? '' : '  ';
    return wrap(visible(say(text)), width - indent.length - hanging.length).map(
      (line, at) => indent + (at === 0 ? head : hanging) + tones[tone](line),
    );
  });
  return [colours.bold(who), colours.dim('━'.repeat(width)), ...lines, ''].join('\n');
}
