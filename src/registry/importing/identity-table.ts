import { createHash } from 'node:crypto';
import type { CreditCodes } from './credit-codes.ts';

/** The 63 characters that identities are packed with, six bits each; zero is the end. */
const SIX_BITS = new Uint8Array(256);
for (const [at, character] of [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-'].entries())
  SIX_BITS[character.charCodeAt(0)] = at + 1;

const PACKED = 20;
const CREDIT_CODE = 18;
const SIGN = 1 << 31;
const RAW = 15;
const RAW_TAG = 0x40000000;
const DIGEST_TAG = 0x80000000;
/** Room that is made beforehand, at least and at most. */
const FEWEST = 1 << 11;
const MOST = 1 << 24;

/**
 * Which identities there are, and in which order they were added, for tens of millions of them: 16 bytes for each and a table of
 * two to four times four bytes. Each is kept as 128 bits: up to twenty letters, digits and hyphens of ASCII as they are, other texts
 * up to fifteen bytes as they are, and longer ones by 126 bits of their SHA-256, of which no two texts are known to have the same.
 */
export class IdentityTable {
  /** The keys in the order in which they were added, four words each. */
  private keys: Uint32Array;
  private count = 0;
  /** A power of two. A slot is free (0), or holds the place of a key and one, and above that the bits of its hash that are left. */
  private capacity: number;
  private slots: Uint32Array;
  private readonly key = new Uint32Array(4);
  /** The hash of the key. */
  private mixed = 0;

  /** `expected`: how many there will be, if that is known. */
  constructor(expected = 0) {
    const room = Math.min(MOST, Math.max(FEWEST, expected));
    this.keys = new Uint32Array(4 * room);
    this.capacity = 2 ** Math.ceil(Math.log2(2 * room));
    this.slots = new Uint32Array(this.capacity);
  }

  get size(): number {
    return this.count;
  }

  /** Adds the identity that stands there; false if there was one. No identity is empty. */
  add(bytes: Uint8Array, start: number, end: number): boolean {
    this.pack(bytes, start, end);
    const slot = this.slotOf();
    if (slot >= 0) return false;
    const place = this.count++;
    if (4 * place === this.keys.length) this.keys = longer(this.keys);
    const { keys, key, capacity } = this;
    keys[4 * place] = key[0]!;
    keys[4 * place + 1] = key[1]!;
    keys[4 * place + 2] = key[2]!;
    keys[4 * place + 3] = key[3]!;
    this.slots[~slot] = (this.mixed & -capacity) | (place + 1);
    if (2 * this.count > capacity) this.grow();
    return true;
  }

  /** Adds the credit codes from row `from` of a batch on; the first row before `to` that has none, or one that there was, or `to`. */
  addCodes({ keys: given, hashes }: CreditCodes, from: number, to: number): number {
    while (4 * (this.count + to - from) > this.keys.length) this.keys = longer(this.keys);
    while (2 * (this.count + to - from) > this.capacity) this.grow();
    const { slots, keys, capacity } = this;
    const mask = capacity - 1;
    let place = 4 * this.count;
    let row = from;
    for (; row < to; row++) {
      const a = given[4 * row]!;
      if (a === 0) break;
      const b = given[4 * row + 1]!;
      const c = given[4 * row + 2]!;
      const d = given[4 * row + 3]!;
      const mixed = hashes[row]!;
      let slot = mixed & mask;
      let isNew = true;
      for (let held = slots[slot]!; held !== 0; held = slots[slot]!) {
        const at = 4 * ((held & mask) - 1);
        const isAlike = ((held ^ mixed) & -capacity) === 0;
        if (isAlike && keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d) {
          isNew = false;
          break;
        }
        slot = (slot + 1) & mask;
      }
      if (!isNew) break;
      keys[place] = a;
      keys[place + 1] = b;
      keys[place + 2] = c;
      keys[place + 3] = d;
      place += 4;
      slots[slot] = (mixed & -capacity) | (place >>> 2);
    }
    this.count += row - from;
    return row;
  }

  /** How many were added before it; -1 if it was not. */
  find(bytes: Uint8Array, start: number, end: number): number {
    this.pack(bytes, start, end);
    const slot = this.slotOf();
    return slot < 0 ? -1 : (this.slots[slot]! & (this.capacity - 1)) - 1;
  }

  /** The slot of the key, or the complement of the free one that would be its. */
  private slotOf(): number {
    const { slots, keys, capacity, key } = this;
    const mask = capacity - 1;
    const a = key[0]!;
    const b = key[1]!;
    const c = key[2]!;
    const d = key[3]!;
    const mixed = hash(a, b, c, d);
    this.mixed = mixed;
    for (let slot = mixed & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot]!;
      if (held === 0) return ~slot;
      if (((held ^ mixed) & -capacity) !== 0) continue;
      const at = 4 * ((held & mask) - 1);
      if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d) return slot;
    }
  }

  private grow(): void {
    const { keys, count } = this;
    this.capacity *= 2;
    const { capacity } = this;
    const mask = capacity - 1;
    const slots = new Uint32Array(capacity);
    for (let place = 0; place < count; place++) {
      const mixed = hash(keys[4 * place]!, keys[4 * place + 1]!, keys[4 * place + 2]!, keys[4 * place + 3]!);
      let slot = mixed & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = (mixed & -capacity) | (place + 1);
    }
    this.slots = slots;
  }

  /** What `pack` does, of a length that most identities have; false if it cannot be packed. */
  private packCreditCode(bytes: Uint8Array, start: number): boolean {
    const { key } = this;
    const a = fiveOf(bytes, start);
    const b = fiveOf(bytes, start + 5);
    const c = fiveOf(bytes, start + 10);
    // Characters 14 to 18: the first two stand in the third word too.
    const d = fiveOf(bytes, start + 13);
    if ((a | b | c | d) < 0) return false;
    key[0] = a;
    key[1] = b;
    key[2] = c;
    key[3] = (d & 0x3ffff) << 12;
    return true;
  }

  private pack(bytes: Uint8Array, start: number, end: number): void {
    const { key } = this;
    const length = end - start;
    if (length === CREDIT_CODE && this.packCreditCode(bytes, start)) return;
    if (length <= PACKED) {
      let all = 1;
      for (let word = 0, at = start; word < 4; word++) {
        let bits = 0;
        for (let next = 0; next < 5; next++, at++) {
          if (at >= end) bits <<= 6;
          else {
            const six = SIX_BITS[bytes[at]!]!;
            if (six === 0) all = 0;
            bits = (bits << 6) | six;
          }
        }
        key[word] = bits;
      }
      if (all === 1) return;
    }
    const text = bytes.subarray(start, end);
    if (length <= RAW) {
      const padded = new Uint8Array(16);
      padded.set(text, 1);
      const words = new DataView(padded.buffer);
      for (let word = 0; word < 4; word++) key[word] = words.getUint32(4 * word);
      key[0] = (key[0]! | RAW_TAG | (length << 24)) >>> 0;
      return;
    }
    const digest = createHash('sha256').update(text).digest();
    for (let word = 0; word < 4; word++) key[word] = digest.readUInt32LE(4 * word);
    key[0] = ((key[0]! & 0x3fffffff) | DIGEST_TAG) >>> 0;
  }
}

/** Five characters. Negative if one of them is none of the 63. */
function fiveOf(bytes: Uint8Array, at: number): number {
  const a = SIX_BITS[bytes[at]!]!;
  const b = SIX_BITS[bytes[at + 1]!]!;
  const c = SIX_BITS[bytes[at + 2]!]!;
  const d = SIX_BITS[bytes[at + 3]!]!;
  const e = SIX_BITS[bytes[at + 4]!]!;
  const sign = (a - 1) | (b - 1) | (c - 1) | (d - 1) | (e - 1);
  return (sign & SIGN) | (a << 24) | (b << 18) | (c << 12) | (d << 6) | e;
}

function longer(keys: Uint32Array): Uint32Array {
  const twice = new Uint32Array(2 * keys.length);
  twice.set(keys);
  return twice;
}

function hash(a: number, b: number, c: number, d: number): number {
  let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b ^ (b >>> 15), 0x85ebca77);
  mixed = Math.imul(mixed ^ (mixed >>> 16) ^ c, 0xc2b2ae3d);
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ d, 0x27d4eb2f);
  return mixed ^ (mixed >>> 16);
}
