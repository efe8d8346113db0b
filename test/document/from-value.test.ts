import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { documentFromValue } from '../../src/document/from-value.ts';
import { LIMITS } from '../../src/document/limits.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { plainDecimal } from '../../src/document/plain-decimal.ts';
import { outline, spans } from './outline.ts';

const from = (value: unknown) => documentFromValue(value, 'profile');

function problems(value: unknown): string[] {
  const { diagnostics, source } = from(value);
  return diagnostics.map(({ code, span }) => `${code} ${source.text.slice(span.start, span.end)}`.trimEnd());
}

describe('a value of a program', () => {
  it('becomes the tree of its JSON, with places in it', () => {
    const { root, source, diagnostics } = from({
      staff: 86,
      name: '某"某',
      list: [true, null],
      none: {},
      empty: [],
      gone: undefined,
    });
    expect(diagnostics).toEqual([]);
    expect(source).toEqual({
      name: 'profile',
      text: '{\n  "staff": 86,\n  "name": "某\\"某",\n  "list": [\n    true,\n    null\n  ],\n  "none": {},\n  "empty": []\n}',
    });
    expect(outline(root)).toEqual({ staff: '86', name: 'q:某"某', list: ['true', 'null'], none: {}, empty: [] });
    expect(spans(root, source.text).slice(1)).toEqual([
      '"staff"',
      '86',
      '"name"',
      '"某\\"某"',
      '"list"',
      '[\n    true,\n    null\n  ]',
      'true',
      'null',
      '"none"',
      '{}',
      '"empty"',
      '[]',
    ]);
    expect(outline(parseDocument(source).root)).toEqual(outline(root));
  });

  it.each([
    [0.1, '0.1'],
    [-1.5, '-1.5'],
    [-0, '0'],
    [1e21, '1000000000000000000000'],
    [1.5e300, `15${'0'.repeat(299)}`],
    [1.25e-7, '0.000000125'],
    [-1e-7, '-0.0000001'],
    [1.25e25, '12500000000000000000000000'],
    [123456789012345680000, '123456789012345680000'],
    [5e-324, `0.${'0'.repeat(323)}5`],
  ])('has numbers as the shortest decimal that gives them back: %d', (value, expected) => {
    expect(plainDecimal(value)).toBe(expected);
    expect(Number(plainDecimal(value))).toBe(value === 0 ? 0 : value);
  });

  it('may hold big integers, objects without a prototype, and objects of other realms', () => {
    expect(outline(from({ big: 12345678901234567890n }).root)).toEqual({ big: '12345678901234567890' });
    expect(outline(from(Object.assign(Object.create(null), { a: 1 })).root)).toEqual({ a: '1' });
    expect(outline(from(vm.runInNewContext('({ a: [1, { b: "c" }] })')).root)).toEqual({ a: ['1', { b: 'q:c' }] });
  });

  it('may hold the same object twice, but not itself', () => {
    const shared = { a: 1 };
    expect(problems([shared, shared])).toEqual([]);
    const list: unknown[] = [1];
    list.push({ list });
    expect(problems(list)).toEqual(['cycle <…>']);
  });

  it('gives texts in NFC', () => {
    expect(outline(from(['e\u0301']).root)).toEqual(['q:\u00e9']);
  });

  it.each([
    [{ d: new Date(0) }, 'date-object <Date>'],
    [{ n: Number.NaN }, 'not-a-number <NaN>'],
    [[Number.NEGATIVE_INFINITY], 'not-a-number <-Infinity>'],
    [[10n ** 400n], 'number-too-long <bigint>'],
    [[() => 1], 'not-plain-data <function>'],
    [[Symbol('x')], 'not-plain-data <symbol>'],
    [[new Map()], 'not-plain-data <Map>'],
    [[new Set()], 'not-plain-data <Set>'],
    [[new (class Money {})()], 'not-plain-data <Money>'],
    [[new Number(5)], 'not-plain-data <Number>'],
    [undefined, 'not-plain-data <undefined>'],
    [[1, undefined], 'undefined-item <undefined>'],
    [new Array(1), 'undefined-item <undefined>'],
    [JSON.parse('{"__proto__":1}'), 'reserved-key "__proto__"'],
    [{ constructor: 1 }, 'reserved-key "constructor"'],
    [['\u0000'], 'control-character "\\u0000"'],
    [['\ud800'], 'lone-surrogate "\\ud800"'],
    [{ '\u00e9': 1, 'e\u0301': 2 }, 'duplicate-key "e\u0301"'],
  ])('is refused where it is no data: case %#', (value, expected) => {
    expect(problems(value)).toEqual([expected]);
  });

  it('says what to pass instead of a Date', () => {
    expect(from(new Date(0)).diagnostics[0]?.fix?.en).toBe("pass a text `'YYYY-MM-DD'`");
  });

  it('runs no code of the caller', () => {
    let ran = 0;
    const run = (): number => ++ran;
    class Sly {
      get [Symbol.toStringTag](): string {
        run();
        return 'Date';
      }
      toJSON(): number {
        return run();
      }
    }
    const value = {
      get secret() {
        return run();
      },
      sly: new Sly(),
      plain: { toJSON: 1, valueOf: 2 },
      list: Object.defineProperty([1], 0, { get: run, enumerable: true }),
    };
    expect(problems(value)).toEqual(['accessor-property <get>', 'not-plain-data <Sly>', 'accessor-property <get>']);
    expect(ran).toBe(0);
  });

  it('reads own enumerable properties only', () => {
    const value = Object.defineProperty({ a: 1, [Symbol('s')]: 2 }, 'hidden', { value: 3, enumerable: false });
    expect(outline(from(value).root)).toEqual({ a: '1' });
  });

  it('never throws, even when a Proxy does', () => {
    const traps = ['getPrototypeOf', 'ownKeys', 'getOwnPropertyDescriptor', 'get', 'has'] as const;
    for (const trap of traps) {
      for (const target of [{ a: 1 }, [1]]) {
        const evil = new Proxy(target, {
          [trap]: () => {
            throw new Error('evil');
          },
        });
        const { diagnostics } = from({ evil, after: 1 });
        expect(diagnostics.every(({ code }) => code === 'unreadable-value')).toBe(true);
      }
    }
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(problems([proxy])).toEqual(['unreadable-value <?>']);
    const endless = new Proxy([], {
      getOwnPropertyDescriptor: (target, key) =>
        key === 'length' ? { value: 4e9, writable: true } : Reflect.getOwnPropertyDescriptor(target, key),
    });
    expect(from(endless).diagnostics.length).toBeGreaterThan(0);
  });

  it('has the limits of a file', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(problems(nested(LIMITS.depth))).toEqual([]);
    expect(problems(nested(LIMITS.depth + 1))).toEqual(['too-deep <']);
    expect(from(nested(LIMITS.depth + 1)).root).toBeNull();
    expect(problems(new Array(LIMITS.nodes).fill(1)).map((line) => line.split(' ')[0])).toEqual(['too-many-nodes']);
    expect(problems(['x'.repeat(LIMITS.fileBytes + 1)]).map((line) => line.split(' ')[0])).toEqual(['value-too-large']);
    expect(problems(new Array(5000).fill(Number.NaN)).length).toBe(LIMITS.problems + 1);
    let shared: unknown = 1;
    for (let i = 0; i < 60; i++) shared = [shared, shared];
    expect(from(shared).root).toBeNull();
    expect(from(shared).diagnostics).toHaveLength(1);
  });
});
