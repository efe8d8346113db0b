import { FileWriter, rename } from '../files/whole-file.ts';
import { writeParquet } from '../parquet/write-parquet.ts';
import { csvLine } from '../sinks/cells.ts';
import { type ImportCounts, type Summary, summaryOf } from '../sinks/summary.ts';
import { summaryJson } from '../sinks/summary-json.ts';
import { summaryMarkdown } from '../sinks/summary-markdown.ts';
import type { RegisterFile } from '../store/register-file.ts';
import { readRejects } from '../store/reject-file.ts';
import { assembleText, batchesOf, type WrittenPart } from './assemble.ts';
import type { Matched } from './matched.ts';
import type { SettledOptions } from './settle-options.ts';
import type { ResultName, WorkFolder } from './work-folder.ts';

export interface Written {
  readonly summary: Summary;
  /** What `summary.json` says. */
  readonly json: string;
  /** The paths of the results. */
  readonly results: readonly string[];
}

/** Puts what users see together, and in its place; `rest` lets others do something now and then, and may throw. */
export async function writeResults(
  folder: WorkFolder,
  options: SettledOptions,
  matched: Matched,
  rest: () => Promise<void>,
  elapsed: () => number,
): Promise<Written> {
  const { rules, items, register, registerFolder, tallies } = matched;
  const { language } = options;
  const { parts, tally } = tallies;
  const names: ResultName[] = [];
  if (options.verdicts.length > 0) {
    names.push(`verdicts.${options.format}`);
    await writeVerdicts(
      folder,
      options,
      items.map(({ item }) => item.name),
      parts,
      rest,
    );
  }
  names.push('rejects.csv');
  const rejects = await writeRejects(folder.result('rejects.csv'), registerFolder, rest);
  const summary = summaryOf(countsOf(register, rejects), tally, items, rules.vocabulary, {
    asOf: folder.identity.asOf,
    rules: rules.hash,
  });
  const text = (name: ResultName, content: string): void => {
    names.push(name);
    const writer = new FileWriter(folder.result(name));
    writer.writeAll([new TextEncoder().encode(content)]);
  };
  text('summary.md', summaryMarkdown(summary, language));
  const json = summaryJson(summary, elapsed(), language);
  text('summary.json', json);
  await rest();
  for (const name of names) rename(folder.result(name));
  folder.finish();
  return { summary, json, results: names.map((name) => folder.result(name)) };
}

async function writeVerdicts(
  folder: WorkFolder,
  { format }: SettledOptions,
  items: readonly string[],
  parts: readonly WrittenPart[],
  rest: () => Promise<void>,
): Promise<void> {
  const path = folder.result(`verdicts.${format}`);
  if (format !== 'parquet') return assembleText(path, format, folder.parts, parts, rest);
  await writeParquet(path, batchesOf(folder.parts, parts, rest), { items });
}

/** Those of joined files stand behind those of the register, their columns behind the name of the file. Counts the register's by reason. */
async function writeRejects(
  path: string,
  registerFolder: string,
  rest: () => Promise<void>,
): Promise<Readonly<Record<string, number>>> {
  const counts = new Map<string, number>();
  const writer = new FileWriter(path);
  const encoder = new TextEncoder();
  try {
    let lines = csvLine(['line', 'column', 'value', 'reason']);
    for await (const { file, line, column, value, reason } of readRejects(registerFolder)) {
      if (file === null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
      lines += csvLine([String(line), file === null ? column : `${file}/${column}`, value, reason]);
      if (lines.length < 1 << 20) continue;
      writer.write([encoder.encode(lines)]);
      lines = '';
      await rest();
    }
    writer.write([encoder.encode(lines)]);
    writer.finish();
  } finally {
    writer.close();
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function countsOf(
  { read, kept, rejected, badCells, disagreements, separators, joins }: RegisterFile,
  rejects: ImportCounts['rejects'],
) {
  return { read, matched: kept, rejected, rejects, badCells, disagreements, separators, joins } satisfies ImportCounts;
}
