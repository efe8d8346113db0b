import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { seeded } from '../../bench/generate-rules.ts';
import { POLICY, VOCABULARY } from '../../cli/workspace.ts';
import { runs } from '../../properties/check-property.ts';

const SOURCE = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const ROWS = 12_000;
const PART_ROWS = 400;

const folder = mkdtempSync(join(tmpdir(), 'huiqi-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeRegister(seed: number): void {
  const random = seeded(seed);
  const pick = (...from: readonly string[]): string => from[Math.floor(random() * from.length)]!;
  const lines = Array.from({ length: ROWS }, (_, at) =>
    [
      random() < 0.02 ? pick('', 'E17') : `E${at}`,
      pick('331083', '331082', '331000', ''),
      pick('3', '10', '86', 'abc', ''),
      pick('1.2亿', '300万', ''),
      pick('是', '否', ''),
    ].join(','),
  );
  mkdirSync(join(folder, 'rules/vocabulary'), { recursive: true });
  writeFileSync(join(folder, 'rules/vocabulary/all.yaml'), VOCABULARY);
  writeFileSync(join(folder, 'rules/yuhuan.yaml'), POLICY);
  writeFileSync(join(folder, 'register.csv'), `id,place,staff,revenue,dishonest\n${lines.join('\n')}\n`);
  writeFileSync(
    join(folder, 'mapping.yaml'),
    `enterprise: { column: id, form: any }
facts:
  region: place
  staff: staff
  revenue: { column: revenue, year: 2024 }
  dishonest: dishonest
`,
  );
}

/** The program as the package has it, with the file of its threads beside it: it starts in a moment, and can be killed often. */
async function buildProgram(): Promise<void> {
  await build({
    entryPoints: {
      'batch-process': SOURCE('./batch-process.ts'),
      'batch-worker': SOURCE('../../../src/registry/run/worker.ts'),
    },
    outdir: join(folder, 'program'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['@duckdb/*'],
    banner: { js: "import { createRequire as __r } from 'node:module'; const require = __r(import.meta.url);" },
  });
  writeFileSync(join(folder, 'program/package.json'), '{"type":"module"}');
}

interface Ran {
  /** What it said last. */
  readonly last: string;
  readonly lines: number;
}

/** Runs to its end, or until it has said so many lines, when it is killed at once. */
function ran(out: string, workers: number, partRows: number, killAfter = Infinity): Promise<Ran> {
  return new Promise((resolve) => {
    const args = [join(folder, 'program/batch-process.js'), folder, out, String(workers), String(partRows)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let lines: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      lines = lines.concat(text.trimEnd().split('\n'));
      if (lines.length >= killAfter) child.kill('SIGKILL');
    });
    child.on('close', () => resolve({ last: lines[lines.length - 1] ?? '', lines: lines.length }));
  });
}

/** All files of a result; but for how long it took, they have to be the same. */
function resultOf(out: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8').replace(/"seconds": [\d.]+/, '')]),
  );
}

describe('a run that is killed', () => {
  it('comes to the same bytes when it is resumed, however often and with whatever workers and parts', async () => {
    const seed = Number(process.env['HUIQI_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));
    console.log(`killed: seed ${seed}`);
    const random = seeded(seed);
    writeRegister(seed);
    await buildProgram();
    const whole = join(folder, 'whole');
    const undisturbed = await ran(whole, 1, ROWS);
    expect(undisturbed.last).toBe('done');
    const wanted = resultOf(whole);
    expect(Object.keys(wanted).sort()).toEqual(['rejects.csv', 'summary.json', 'summary.md', 'verdicts.csv']);
    let resumed = 0;
    for (let round = 0; round < runs(3, 30); round++) {
      const out = join(folder, `killed-${round}`);
      const lines = ROWS / PART_ROWS;
      for (let tries = 0; ; tries++) {
        // What is left becomes less from time to time, so that the last one is not killed.
        const { last } = await ran(
          out,
          1 + Math.floor(random() * 3),
          PART_ROWS,
          1 + Math.floor(random() * lines * 0.6),
        );
        if (last === 'done' || last === 'refused nothing-to-resume') break;
        // Until it is done nothing looks as if it were.
        if (!existsSync(join(out, 'summary.json'))) expect(existsSync(join(out, '.huiqi'))).toBe(true);
        if (Number(last.split(' ')[2]) > 0) resumed++;
        if (tries > 8) expect((await ran(out, 2, PART_ROWS)).last).toBe('done');
        if (tries > 8) break;
      }
      expect(resultOf(out)).toEqual(wanted);
    }
    expect(resumed).toBeGreaterThan(0);
  });
});
