import { sampleFile } from '../../registry/mapping/suggest/sample-file.ts';
import { suggestMapping } from '../../registry/mapping/suggest/suggest-mapping.ts';
import { sourceProblem } from '../../registry/run/source-problem.ts';
import type { SourceFile } from '../../registry/sources/open-source.ts';
import { SourceError } from '../../registry/sources/source-error.ts';
import { type Command, EXIT, RULES_OPTION } from '../command.ts';
import { loadSoundRules } from '../load-rule-folders.ts';
import { UsageError } from '../usage-error.ts';

/** `huiqi mapping suggest FILE`: how the columns of a register may become facts, to begin with. */
export const command: Command = {
  name: 'mapping',
  summary: { zh: '由登记册的表头和样本起草列映射', en: 'a mapping to begin with, from the header of a register' },
  paths: {
    zh: 'suggest 与登记册文件（CSV、Parquet、JSON Lines）',
    en: '`suggest` and the register: CSV, Parquet or JSON Lines',
  },
  options: [
    RULES_OPTION,
    {
      flags: '--encoding <encoding>',
      words: {
        zh: '文件编码：utf-8、gb18030 等（默认由开头判断）',
        en: 'utf-8, gb18030 and others (told by the beginning by default)',
      },
    },
  ],
  examples: ['huiqi mapping suggest register.csv --rules rules > mapping.yaml'],
  run: async (given, terminal) => {
    const [action, file, ...more] = given.paths;
    if (action !== 'suggest' || file === undefined || more.length > 0)
      throw new UsageError(
        { zh: '应为 huiqi mapping suggest 和一个文件', en: 'this is `huiqi mapping suggest` and one file' },
        {
          zh: '如 huiqi mapping suggest register.csv --rules rules',
          en: 'like huiqi mapping suggest register.csv --rules rules',
        },
      );
    const rules = loadSoundRules(given.list('rules') ?? [], terminal);
    if (rules === null) return EXIT.problems;
    const encoding = given.one('encoding');
    const sample = await readable({ file, ...(encoding !== undefined && { encoding }) });
    terminal.out(suggestMapping(sample, rules.vocabulary, terminal.language).trimEnd());
    return EXIT.done;
  },
};

/** What cannot be read is the user's file, and no fault of huiqi. */
async function readable(source: SourceFile) {
  try {
    return await sampleFile(source);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { what, fix } = sourceProblem(error);
    throw new UsageError(what, fix);
  }
}
