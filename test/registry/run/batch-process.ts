import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VERDICTS } from '../../../src/policy/types.ts';
import { runBatch } from '../../../src/registry/run/run-batch.ts';
import { RunError } from '../../../src/registry/run/run-error.ts';

/* A run in a process of its own, for tests that kill it: says on each line how far it has come. */

const [folder, out, workers, partRows] = process.argv.slice(2) as [string, string, string, string];
const rules = readdirSync(join(folder, 'rules'), { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile())
  .map((file) => join(file.parentPath, file.name))
  .sort();
const read = (path: string) => ({ name: path, text: readFileSync(path, 'utf8') });
try {
  await runBatch({
    rules: rules.map(read),
    register: { source: join(folder, 'register.csv'), mapping: read(join(folder, 'mapping.yaml')) },
    out,
    asOf: '2025-11-01',
    items: null,
    verdicts: VERDICTS,
    format: 'csv',
    resume: true,
    registerFolder: null,
    workers: Number(workers),
    partRows: Number(partRows),
    language: 'en',
    onProgress: ({ phase, matched, resumed }) => process.stdout.write(`${phase} ${matched} ${resumed}\n`),
  });
  process.stdout.write('done\n');
} catch (error) {
  if (!(error instanceof RunError)) throw error;
  process.stdout.write(`refused ${error.code}\n`);
}
