import { describe, expect, it } from 'vitest';
import { anotherThreadPays } from '../../../src/registry/run/another-thread.ts';

describe('another thread that matches', () => {
  it('begins with the first part', () => {
    expect(anotherThreadPays({ waiting: 1, threads: 0, part: null, warm: null })).toBe(true);
  });

  it('waits, before anything is measured, until twelve parts wait for each that there is', () => {
    expect(anotherThreadPays({ waiting: 11, threads: 1, part: null, warm: null })).toBe(false);
    expect(anotherThreadPays({ waiting: 12, threads: 1, part: null, warm: null })).toBe(true);
    expect(anotherThreadPays({ waiting: 23, threads: 2, part: null, warm: null })).toBe(false);
  });

  it('pays off where what is left for each takes longer than three times what a thread takes until it is warm', () => {
    // 20 parts of 300 ms are 6 s: three times 2 s, more than three times 1.9 s.
    expect(anotherThreadPays({ waiting: 20, threads: 1, part: 300, warm: 2000 })).toBe(false);
    expect(anotherThreadPays({ waiting: 20, threads: 1, part: 300, warm: 1900 })).toBe(true);
    expect(anotherThreadPays({ waiting: 20, threads: 2, part: 300, warm: 1900 })).toBe(false);
  });
});
