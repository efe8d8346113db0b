import { accessSync, constants, readFileSync } from 'node:fs';
import { VERDICTS, type Verdict } from '../../policy/types.ts';
import type { BatchOptions, BatchOutcome, RegisterInput } from '../../registry/run/batch-options.ts';
import { FORMATS, type Format } from '../../registry/run/format.ts';
import { runBatch } from '../../registry/run/run-batch.ts';
import { RunError } from '../../registry/run/run-error.ts';
import type { SourceFile } from '../../registry/sources/open-source.ts';
import { type Diagnostic, hasErrors } from '../../text/diagnostic.ts';
import type { Phrase } from '../../text/localized.ts';
import { nearestName } from '../../text/nearest-name.ts';
import { visible } from '../../text/visible.ts';
import { AS_OF_OPTION, asOfDate } from '../as-of.ts';
import { BatchProgress } from '../batch-progress.ts';
import { type Command, EXIT, type ExitStatus, type Given, RULES_OPTION } from '../command.ts';
import { itemNames } from '../item-names.ts';
import { readRuleFiles, tellUnsound } from '../load-rule-folders.ts';
import { printDiagnostics } from '../print-diagnostics.ts';
import { accessible } from '../read-files.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** `huiqi batch`: what every enterprise of a register can get. */
export const command: Command = {
  name: 'batch',
  summary: { zh: '整册企业批量匹配，可中断、可继续', en: 'what all enterprises of a register can get' },
  options: [
    RULES_OPTION,
    {
      flags: '--registry <file>',
      words: { zh: '企业名册：.csv、.tsv、.parquet 或 .jsonl', en: 'the register: .csv, .tsv, .parquet or .jsonl' },
    },
    {
      flags: '--encoding <encoding>',
      words: {
        zh: '名册的编码：utf-8、gb18030 等（默认由开头判断）',
        en: 'of the register: utf-8, gb18030 and others (told by its beginning by default)',
      },
    },
    {
      flags: '--delimiter <character>',
      words: {
        zh: '名册（CSV）的分隔符，如 ; 或 tab（默认由表头判断）',
        en: 'of the register, if it is CSV, like ; or tab (told by its header by default)',
      },
    },
    { flags: '--mapping <file>', words: { zh: '列映射文件', en: 'the mapping of its columns' } },
    {
      flags: '--out <dir>',
      words: { zh: '结果文件夹，其中不能已有结果', en: 'where results go; none may be there' },
      required: true,
    },
    AS_OF_OPTION,
    {
      flags: '--resume',
      words: {
        zh: '继续上次没有做完的；没有则重新开始',
        en: 'go on with what was not finished; if nothing was, begin',
      },
    },
    { flags: '--item <id...>', words: { zh: '只匹配这些事项', en: 'only these items' } },
    {
      flags: '--only <verdicts>',
      words: {
        zh: '只写出这些结论，如 eligible,review（默认除 ineligible 外全部）',
        en: 'write only these verdicts, like eligible,review (all but ineligible by default)',
      },
    },
    { flags: '--counts-only', words: { zh: '只计数，不写出结论', en: 'only count, write no verdicts' } },
    {
      flags: '--format <name>',
      words: {
        zh: '结论文件的格式：parquet（默认）、csv、jsonl',
        en: 'of the verdicts: parquet (default), csv, jsonl',
      },
    },
    {
      flags: '--register-dir <dir>',
      words: {
        zh: '编码好的名册放在这里，下次不给 --registry 就直接用它',
        en: 'keep the encoded register here; without --registry it is used as it is',
      },
    },
    {
      flags: '--workers <n>',
      words: { zh: '最多的工作线程数（默认为处理器数）', en: 'threads at most (as many as there are processors)' },
    },
    {
      flags: '--memory <size>',
      words: { zh: '读取 Parquet 时最多用的内存，如 512MB', en: 'what reading Parquet may take, like 512MB' },
    },
    { flags: '--strict', words: { zh: '有拒绝的行则以状态 1 结束', en: 'end with status 1 if rows were rejected' } },
    { flags: '--json', words: { zh: '输出 summary.json 的内容', en: 'print what summary.json says' } },
  ],
  examples: [
    'huiqi batch --rules rules --registry register.parquet --mapping mapping.yaml --out results --as-of 2025-11-01',
    'huiqi batch --rules rules --register-dir encoded --item revenue-first-100m --only eligible --out reached --format csv',
  ],
  run: async (given, terminal) => {
    const stopping = new AbortController();
    const stop = (): void => stopping.abort();
    const options = optionsOf(given, terminal);
    const { files, diagnostics } = readRuleFiles(given.list('rules') ?? []);
    if (tellProblems(diagnostics, 'rules', terminal)) return EXIT.problems;
    // Whoever asks a second time does not wait.
    for (const signal of SIGNALS) process.once(signal, stop);
    try {
      const outcome = await runBatch({ ...options, rules: files, signal: stopping.signal });
      return report(outcome, given, terminal);
    } catch (error) {
      return refused(error, terminal);
    } finally {
      for (const signal of SIGNALS) process.removeListener(signal, stop);
    }
  },
};

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

