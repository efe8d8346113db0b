import { crc32 } from 'node:zlib';
import type { VerdictBatch } from './verdict-batch.ts';

/*
 * Batches of verdicts as they lie on disk between matching and writing: one block after the other, each for itself. A block
 * is sixteen bytes (mark, length of its head, length of its body, CRC-32 of all that but itself), its head as JSON, and its body:
 * the columns, each beginning at a multiple of eight. Little-endian, as all machines are that Node.js runs on.
 */

const MARK = 0x31564948;
const PREFIX = 16;
const SUM_AT = 12;

interface Head {
  readonly count: number;
  readonly enterprises: number;
  readonly texts: number;
  readonly missings: readonly string[];
}

export function encodeBlock(batch: VerdictBatch): readonly Uint8Array[] {
  const { count, enterprises, missings } = batch;
  const texts = enterprises.bytes.byteLength;
  const head = new TextEncoder().encode(
    JSON.stringify({ count, enterprises: enterprises.offsets.length - 1, texts, missings } satisfies Head),
  );
  const body: Uint8Array[] = columnsOf(batch).flatMap((column) => {
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    return [bytes, new Uint8Array(padding(bytes.length))];
  });
  const gap = new Uint8Array(padding(PREFIX + head.length));
  const length = body.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const prefix = new Uint8Array(Uint32Array.of(MARK, head.length, length, 0).buffer);
  const sum = [prefix.subarray(0, SUM_AT), head, gap, ...body].reduce((of, bytes) => crc32(bytes, of), 0);
  new DataView(prefix.buffer).setUint32(SUM_AT, sum, true);
  return [prefix, head, gap, ...body];
}

function columnsOf(batch: VerdictBatch) {
  const { amountMin, amountMax, rows, items, missing, enterprises } = batch;
  const { verdicts, deliveries, amountMinNulls, amountMaxNulls } = batch;
  const wide = items instanceof Uint16Array ? Int32Array.from(items) : items;
  return [
    ...[amountMin, amountMax, rows, wide, missing, enterprises.offsets],
    ...[verdicts, deliveries, amountMinNulls, amountMaxNulls, enterprises.bytes],
  ];
}

const padding = (length: number): number => (8 - (length % 8)) % 8;

/** How long a block is that begins with these bytes; null if no block does. */
export function blockLength(prefix: Uint8Array): number | null {
  const [mark, head, body] = words(prefix);
  return mark === MARK ? PREFIX + head! + padding(PREFIX + head!) + body! : null;
}

export const BLOCK_PREFIX = PREFIX;

const words = (prefix: Uint8Array): Uint32Array => new Uint32Array(prefix.slice(0, PREFIX).buffer);

/** The batch of a block, a view of its bytes; null if they are not what was written. They begin at a multiple of eight. */
export function decodeBlock(block: Uint8Array): VerdictBatch | null {
  if (blockLength(block) !== block.length) return null;
  const [, headLength, , sum] = words(block);
  if (crc32(block.subarray(PREFIX), crc32(block.subarray(0, SUM_AT))) !== sum) return null;
  const head: Head = JSON.parse(new TextDecoder().decode(block.subarray(PREFIX, PREFIX + headLength!)));
  const { count, enterprises, texts, missings } = head;
  let next = block.byteOffset + PREFIX + headLength! + padding(PREFIX + headLength!);
  const place = (bytes: number): number => {
    const at = next;
    next += bytes + padding(bytes);
    return at;
  };
  const { buffer } = block as Uint8Array<ArrayBuffer>;
  const int64 = (length: number) => new BigInt64Array(buffer, place(length * 8), length);
  const uint32 = (length: number) => new Uint32Array(buffer, place(length * 4), length);
  const octets = (length: number) => new Uint8Array(buffer, place(length), length);
  const [amountMin, amountMax] = [int64(count), int64(count)];
  const [rows, items, missing, offsets] = [uint32(count), uint32(count), uint32(count), uint32(enterprises + 1)];
  const [verdicts, deliveries, amountMinNulls, amountMaxNulls] = [
    octets(count),
    octets(count),
    octets(count),
    octets(count),
  ];
  const bytes = octets(texts);
  const columns = { rows, items, verdicts, amountMin, amountMax, amountMinNulls, amountMaxNulls, deliveries, missing };
  return { count, enterprises: { bytes, offsets }, ...columns, missings };
}
