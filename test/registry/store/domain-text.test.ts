import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreGiven, storeGiven } from '../../../src/registry/store/domain-text.ts';
import { codeTree } from '../../../src/value/code-tree.ts';
import { type Domain, numbers } from '../../../src/value/domain.ts';
import { optionSet } from '../../../src/value/option-set.ts';
import { rational } from '../../../src/value/rational.ts';

const CODES = Array.from({ length: 12 }, (_, at) => ({
  code: `c${at}`,
  label: { zh: `码${at}` },
  ...(at > 0 && { parent: `c${Math.floor((at - 1) / 3)}` }),
}));
const tree = codeTree('codes', CODES);
/** The same list read again, as a worker does. */
const again = codeTree('codes', CODES);

const fraction = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 12n }));
const end = fc.option(fraction.map(([num, den]) => rational(num, den)));
const place = fc.nat(CODES.length - 1);
const options = fc
  .array(fc.tuple(place, place), { minLength: 1, maxLength: 4 })
  .map((pairs) => optionSet(pairs.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)));
const codes = fc.uniqueArray(place, { maxLength: 5 }).map((all) => new Set(all));
const domain: fc.Arbitrary<Domain> = fc.oneof(
  fc
    .record({ min: end, max: end, integral: fc.boolean() })
    .map(({ min, max, integral }) => numbers({ min, max }, integral)),
  options.map((all): Domain => ({ kind: 'option', tree, options: all })),
  fc
    .array(fc.record({ has: codes, lacks: fc.oneof(codes, fc.constant('rest' as const)) }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((alternatives): Domain => ({ kind: 'set', tree, alternatives })),
  fc.option(fc.string({ unit: 'binary' })).map((text): Domain => ({ kind: 'text', text })),
);

const on = (one: Domain): Domain => ('tree' in one ? { ...one, tree: again } : one);

describe('what is given, as it is stored', () => {
  it('is read back with the code list of its fact as it was', () => {
    fc.assert(
      fc.property(fc.option(domain, { nil: undefined }), (given) => {
        const stored: unknown = JSON.parse(JSON.stringify(storeGiven(given)));
        expect(restoreGiven(stored as ReturnType<typeof storeGiven>, again)).toEqual(given && on(given));
      }),
      { numRuns: process.env['HUIQI_DEEP'] ? 20_000 : 500 },
    );
  });

  it('keeps what was asked and not known apart from what was never asked', () => {
    expect(restoreGiven(storeGiven(null), undefined)).toBeNull();
    expect(restoreGiven(storeGiven(undefined), undefined)).toBeUndefined();
  });

  it('refuses a code that the list does not have', () => {
    expect(() => restoreGiven({ o: ['c1', 'gone'] }, again)).toThrow('gone');
  });
});
