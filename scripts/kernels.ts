/** Compiles the inner loops of the columnar engine to WebAssembly, and carries the module as text in `wasm.ts`. */
import { writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const FOLDER = 'src/engines/columnar/kernels';

/** The text of `wasm.ts`. */
export async function kernelsText(): Promise<string> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      `${FOLDER}/assembly/index.ts`,
      '--outFile',
      'kernels.wasm',
      '-O3',
      '--runtime',
      'stub',
      '--enable',
      'simd',
      '--importMemory',
      '--noAssert',
    ],
    {
      writeFile: (name: string, contents: string | Uint8Array) => {
        if (name.endsWith('.wasm')) binary = contents as Uint8Array;
      },
    },
  );
  if (error || !binary) throw new Error(`the kernels do not compile: ${error?.message ?? ''}\n${stderr.toString()}`);
  const lines = Buffer.from(binary)
    .toString('base64')
    .match(/.{1,100}/g)!;
  return [
    '/* Written by `npm run kernels` from `assembly/index.ts`. */',
    '',
    '/** The module of WebAssembly, in base64. */',
    'export const WASM =',
    ...lines.map((line, at) => `  '${line}'${at < lines.length - 1 ? ' +' : ';'}`),
    '',
  ].join('\n');
}

if (process.argv[1]?.endsWith('kernels.ts')) writeFileSync(`${FOLDER}/wasm.ts`, await kernelsText());
