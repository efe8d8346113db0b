import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { kernelsText } from '../../../scripts/kernels.ts';
import { plainKernels, simdKernels } from '../../../src/engines/columnar/kernels/index.ts';
import { BYTES, EVERY_ROW, NO_ROW, ROWS, SOME_ROWS } from '../../../src/engines/columnar/kernels/kernels.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';

/* Where things stand in the memory of these tests. */
const IDS = 0;
const PLANES = ROWS * 2;
const MOST_PLANES = 80;
const SUMMARIES = PLANES + MOST_PLANES * BYTES;
const OPS = SUMMARIES + MOST_PLANES;
const SCRATCH = OPS + 4096;
const LIST = SCRATCH + 1024;
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
    expect(readFileSync('src/engines/columnar/kernels/wasm.ts', 'utf8')).toBe(
      await kernelsText('src/engines/columnar/kernels'),
    );
  });

  it('write a plane for each class, and put rows of no class into none', () => {
    checkProperty(
      'classify',
      fc.property(
        fc.constantFrom(1, 2, 9, 24, 25, 70),
        fc.infiniteStream(fc.nat(79)),
        fc.constantFrom(1, 7, 900, ROWS),
        fc.oneof(fc.constant(ROWS), fc.nat(ROWS)),
        fc.constantFrom(0 as const, 1 as const),
        (classes, stream, stretch, rows, wide) => {
          const drawn = [...stream.take(Math.ceil(ROWS / stretch))];
          const ids = Array.from({ length: ROWS }, (_, row) =>
            row < rows ? drawn[Math.floor(row / stretch)]! : wide ? 0xffff : 0xff,
          );
          const expected = Array.from({ length: classes }, (_, id) =>
            planeOf([...ids.keys()].filter((row) => ids[row] === id)),
          );
          for (const kernels of both()) {
            const octets = new Uint8Array(kernels.memory);
            // What stood there before does not matter.
            octets.fill(0xaa);
            (wide ? new Uint16Array(kernels.memory) : octets).set(ids, 0);
            kernels.classify(IDS, wide, classes, PLANES, SUMMARIES);
            expected.forEach((plane, id) => {
              const summary = summaryOf(plane);
              expect(octets[SUMMARIES + id]).toBe(summary);
              const place = PLANES + id * BYTES;
              if (summary === SOME_ROWS) expect(octets.slice(place, place + BYTES)).toEqual(plane);
            });
            // Nothing is written beyond.
            expect(octets[SUMMARIES + classes]).toBe(0xaa);
            expect(octets[PLANES + classes * BYTES]).toBe(0xaa);
          }
        },
      ),
      runs(60, 2000),
    );
  });

  it('connect planes, and write those only of which some rows are in and some are not', () => {
    const anyOp = fc.record({
      isAnd: fc.boolean(),
      parts: fc.array(fc.nat(MOST_PLANES), { minLength: 1, maxLength: 9 }),
    });
    checkProperty(
      'connect',
      fc.property(
        fc.array(anyPlane, { minLength: 2, maxLength: 12 }),
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

  it('count the rows of a part of a plane', () => {
    checkProperty(
      'countRange',
      fc.property(anyPlane, fc.nat(ROWS), fc.nat(ROWS), (plane, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const inside = [...Array(ROWS).keys()].slice(from, to).filter((row) => (plane[row >> 3]! >> (row & 7)) & 1);
        for (const kernels of both()) {
          new Uint8Array(kernels.memory).set(plane, PLANES);
          expect(kernels.countRange(PLANES, from, to)).toBe(inside.length);
          expect(kernels.countRange(PLANES, to, from)).toBe(0);
          expect(kernels.countRange(PLANES, from, Math.min(from + 40, ROWS))).toBe(
            [...Array(ROWS).keys()].slice(from, from + 40).filter((row) => (plane[row >> 3]! >> (row & 7)) & 1).length,
          );
        }
      }),
      runs(100, 3000),
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