function optionsOf(given: Given, terminal: Terminal): Omit<BatchOptions, 'rules' | 'signal'> {
  const registerFolder = given.one('registerDir') ?? null;
  const register = registerOf(given, registerFolder);
  const progress = new BatchProgress(terminal, () => performance.now());
  const workers = workersOf(given.one('workers'));
  const memoryLimit = memoryOf(given.one('memory'));
  return {
    register,
    registerFolder,
    out: given.one('out')!,
    items: given.list('item') ?? null,
    itemNames,
    verdicts: verdictsOf(given),
    format: formatOf(given.one('format') ?? 'parquet'),
    resume: given.has('resume'),
    ...(workers !== undefined && { workers }),
    ...(memoryLimit !== undefined && { memoryLimit }),
    asOf: asOfDate(given.one('asOf'), terminal),
    language: terminal.language,
    onProgress: (one) => progress.tell(one),
    onDiagnostics: (found, of) => void tellProblems(found, of, terminal),
  };
}

/** Whether there are errors among them. */
function tellProblems(diagnostics: readonly Diagnostic[], of: 'rules' | 'mapping', terminal: Terminal): boolean {
  printDiagnostics(diagnostics, terminal, 'err');
  if (!hasErrors(diagnostics)) return false;
  if (of === 'rules') tellUnsound(diagnostics, terminal);
  else terminal.err(terminal.say({ zh: '映射文件有错误，没有继续', en: 'the mapping has errors, so this stops here' }));
  return true;
}

function registerOf(given: Given, folder: string | null): RegisterInput | null {
  const [source, mapping] = [given.one('registry'), given.one('mapping')];
  if (source === undefined && mapping === undefined && folder !== null) return null;
  if (source === undefined && mapping !== undefined && folder !== null)
    throw new UsageError(
      { zh: '给了 --mapping，却没有 --registry', en: '--mapping is given without --registry' },
      {
        zh: '要用编码好的名册，去掉 --mapping；要重新读取，加上 --registry',
        en: 'leave --mapping out to use the encoded register, or add --registry to read it anew',
      },
    );
  if (source === undefined)
    throw new UsageError(
      { zh: '没有给出企业名册', en: 'no register is given' },
      {
        zh: '用 --registry 给出文件，或用 --register-dir 给出编码好的名册',
        en: 'give its file with --registry, or where it lies encoded with --register-dir',
      },
    );
  if (mapping === undefined)
    throw new UsageError(
      { zh: '没有给出列映射文件（--mapping）', en: 'no mapping is given (--mapping)' },
      { zh: `可先运行 huiqi mapping suggest ${source}`, en: `\`huiqi mapping suggest ${source}\` proposes one` },
    );
  accessible(source, () => accessSync(source, constants.R_OK));
  return {
    source: sourceOf(source, given),
    mapping: { name: mapping, text: accessible(mapping, () => new Uint8Array(readFileSync(mapping))) },
  };
}

