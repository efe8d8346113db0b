import { WASM } from './wasm.ts';

/** What is wrong with bytes, by the codes of the kernels; the first is nothing. */
export const DAMAGES = [
  '',
  'Snappy without its length',
  'Snappy of another length',
  'Snappy beyond its end',
  'Snappy beyond its beginning',
  'a page that is cut off',
  'runs that end too early',
  'a value that its dictionary has not',
  'an element without its list',
] as const;

/**
 * The inner loops of reading registers. Everything stands at a byte offset of one memory; what is read ends below `end`, and where
 * it would not, the place of what is wrong in `DAMAGES` is given back. Numbers are written as 32-bit integers or as doubles.
 */
interface Loops {
  /** Undoes Snappy (its format description, raw format) into what lies from `to` to `stop`, which it fills. */
  unsnap(from: number, end: number, to: number, stop: number): number;
  /** The first `count` numbers of a width from 1 to 8 bits in Parquet's mixture of runs and bit-packed groups, as bytes. */
  unpackLevels(from: number, end: number, width: number, count: number, to: number): number;
  /** The same of a width from 1 to 24 bits, as integers that all have to be below `size`. */
  unpackIndices(from: number, end: number, width: number, count: number, size: number, to: number): number;
  /** The first `count` bits, as integers. */
  unpackBits(from: number, end: number, count: number, to: number): number;
  /** How many of `count` levels are `defined`. */
  countLevel(levels: number, count: number, defined: number): number;
  /** Writes for each row the next value if its level is `defined`, else `missing`. One value more than there are is looked at. */
  spread32(values: number, levels: number, defined: number, rows: number, missing: number, to: number): void;
  /** The same of doubles, with `NaN`. */
  spread64(values: number, levels: number, defined: number, rows: number, to: number): void;
  /**
   * Of lists, by their levels: writes for each row that begins -1 if it is null, else 0, from the second integer of `rows` on; the
   * first is of the row before. And of each element its row, counted from the first of `rows`, complemented if the element is null.
   * `sizes` receives how many rows begin, and how many elements there are.
   */
  listRows(
    repetition: number,
    definition: number,
    count: number,
    empty: number,
    defined: number,
    rows: number,
    elements: number,
    sizes: number,
  ): number;
  /** Writes quotients of whole numbers of 32 bits and a power of ten as doubles. */
  wholes32(from: number, count: number, power: number, to: number): void;
  /** The same of 64 bits; infinity in place of those that have more than fifteen digits. How many these are. */
  wholes64(from: number, count: number, power: number, to: number): number;
  /** Writes from where to where texts lie, each behind its length in four bytes, counted from `from`; at `longest` the greatest length. */
  texts(from: number, end: number, count: number, starts: number, ends: number, longest: number): number;
  /**
   * For each of `count` texts of 18 bytes, one behind the other: the four words that `IdentityTable` packs it into, and their hash,
   * if it is a valid credit code as it stands (GB 32100-2015); else zeros. Two bytes behind the last are looked at.
   */
  packCodes(codes: number, count: number, keys: number, hashes: number): void;
  /**
   * Writes texts one behind the other from `out` to below `limit`, of which each lies from its start to its end, counted from `base`,
   * which is at `from`; one whose end is negative is empty. And where they end then, counted from `out`. How many bytes they have
   * together; -1 where one does not lie between `from` and `end`, or there is no room for it.
   */
  joinTexts(
    from: number,
    end: number,
    base: number,
    starts: number,
    ends: number,
    count: number,
    out: number,
    limit: number,
    stops: number,
  ): number;
  /** So too texts of 18 bytes; zeros for those of another length, or that do not lie there. */
  joinCodes(from: number, end: number, base: number, starts: number, ends: number, count: number, out: number): void;
  /**
   * Reads `count` doubles as `form` says, in which `direct-numbers.ts` lays a `DirectNumbers`: an entry and a number for each.
   * Writes which of them it cannot tell, and says how many.
   */
  readNumbers(values: number, count: number, form: number, entries: number, numbers: number, rest: number): number;
}

export interface Kernels extends Loops {
  /** The memory; after it has become larger, another one with what the one before had. */
  readonly memory: ArrayBuffer;
  /** Makes sure that there are so many bytes. Throws a `RangeError` where they are not to be had. */
  reserve(bytes: number): void;
}

const PAGE = 65_536;
/** What the memory grows by at least. */
const STEP = 16;
/** What can be said in 32 bits. */
const MOST = 65_535 * PAGE;

let made: Kernels | null | undefined;

/**
 * The kernels of this thread; null where there is no WebAssembly with vectors (`node --jitless`). Their memory belongs to whoever runs, until he
 * waits for something.
 */
export function registryKernels(): Kernels | null {
  if (made === undefined) made = make();
  return made;
}

function make(): Kernels | null {
  if (typeof WebAssembly !== 'object') return null;
  const compiled = compile();
  if (compiled === null) return null;
  const memory = new WebAssembly.Memory({ initial: STEP });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return {
    ...(exports as unknown as Loops),
    get memory() {
      return memory.buffer as ArrayBuffer;
    },
    reserve: (bytes) => {
      if (!(bytes <= MOST)) throw new RangeError(`no memory has ${bytes} bytes`);
      const missing = bytes - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.max(STEP, Math.ceil(missing / PAGE)));
    },
  };
}

function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Buffer.from(WASM, 'base64'));
  } catch (error) {
    // A processor without vectors, or whoever embeds Node forbids it.
    if (error instanceof WebAssembly.CompileError) return null;
    throw error;
  }
}
