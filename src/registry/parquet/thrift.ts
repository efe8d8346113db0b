/** A value in the compact protocol of Thrift, in which Parquet describes itself: only what it needs of it. */
export type ThriftValue =
  | { readonly i32: number }
  | { readonly i64: number }
  | { readonly text: string }
  | { readonly list: readonly ThriftValue[] }
  | ThriftStruct;

/** By the numbers of its fields. */
export interface ThriftStruct {
  readonly fields: Readonly<Record<number, ThriftValue | undefined>>;
}

const I32 = 5;
const I64 = 6;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;
const LONG_LIST = 15;

export function thriftBytes(struct: ThriftStruct): Uint8Array {
  const bytes: number[] = [];
  writeStruct(bytes, struct);
  return Uint8Array.from(bytes);
}

function writeStruct(bytes: number[], { fields }: ThriftStruct): void {
  let last = 0;
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const id = Number(key);
    // Fields are told by how far they are from the one before; those of Parquet are less than sixteen apart.
    bytes.push(((id - last) << 4) | typeOf(value));
    last = id;
    writeValue(bytes, value);
  }
  bytes.push(0);
}

function typeOf(value: ThriftValue): number {
  if ('i32' in value) return I32;
  if ('i64' in value) return I64;
  if ('text' in value) return BINARY;
  return 'list' in value ? LIST : STRUCT;
}

function writeValue(bytes: number[], value: ThriftValue): void {
  if ('i32' in value) writeVarint(bytes, value.i32 * 2);
  else if ('i64' in value) writeVarint(bytes, value.i64 * 2);
  else if ('text' in value) {
    const text = new TextEncoder().encode(value.text);
    writeVarint(bytes, text.length);
    for (const byte of text) bytes.push(byte);
  } else if ('list' in value) {
    const { list } = value;
    const type = list[0] === undefined ? STRUCT : typeOf(list[0]);
    bytes.push((Math.min(list.length, LONG_LIST) << 4) | type);
    if (list.length >= LONG_LIST) writeVarint(bytes, list.length);
    for (const one of list) writeValue(bytes, one);
  } else writeStruct(bytes, value);
}

/** Whole numbers from 0 on; they may be larger than 32 bits. Signed ones (there are no negative ones here) come doubled. */
function writeVarint(bytes: number[], number: number): void {
  let left = number;
  while (left >= 0x80) {
    bytes.push((left % 0x80) | 0x80);
    left = Math.floor(left / 0x80);
  }
  bytes.push(left);
}