/** The file of the register, and what is said of how to read it. */
function sourceOf(file: string, given: Given): SourceFile {
  const [encoding, delimiter] = [given.one('encoding'), given.one('delimiter')];
  return {
    file,
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter: delimiterOf(delimiter) }),
  };
}

/** A tab is hard to write in a shell. */
const delimiterOf = (given: string): string => (given === 'tab' || given === '\\t' ? '\t' : given);

function verdictsOf(given: Given): readonly Verdict[] {
  const only = given.one('only');
  if (given.has('countsOnly')) {
    if (only === undefined) return [];
    throw new UsageError({
      zh: '--counts-only 不写出结论，不能再用 --only',
      en: '--counts-only writes no verdicts, so that --only cannot be given',
    });
  }
  if (only === undefined) return VERDICTS.filter((verdict) => verdict !== 'ineligible');
  const wanted = only.split(/[,，、]/).map((name) => name.trim());
  for (const name of wanted) oneOf(VERDICTS, name, { zh: '结论', en: 'verdict' });
  return VERDICTS.filter((verdict) => wanted.includes(verdict));
}

const formatOf = (name: string): Format => oneOf(FORMATS, name, { zh: '格式', en: 'format' });

function oneOf<T extends string>(names: readonly T[], given: string, what: Phrase): T {
  const found = names.find((name) => name === given);
  if (found !== undefined) return found;
  const near = nearestName(given, names);
  throw new UsageError(
    { zh: `没有名为「${given}」的${what.zh}`, en: `there is no ${what.en} \`${given}\`` },
    near === undefined
      ? { zh: `可用：${names.join('、')}`, en: `there are: ${names.join(', ')}` }
      : { zh: `是否应为「${near}」？`, en: `did you mean \`${near}\`?` },
  );
}

function workersOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (/^[1-9]\d{0,2}$/.test(given)) return Number(given);
  throw new UsageError(
    { zh: `--workers「${given}」不是线程数`, en: `--workers \`${given}\` is no number of threads` },
    { zh: '写 1 到 999 的整数', en: 'give a whole number from 1 to 999' },
  );
}

function memoryOf(given: string | undefined): string | undefined {
  if (given === undefined || /^[1-9]\d*(\.\d+)?\s*(KB|MB|GB|KiB|MiB|GiB)$/i.test(given)) return given;
  throw new UsageError(
    { zh: `--memory「${given}」不是内存大小`, en: `--memory \`${given}\` is no size of memory` },
    { zh: '写作 512MB 或 1GB', en: 'write it like 512MB or 1GB' },
  );
}

function report(outcome: BatchOutcome, given: Given, terminal: Terminal): ExitStatus {
  if (outcome.kind === 'unsound') return EXIT.problems;
  const { summary, json, results, seconds } = outcome;
  const { read, matched, rejected } = summary.counts;
  terminal.err(
    terminal.say({
      zh: `读取 ${read} 行，匹配 ${matched} 家，拒绝 ${rejected} 行，用时 ${seconds} 秒`,
      en: `${read} rows read, ${matched} enterprises matched, ${rejected} rows rejected, in ${seconds} s`,
    }),
  );
  terminal.out(given.has('json') ? json.trimEnd() : results.join('\n'));
  return given.has('strict') && rejected > 0 ? EXIT.problems : EXIT.done;
}

function refused(error: unknown, terminal: Terminal): ExitStatus {
  if (!(error instanceof RunError)) throw error;
  const { code, what, fix, wrongUsage } = error;
  if (wrongUsage) throw new UsageError(what, fix);
  terminal.err(`${terminal.errorColours.red('huiqi:')} ${visible(terminal.say(what))}`);
  if (fix) terminal.err(`  ${visible(terminal.say(fix))}`);
  return code === 'interrupted' ? EXIT.interrupted : EXIT.problems;
}
