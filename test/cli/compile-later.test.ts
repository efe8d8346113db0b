import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { flagsFor } from '../../src/cli/compile-later.ts';

describe('V8 is asked', () => {
  it('for nothing that it does not know: it would complain of that at every start', () => {
    const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    for (const flag of flagsFor(process.versions.v8))
      expect(known).toMatch(new RegExp(`^ +${flag.replace(/=.*/, '')} `, 'm'));
  });

  it('to compile later as Node 20 has it, and for nothing as Node 22 and 24 have it', () => {
    expect(flagsFor('11.3.244.8-node.33').map((flag) => flag.replace(/=.*/, ''))).toEqual([
      '--interrupt-budget',
      '--max-inlined-bytecode-size-cumulative',
    ]);
    expect([flagsFor('12.4.254.21-node.33'), flagsFor('13.6.233.17-node.28')]).toEqual([[], []]);
  });
});
