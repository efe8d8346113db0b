import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const examples = readdirSync('examples').filter((name) => /^\d\d-/.test(name));

describe('the examples', () => {
  it('are nine, numbered in learning order, and all in the README', () => {
    expect(examples.map((name) => name.slice(0, 2))).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09']);
    const readme = readFileSync('README.md', 'utf8');
    for (const name of examples) expect(readme).toContain(`examples/${name}`);
  });

  it.each(examples)('%s prints what is recorded', (name) => {
    const file = join('examples', name, 'example.ts');
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', TSX, file], { encoding: 'utf8' });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toBe(readFileSync(join('examples', name, 'output.txt'), 'utf8'));
  });
});
