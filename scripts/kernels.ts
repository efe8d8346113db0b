/** Compiles inner loops to WebAssembly, and carries each module as text in `wasm.ts`. */
import { writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

/** Each of them has its source in `assembly/index.ts`. */
const FOLDERS = ['src/engines/columnar/kernels', 'src/registry/kernels'] as const;

/** The text of `wasm.ts` of one of the folders. */
export async function kernelsText(folder: (typeof FOLDERS)[number]): Promise<string> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      `${folder}/assembly/index.ts`,
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

if (process.argv[1]?.endsWith('kernels.ts'))
  for (const folder of FOLDERS) writeFileSync(`${folder}/wasm.ts`, await kernelsText(folder));
