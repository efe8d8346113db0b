import { describe, expect, it } from 'vitest';
import { read } from './broken-file.ts';
import { CASES } from './cases/all.ts';

for (const [group, cases] of Object.entries(CASES)) {
  describe(`every mistake in ${group} is one diagnostic at its place`, () => {
    it.each(cases)('$title', (one) => {
      const { lines, expected } = read(one);
      expect(lines).toEqual(expected);
    });
  });
}
