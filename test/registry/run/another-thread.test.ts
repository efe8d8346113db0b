import { describe, expect, it } from 'vitest';
import { anotherThreadPays } from '../../../src/registry/run/another-thread.ts';

describe('another thread that matches', () => {
  it('begins with the first part', () => {
    expect(anotherThreadPays({ waiting: 1, threads: 0, part: null, warm: null })).toBe(true);
  });

  it('waits, before anything is measured, until sixteen parts wait for each that there is', () => {
    expect(anotherThreadPays({ waiting: 15, threads: 1, part: null, warm: null })).toBe(false);
    expect(anotherThreadPays({ waiting: 16, threads: 1, part: null, warm: null })).toBe(true);
    expect(anotherThreadPays({ waiting: 31, threads: 2, part: null, warm: null })).toBe(false);
  });

  it('pays off where what is left for each takes longer than twice what a thread takes until it is warm', () => {
    // 13 parts of 300 ms are 3.9 s: less than twice 2 s, more than twice 1.9 s.
    expect(anotherThreadPays({ waiting: 13, threads: 1, part: 300, warm: 2000 })).toBe(false);
    expect(anotherThreadPays({ waiting: 13, threads: 1, part: 300, warm: 1900 })).toBe(true);
    expect(anotherThreadPays({ waiting: 13, threads: 2, part: 300, warm: 1900 })).toBe(false);
  });
});
