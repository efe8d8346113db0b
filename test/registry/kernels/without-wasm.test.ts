import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { completeCreditCode } from '../../../src/standards/index.ts';
import { Files } from '../importing/importing.ts';
import { parquetFile } from '../sources/parquet-file.ts';

const files = new Files();
afterAll(() => files.remove());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const refuses = {
  ...WebAssembly,
  CompileError: WebAssembly.CompileError,
  Module: class {
    constructor() {
      throw new WebAssembly.CompileError('Wasm code generation disallowed by embedder');
    }
  },
};

describe('where there is no WebAssembly', () => {
  const code = (at: number): string => completeCreditCode(`91331083MA${String(at).padStart(6, '0')}`);
  const ids = [code(1), code(2), code(1), null, 'x', code(3)];
  const names = ids.map((_, at) => (at === 1 ? null : `第${at}`));
  const numbers = ['1.5', '2', '3', '4', null, '0.07'];
  const mapping = 'enterprise: id\nname: n\nfacts: { revenue: [ { column: a, year: 2024, unit: 万元 } ] }\n';

  it.each([
    ['at all', undefined],
    ['allowed', refuses],
  ])('%s, registers are read all the same', async (_, instead) => {
    const folder = files.write({
      'r.csv': ['id,n,a', ...ids.map((id, at) => `${id ?? ''},${names[at] ?? ''},${numbers[at] ?? ''}`)].join('\n'),
      'r.parquet': parquetFile([
        { name: 'id', type: 'text', pages: [{ values: ids }] },
        { name: 'n', type: 'text', pages: [{ values: names }] },
        { name: 'a', type: 'text', pages: [{ values: numbers }] },
      ]),
    });
    const read = async () => {
      vi.resetModules();
      const { imported } = await import('../importing/importing.ts');
      const { registryKernels } = await import('../../../src/registry/kernels/index.ts');
      const all = [];
      for (const source of ['r.csv', 'r.parquet']) {
        const { rows, rejects } = await imported(folder, mapping, join(folder, source));
        all.push({ rows, rejects });
      }
      return { has: registryKernels() !== null, all };
    };
    const usual = await read();
    expect(usual.has).toBe(true);
    expect(usual.all[0]!.rows).toHaveLength(4);
    vi.stubGlobal('WebAssembly', instead);
    const { has, all } = await read();
    expect(has).toBe(false);
    expect(all).toEqual(usual.all);
  });
});
