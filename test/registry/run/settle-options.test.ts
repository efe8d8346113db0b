import { describe, expect, it } from 'vitest';
import { settleOptions } from '../../../src/registry/run/settle-options.ts';

const NEEDED = { rules: [], registerFolder: 'encoded', out: 'results', asOf: '2025-11-01' };

describe('the options of a batch', () => {
  it('are settled where they are left open', () => {
    expect(settleOptions(NEEDED)).toMatchObject({
      register: null,
      items: null,
      // 2025-11-01 is 20,393 days after 1970-01-01: 55 years of 365 days, 14 leap days, 304 days of 2025.
      asOf: 55 * 365 + 14 + 304,
      verdicts: ['eligible', 'review', 'undetermined'],
      format: 'parquet',
      resume: false,
      language: 'zh',
    });
    expect(settleOptions({ ...NEEDED, verdicts: null }).verdicts).toEqual([]);
    expect(settleOptions({ ...NEEDED, verdicts: ['ineligible', 'eligible'] }).verdicts).toEqual([
      'eligible',
      'ineligible',
    ]);
  });

  it.each([
    [{ asOf: '2025-02-30' }, 'no such day: 2025-02-30'],
    [{ registerFolder: null }, 'neither `register` nor `registerFolder`'],
    [{ format: 'xlsx' }, 'no such format: xlsx'],
    [{ verdicts: ['eligable'] }, 'no such verdict: eligable'],
    [{ workers: 0 }, 'workers: 0 is no whole number from 1 on'],
    [{ partRows: 1.5 }, 'partRows: 1.5 is no whole number from 1 on'],
  ])('%j are refused', (wrong, message) => {
    const given = { ...NEEDED, ...wrong } as unknown as typeof NEEDED;
    expect(() => settleOptions(given)).toThrow(new RangeError(message));
  });
});
