import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '../../authoring/index.ts';
import { type Command, EXIT, RULES_OPTION } from '../command.ts';
import { loadSoundRules } from '../load-rule-folders.ts';
import { accessible } from '../read-files.ts';
import { UsageError } from '../usage-error.ts';

/** `huiqi schema`: JSON Schemas for editors. */
export const command: Command = {
  name: 'schema',
  summary: { zh: '输出 JSON Schema，供编辑器补全与提示', en: 'JSON Schemas, with which editors complete and explain' },
  options: [
    RULES_OPTION,
    {
      flags: '--kind <kind>',
      words: {
        zh: '哪种文件：policy vocabulary profile test stacking',
        en: 'of which files: policy vocabulary profile test stacking',
      },
    },
    {
      flags: '--out <dir>',
      words: { zh: '写入文件夹，每种一个 <kind>.schema.json', en: 'write <kind>.schema.json for each into a folder' },
    },
  ],
  examples: [
    'huiqi schema --rules rules --kind policy > policy.schema.json',
    'huiqi schema --rules rules --out .vscode/huiqi',
  ],
  run: (given, terminal) => {
    const [kind, out] = [given.one('kind'), given.one('out')];
    const rules = loadSoundRules(given.list('rules') ?? [], terminal);
    if (rules === null) return EXIT.problems;
    const schemas: Readonly<Record<string, object>> = jsonSchemas(rules.vocabulary);
    const kinds = Object.keys(schemas);
    if (kind !== undefined && !kinds.includes(kind))
      throw new UsageError(
        { zh: `没有名为「${kind}」的文件种类`, en: `there is no kind of file \`${kind}\`` },
        { zh: `可用：${kinds.join('、')}`, en: `there are: ${kinds.join(', ')}` },
      );
    const wanted = kind === undefined ? schemas : { [kind]: schemas[kind]! };
    const print = (schema: object): string => JSON.stringify(schema, null, 2);
    if (out === undefined) {
      terminal.out(print(kind === undefined ? wanted : wanted[kind]!));
      return EXIT.done;
    }
    accessible(out, () => mkdirSync(out, { recursive: true }));
    for (const [name, schema] of Object.entries(wanted)) {
      const path = join(out, `${name}.schema.json`);
      accessible(path, () => writeFileSync(path, `${print(schema)}\n`));
      terminal.err(path);
    }
    return EXIT.done;
  },
};
