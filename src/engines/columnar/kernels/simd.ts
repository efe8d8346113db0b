import type { Kernels } from './kernels.ts';
import { WASM } from './wasm.ts';

/** What the module of WebAssembly exports. */
type Exports = Omit<Kernels, 'name' | 'memory' | 'grow'>;

const PAGE = 65_536;
let compiled: WebAssembly.Module | null | undefined;

/** The inner loops in WebAssembly with vectors; null where there is none, or a content security policy refuses it. */
export function simdKernels(bytes: number): Kernels | null {
  compiled ??= compile();
  if (compiled === null) return null;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return {
    ...(exports as unknown as Exports),
    name: 'simd',
    get memory() {
      return memory.buffer as ArrayBuffer;
    },
    grow: (more) => {
      memory.grow(Math.ceil(more / PAGE));
    },
  };
}

function compile(): WebAssembly.Module | null {
  if (typeof WebAssembly !== 'object') return null;
  const binary = Uint8Array.from(atob(WASM), (char) => char.charCodeAt(0));
  try {
    return new WebAssembly.Module(binary);
  } catch (error) {
    // Refused by a policy, or made before there were vectors: typed arrays give the same bits.
    if (error instanceof WebAssembly.CompileError) return null;
    throw error;
  }
}
