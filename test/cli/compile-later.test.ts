import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('asks V8 for nothing that it does not know', () => {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  const asked = readFileSync('src/cli/compile-later.ts', 'utf8').match(/--[a-z-]+(?==)/g)!;
  expect(asked.length).toBeGreaterThan(0);
  for (const flag of asked) expect(known).toMatch(new RegExp(`^ +${flag} `, 'm'));
});
