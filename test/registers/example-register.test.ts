import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeRegister } from './write-register.ts';

it('the register of the examples is an invented one, as it is generated', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'huiqi-example-'));
  await writeRegister(folder, { rows: 200, seed: 388, format: 'csv', joined: true });
  for (const file of ['register.csv', 'dishonest.csv', 'hightech.csv'])
    expect(readFileSync(join('examples/register', file), 'utf8')).toBe(readFileSync(join(folder, file), 'utf8'));
  rmSync(folder, { recursive: true });
});
