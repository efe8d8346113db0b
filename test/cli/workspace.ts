import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';
import { type Ran, recorded } from './recorded.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** A folder of its own with some files, in which `huiqi` runs as a process. */
export function workspace(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = mkdtempSync(join(tmpdir(), 'huiqi-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  const env = (extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
    const { NO_COLOR: _no, FORCE_COLOR: _force, ...rest } = process.env;
    return { ...rest, ...extra };
  };
  return {
    folder,
    write,
    /** The same without a process, which is quicker where only words and status matter; paths are those of the folder. */
    async here(args: readonly string[]): Promise<Ran> {
      const within = args.map((arg) => (existsSync(join(folder, arg)) ? join(folder, arg) : arg));
      const { stdout, stderr, status } = await recorded(within);
      const plain = (text: string): string => text.replaceAll(`${folder}/`, '');
      return { stdout: plain(stdout), stderr: plain(stderr), status };
    },
    huiqi(args: readonly string[], extra: Readonly<Record<string, string>> = {}): Ran {
      const ran = spawnSync(process.execPath, ['--import', TSX, MAIN, ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: env(extra),
      });
      return { stdout: ran.stdout, stderr: ran.stderr, status: ran.status };
    },
    /** The same through a shell, `huiqi` standing for the program. */
    shell(line: string): Ran {
      const program = [process.execPath, '--import', TSX, MAIN].map((part) => `'${part}'`).join(' ');
      const script = `set -o pipefail; ${line.replaceAll('huiqi', program)}`;
      const ran = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8', env: env({}) });
      return { stdout: ran.stdout, stderr: ran.stderr, status: ran.status };
    },
  };
}

export const VOCABULARY = `
facts:
  region: { type: code, codes: region, label: { zh: 住所地, en: domicile }, ask: { zh: 企业住所在哪里？, en: Where is the domicile? } }
  staff: { type: integer, label: { zh: 从业人员数, en: staff }, unit: { zh: 人, en: people }, min: 0, holder: 市人力社保局, ask: { zh: 企业有多少人？, en: How many people work there? } }
  revenue: { type: money, period: year, label: { zh: 营业收入, en: revenue }, holder: 市税务局, ask: { zh: 全年营业收入多少？, en: What was the revenue of the year? } }
  dishonest: { type: boolean, label: { zh: 失信被执行人, en: dishonest debtor }, ask: { zh: 是否失信被执行人？, en: Is it a dishonest debtor? } }
codes:
  region:
    "331000": { label: { zh: 台州市, en: Taizhou } }
    "331083": { label: { zh: 玉环市, en: Yuhuan }, parent: "331000" }
    "331082": { label: { zh: 临海市, en: Linhai }, parent: "331000" }
conditions:
  good-standing: { fact: dishonest, operator: equal, value: false }
`;

export const POLICY = `
policy: yuhuan
title: { zh: 玉环市示例政策, en: Example policy of Yuhuan }
document: { number: 玉政发〔2025〕1号 }
region: "331083"
requires: { condition: good-standing }
items:
  - id: hiring
    title: { zh: 稳岗补助, en: Subsidy for jobs }
    kind: subsidy
    clause: { article: 第三条 }
    when: { fact: staff, operator: ">=", value: 10, clause: { article: 第三条（一） } }
    amount: 20万
    window: { from: 12-01, until: 12-31 }
  - id: growth
    title: { zh: 规模奖励, en: Reward for size }
    clause: { article: 第四条 }
    when:
      all:
        - { fact: revenue, operator: ">=", value: 1亿 }
        - { fact: revenue@-2, operator: "<", value: 1亿 }
    review:
      - { note: { zh: 择优遴选, en: the best are chosen }, by: 市经信局 }
    amount: { upTo: 2000万 }
`;

export const PROFILES = {
  'profiles/1.yaml': `
enterprise: a
name: 玉环示例公司
facts: { region: "331083", staff: 86, dishonest: false, revenue: { 2024: 1.2亿 } }
`,
  'profiles/2.jsonl': `{"enterprise":"b","facts":{"region":"331082"}}
{"enterprise":"c","name":"丙公司","facts":{"region":"331083","staff":9,"dishonest":false}}
`,
};

export const RULES = { 'rules/vocabulary/all.yaml': VOCABULARY, 'rules/yuhuan/yuhuan.yaml': POLICY };
