import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type WrittenRegister, writeRegister } from '../registers/write-register.ts';
import { generateRules } from './generate-rules.ts';
import { report, round } from './measure.ts';

const ITEMS = 1000;
const WORKERS = 2;
const AS_OF = '2025-11-01';

/** What is written of the verdicts: nothing, or all candidates. */
type Mode = 'counts' | 'all';

/** Ten million rows take minutes and some gigabytes in the temporary folder: only with `--full` or HUIQI_BENCH_FULL. */
function sizes(): readonly number[] {
  const isFull = process.argv.includes('--full') || process.env['HUIQI_BENCH_FULL'] !== undefined;
  return isFull ? [100_000, 1_000_000, 10_000_000] : [100_000, 1_000_000];
}

/**
 * The real `huiqi batch`, from Parquet, a thousand items, two workers: its wall time from start to exit, and the most
 * memory that the process ever held, all threads together.
 */
export async function measureBatch(seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'huiqi-bench-'));
  try {
    const rules = writeRules(join(folder, 'rules'), seed);
    const before = new Map<Mode, Run & { rows: number }>();
    for (const rows of sizes()) {
      const register = await writeRegister(join(folder, `register-${rows}`), { rows, seed, format: 'parquet' });
      for (const mode of ['counts', 'all'] as const) {
        const out = join(folder, 'out');
        const run = await runBatch(rules, register, out, mode);
        rmSync(out, { recursive: true });
        const last = before.get(mode);
        const { seconds, peakMB } = run;
        const figures = {
          rows,
          items: ITEMS,
          mode,
          workers: WORKERS,
          seconds: round(seconds, 2),
          peakMB: Math.round(peakMB),
        };
        report('batch', figures, {
          rowsPerSecond: Math.round(rows / seconds),
          ...(last && { timesRows: rows / last.rows, timesSeconds: round(seconds / last.seconds, 2) }),
        });
        before.set(mode, { ...run, rows });
      }
      rmSync(dirname(register.registry), { recursive: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeRules(folder: string, seed: number): string {
  for (const { name, text } of generateRules(ITEMS, seed)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}

interface Run {
  readonly seconds: number;
  readonly peakMB: number;
}

/** At its end the process tells on a pipe of its own how many kilobytes it held at most. */
const TELL_MEMORY = `data:text/javascript,${encodeURIComponent(`
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));`)}`;

async function runBatch(rules: string, register: WrittenRegister, out: string, mode: Mode): Promise<Run> {
  const args = ['--import', TELL_MEMORY, 'dist/cli.js', 'batch', '--rules', rules, '--as-of', AS_OF];
  args.push('--registry', register.registry, '--mapping', register.mapping, '--out', out, '--workers', String(WORKERS));
  if (mode === 'counts') args.push('--counts-only');
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let messages = '';
  let memory = '';
  child.stdio[2]!.on('data', (bytes: Buffer) => (messages += bytes.toString()));
  child.stdio[3]!.on('data', (bytes: Buffer) => (memory += bytes.toString()));
  const status = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`huiqi batch ended with ${status}:\n${messages}`);
  return { seconds, peakMB: Number(memory) / 1000 };
}
