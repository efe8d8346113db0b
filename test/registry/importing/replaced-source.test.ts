import { createHash } from 'node:crypto';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Files, imported } from './importing.ts';

const files = new Files();
afterAll(() => files.remove());

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

it('a register bears the fingerprint of the file that was read, though another has taken its name meanwhile', async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => `E${at},${at}`);
  const folder = files.write({ 'r.csv': ['id,a', ...rows].join('\n'), 'tomorrow.csv': 'id,a\nE1,7\n' });
  const [source, tomorrow] = [join(folder, 'r.csv'), join(folder, 'tomorrow.csv')];
  const before = hashOf(source);
  const { register } = await imported(folder, 'enterprise: id\nfacts: { staff: a }\n', source, {
    partRows: 1000,
    onPart: ({ index }) => {
      if (index === 0) renameSync(tomorrow, source);
    },
  });
  expect(register.kept).toBe(3000);
  expect(register.inputs[0]!.sha256).toBe(before);
});
