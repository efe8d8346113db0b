import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { kernelsText } from '../../../scripts/kernels.ts';
import { plainKernels, simdKernels } from '../../../src/engines/columnar/kernels/index.ts';
import { BYTES, EVERY_ROW, NO_CLASS, NO_ROW, ROWS, SOME_ROWS } from '../../../src/engines/columnar/kernels/kernels.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';

/* Where things stand in the memory of these tests. */
const CLASSES = 0;
const TABLE = ROWS;
const PLANES = TABLE + 256;
const MOST_PLANES = 40;
const SUMMARIES = PLANES + MOST_PLANES * BYTES;
const OPS = SUMMARIES + 64;
const SCRATCH = OPS + 4096;
const LIST = SCRATCH + 256;
const SIZE = LIST + ROWS * 4;

const both = () => [simdKernels(SIZE)!, plainKernels(SIZE)] as const;

/** Planes that are empty, full, sparse or dense. */
const anyPlane = fc.oneof(
  fc.constant(new Uint8Array(BYTES)),
  fc.constant(new Uint8Array(BYTES).fill(255)),
  fc.uint8Array({ minLength: BYTES, maxLength: BYTES }),
  fc.array(fc.nat(ROWS - 1), { maxLength: 5 }).map((rows) => planeOf(rows)),
);

function planeOf(rows: readonly number[]): Uint8Array {
  const plane = new Uint8Array(BYTES);
  for (const row of rows) plane[row >> 3]! |= 1 << (row & 7);
  return plane;
}

const summaryOf = (plane: Uint8Array): number =>
  plane.every((byte) => byte === 0) ? NO_ROW : plane.every((byte) => byte === 255) ? EVERY_ROW : SOME_ROWS;

describe('the kernels', () => {
  it('are compiled from their source', async () => {
    expect(readFileSync('src/engines/columnar/kernels/wasm.ts', 'utf8')).toBe(await kernelsText());
  });

  it('look rows up by their class, beyond the tables none', () => {
    checkProperty(
      'lookup',
      fc.property(
        fc.uint8Array({ minLength: ROWS, maxLength: ROWS, max: 60 }),
        fc.uniqueArray(fc.nat(59)),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(ROWS),
        (classes, marked, chunks, rows) => {
          classes.fill(NO_CLASS, rows);
          const hits = marked.filter((one) => one < chunks * 16);
          const expected = planeOf([...classes.keys()].filter((row) => hits.includes(classes[row]!)));
          for (const kernels of both()) {
            const octets = new Uint8Array(kernels.memory);
            octets.set(classes, CLASSES);
            for (const one of hits) octets[TABLE + one] = 255;
            expect(kernels.lookup(CLASSES, TABLE, chunks, PLANES)).toBe(summaryOf(expected));
            expect(octets.slice(PLANES, PLANES + BYTES)).toEqual(expected);
          }
        },
      ),
      runs(60, 2000),
    );
  });

  it('connect planes, and write those only of which some rows are in and some are not', () => {
    const anyOp = fc.record({
      isAnd: fc.boolean(),
      parts: fc.array(fc.nat(MOST_PLANES), { minLength: 1, maxLength: 6 }),
    });
    checkProperty(
      'connect',
      fc.property(
        fc.array(anyPlane, { minLength: 2, maxLength: 8 }),
        fc.array(anyOp, { minLength: 1, maxLength: 20 }),
        (inputs, ops) => {
          const planes = [...inputs];
          const stream = ops.flatMap(({ isAnd, parts }) => {
            const sources = parts.map((part) => part % planes.length);
            const [first, ...rest] = sources.map((source) => planes[source]!);
            const plane = rest.reduce(
              (a, b) => a.map((byte, at) => (isAnd ? byte & b[at]! : byte | b[at]!)),
              Uint8Array.from(first!),
            );
            planes.push(plane);
            return [planes.length - 1, isAnd ? 1 : 0, sources.length, ...sources];
          });
          for (const kernels of both()) {
            const octets = new Uint8Array(kernels.memory);
            inputs.forEach((plane, at) => {
              octets.set(plane, PLANES + at * BYTES);
              octets[SUMMARIES + at] = summaryOf(plane);
            });
            new Int32Array(kernels.memory).set(stream, OPS >> 2);
            kernels.connect(OPS, OPS + stream.length * 4, PLANES, SUMMARIES, SCRATCH);
            planes.forEach((plane, at) => {
              const summary = octets[SUMMARIES + at]!;
              const place = PLANES + at * BYTES;
              if (summary !== SOME_ROWS) expect(summary).toBe(summaryOf(plane));
              else expect(octets.slice(place, place + BYTES)).toEqual(plane);
            });
          }
        },
      ),
      runs(100, 3000),
    );
  });

  it('list and count the rows of a plane', () => {
    checkProperty(
      'list',
      fc.property(anyPlane, fc.nat(1_000_000), (plane, first) => {
        const rows = [...Array(ROWS).keys()].filter((row) => (plane[row >> 3]! >> (row & 7)) & 1);
        for (const kernels of both()) {
          new Uint8Array(kernels.memory).set(plane, PLANES);
          expect(kernels.count(PLANES)).toBe(rows.length);
          expect(kernels.list(PLANES, first, LIST)).toBe(rows.length);
          const found = new Int32Array(kernels.memory, LIST, rows.length);
          expect([...found]).toEqual(rows.map((row) => first + row));
        }
      }),
      runs(60, 2000),
    );
  });
});

describe('where WebAssembly is not to be had', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it.each([
    ['there is none', undefined],
    [
      'a policy refuses it',
      {
        ...WebAssembly,
        CompileError: WebAssembly.CompileError,
        Module: class {
          constructor() {
            throw new WebAssembly.CompileError('Wasm code generation disallowed by embedder');
          }
        },
      },
    ],
  ])('typed arrays do the same: %s', async (_, stub) => {
    vi.resetModules();
    vi.stubGlobal('WebAssembly', stub);
    const { fastestKernels } = await import('../../../src/engines/columnar/kernels/index.ts');
    expect(fastestKernels(SIZE).name).toBe('plain');
  });
});
