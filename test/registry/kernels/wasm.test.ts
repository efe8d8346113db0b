import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { kernelsText } from '../../../scripts/kernels.ts';

it('the kernels of registers are compiled from their source', async () => {
  expect(readFileSync('src/registry/kernels/wasm.ts', 'utf8')).toBe(await kernelsText('src/registry/kernels'));
});
