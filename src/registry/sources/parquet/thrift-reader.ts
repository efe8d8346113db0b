import { NotUnderstood } from './not-understood.ts';

/** A value in the compact protocol of Thrift: numbers up to 2^53 exactly, truth values, bytes, lists and structs. */
export type ThriftRead = number | boolean | Uint8Array | readonly ThriftRead[] | ThriftFields;

/** A struct by the numbers of its fields. */
export type ThriftFields = ReadonlyMap<number, ThriftRead>;

const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const DOUBLE = 7;
const BINARY = 8;
const SET = 10;
const STRUCT = 12;
const LONG_LIST = 15;
/** Structs of Parquet are a few deep. */
const DEEPEST = 64;

/** Reads structs of the compact protocol, one after the other. */
export class ThriftReader {
  private depth = 0;

  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  struct(): ThriftFields {
    if (++this.depth > DEEPEST) throw new NotUnderstood('structs too deep');
    const fields = new Map<number, ThriftRead>();
    let id = 0;
    for (;;) {
      const head = this.byte();
      if (head === 0) break;
      const step = head >> 4;
      id = step === 0 ? this.signed() : id + step;
      const type = head & 15;
      fields.set(id, type === TRUE || type === FALSE ? type === TRUE : this.value(type));
    }
    this.depth--;
    return fields;
  }

  private value(type: number): ThriftRead {
    if (type === TRUE || type === FALSE) return this.byte() === TRUE;
    if (type === BYTE) return (this.byte() << 24) >> 24;
    if (type < DOUBLE) return this.signed();
    if (type === DOUBLE) return this.take(8);
    if (type === BINARY) return this.take(this.unsigned());
    if (type <= SET) return this.list();
    if (type === STRUCT) return this.struct();
    throw new NotUnderstood(`a value of type ${type}`);
  }

  private list(): readonly ThriftRead[] {
    const head = this.byte();
    const length = head >> 4 === LONG_LIST ? this.unsigned() : head >> 4;
    if (length > this.bytes.length - this.at) throw new NotUnderstood('a list that ends after its file');
    const list: ThriftRead[] = [];
    for (let next = 0; next < length; next++) list.push(this.value(head & 15));
    return list;
  }

  private take(length: number): Uint8Array {
    if (length > this.bytes.length - this.at) throw new NotUnderstood('bytes that end after their file');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  private byte(): number {
    if (this.at >= this.bytes.length) throw new NotUnderstood('a struct that does not end');
    return this.bytes[this.at++]!;
  }

  private unsigned(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  /** Zigzag. */
  private signed(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
