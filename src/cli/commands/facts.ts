import { factTypes } from '../../authoring/index.ts';
import { factsRead } from '../../check/reads.ts';
import type { RuleSet } from '../../match/rule-set.ts';
import type { FactDeclaration } from '../../policy/vocabulary.ts';
import type { Language } from '../../text/localized.ts';
import { say } from '../../text/localized.ts';
import { type Command, EXIT, RULES_OPTION } from '../command.ts';
import { loadSoundRules } from '../load-rule-folders.ts';
import type { Terminal } from '../terminal.ts';
import { columnsOf, inColumns } from '../text-layout.ts';
import { UsageError } from '../usage-error.ts';

const FORMATS = ['table', 'markdown', 'typescript'] as const;
type Format = (typeof FORMATS)[number];

/** `huiqi facts`: what a profile can say. */
export const command: Command = {
  name: 'facts',
  summary: { zh: '列出档案可写的事实', en: 'the facts that a profile can give' },
  options: [
    RULES_OPTION,
    { flags: '--json', words: { zh: '每个事实输出一行 JSON', en: 'a line of JSON for each fact' } },
    {
      flags: '--format <format>',
      words: { zh: `格式：${FORMATS.join('、')}（默认 table）`, en: `${FORMATS.join(', ')} (table by default)` },
    },
  ],
  examples: [
    'huiqi facts --rules rules',
    'huiqi facts --rules rules --format markdown > facts.md',
    'huiqi facts --rules rules --format typescript > huiqi-facts.ts',
  ],
  run: (given, terminal) => {
    const format = given.one('format') ?? 'table';
    if (!(FORMATS as readonly string[]).includes(format))
      throw new UsageError(
        { zh: `没有名为「${format}」的格式`, en: `there is no format \`${format}\`` },
        { zh: `可用：${FORMATS.join('、')}`, en: `there are: ${FORMATS.join(', ')}` },
      );
    const rules = loadSoundRules(given.list('rules') ?? [], terminal);
    if (rules === null) return EXIT.problems;
    for (const line of given.has('json') ? jsonLines(rules, terminal) : WRITERS[format as Format](rules, terminal))
      terminal.out(line);
    return EXIT.done;
  },
};

interface ListedFact {
  readonly fact: FactDeclaration;
  /** How many items read it. */
  readonly items: number;
}

function listFacts({ vocabulary, policies }: RuleSet): readonly ListedFact[] {
  const reads = policies.flatMap(({ items }) => items.map((item) => factsRead(item, vocabulary)));
  const facts = [...vocabulary.facts.values()].filter(({ name }) => name !== 'asOf');
  return facts.map((fact) => ({ fact, items: reads.filter((read) => read.has(fact.name)).length }));
}

function factObject({ fact, items }: ListedFact, language: Language): object {
  const { name, type, label, unit, yearly, codes, holders, ask, derive, note } = fact;
  return {
    fact: name,
    type,
    label: say(label, language),
    unit: unit ? say(unit, language) : null,
    yearly,
    codes: (type === 'code' || type === 'codes') && codes ? codes.name : null,
    holders,
    ask: ask ? say(ask, language) : null,
    derived: derive !== undefined,
    items,
    note: note ? say(note, language) : null,
  };
}

function columns({ say: words }: Terminal): readonly string[] {
  return [
    words({ zh: '事实', en: 'fact' }),
    words({ zh: '类型', en: 'type' }),
    words({ zh: '名称', en: 'label' }),
    words({ zh: '掌握单位', en: 'holder' }),
    words({ zh: '所涉事项', en: 'items' }),
  ];
}

function row({ fact, items }: ListedFact, { say: words, language }: Terminal): readonly string[] {
  const { name, type, codes, yearly, label, holders, derive } = fact;
  const list = (type === 'code' || type === 'codes') && codes ? ` ${codes.name}` : '';
  const year = yearly ? words({ zh: '（逐年）', en: ' a year' }) : '';
  const derived = words({ zh: '推导', en: 'derived' });
  return [name, type + list + year, say(label, language), holders.join('、'), derive ? derived : String(items)];
}

function table(rules: RuleSet, terminal: Terminal): readonly string[] {
  const head = columns(terminal);
  const rows = listFacts(rules).map((fact) => row(fact, terminal));
  const widths = head.map((title, at) => Math.max(...[title, ...rows.map((cells) => cells[at]!)].map(columnsOf)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => inColumns(cell, widths[at]!))
      .join('  ')
      .trimEnd();
  return [terminal.colours.dim(line(head)), ...rows.map(line)];
}

function markdown(rules: RuleSet, terminal: Terminal): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const head = columns(terminal);
  return [line(head), line(head.map(() => '---')), ...listFacts(rules).map((fact) => line(row(fact, terminal)))];
}

function jsonLines(rules: RuleSet, { language }: Terminal): readonly string[] {
  return listFacts(rules).map((fact) => JSON.stringify(factObject(fact, language)));
}

const WRITERS: Readonly<Record<Format, (rules: RuleSet, terminal: Terminal) => readonly string[]>> = {
  table,
  markdown,
  typescript: ({ vocabulary }) => [factTypes(vocabulary).trimEnd()],
};
