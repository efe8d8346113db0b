import { createHash } from 'node:crypto';

/** The 63 characters that identities are packed with, six bits each; zero is the end. */
const SIX_BITS = new Uint8Array(256);
for (const [at, character] of [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-'].entries())
  SIX_BITS[character.charCodeAt(0)] = at + 1;

const PACKED = 20;
const RAW = 15;
const RAW_TAG = 0x40000000;
const DIGEST_TAG = 0x80000000;
const FIRST_CAPACITY = 1 << 12;

/**
 * Which identities there are, and in which order they were added, for tens of millions of them: 16 or 20 bytes for each, times
 * up to three. Each is kept as 128 bits: up to twenty letters, digits and hyphens of ASCII as they are, other texts up to fifteen
 * bytes as they are, and longer ones by 126 bits of their SHA-256, of which no two texts are known to have the same.
 */
export class IdentityTable {
  private capacity = FIRST_CAPACITY;
  private slots = new Uint32Array(4 * FIRST_CAPACITY);
  private places: Uint32Array;
  private count = 0;
  private readonly key = new Uint32Array(4);

  /** `ordered`: whether anyone will want to `find` them. */
  constructor(private readonly ordered: boolean) {
    this.places = new Uint32Array(ordered ? FIRST_CAPACITY : 0);
  }

  get size(): number {
    return this.count;
  }

  /** Adds the identity that stands there; false if there was one. No identity is empty. */
  add(bytes: Uint8Array, start: number, end: number): boolean {
    this.pack(bytes, start, end);
    const slot = this.slotOf();
    if (slot >= 0) return false;
    const free = ~slot;
    const { slots, key } = this;
    slots[4 * free] = key[0]!;
    slots[4 * free + 1] = key[1]!;
    slots[4 * free + 2] = key[2]!;
    slots[4 * free + 3] = key[3]!;
    if (this.ordered) this.places[free] = this.count;
    this.count++;
    if (this.count > this.capacity * 0.6) this.grow();
    return true;
  }

  /** How many were added before it; -1 if it was not. */
  find(bytes: Uint8Array, start: number, end: number): number {
    this.pack(bytes, start, end);
    const slot = this.slotOf();
    return slot < 0 ? -1 : this.places[slot]!;
  }

  /** The slot of the key, or the complement of the free one that would be its. */
  private slotOf(): number {
    const { slots } = this;
    const mask = this.capacity - 1;
    const a = this.key[0]!;
    const b = this.key[1]!;
    const c = this.key[2]!;
    const d = this.key[3]!;
    for (let slot = hash(a, b, c, d) & mask; ; slot = (slot + 1) & mask) {
      const at = 4 * slot;
      if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c && slots[at + 3] === d) return slot;
      // No key is all zeros.
      if ((slots[at]! | slots[at + 1]! | slots[at + 2]! | slots[at + 3]!) === 0) return ~slot;
    }
  }

  private grow(): void {
    const { slots, places, capacity } = this;
    this.capacity = 2 * capacity;
    this.slots = new Uint32Array(4 * this.capacity);
    this.places = new Uint32Array(this.ordered ? this.capacity : 0);
    const mask = this.capacity - 1;
    for (let old = 0; old < capacity; old++) {
      const a = slots[4 * old]!;
      const b = slots[4 * old + 1]!;
      const c = slots[4 * old + 2]!;
      const d = slots[4 * old + 3]!;
      if ((a | b | c | d) === 0) continue;
      let slot = hash(a, b, c, d) & mask;
      while (
        (this.slots[4 * slot]! | this.slots[4 * slot + 1]! | this.slots[4 * slot + 2]! | this.slots[4 * slot + 3]!) !==
        0
      )
        slot = (slot + 1) & mask;
      this.slots[4 * slot] = a;
      this.slots[4 * slot + 1] = b;
      this.slots[4 * slot + 2] = c;
      this.slots[4 * slot + 3] = d;
      if (this.ordered) this.places[slot] = places[old]!;
    }
  }

  private pack(bytes: Uint8Array, start: number, end: number): void {
    const { key } = this;
    const length = end - start;
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

function hash(a: number, b: number, c: number, d: number): number {
  let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b ^ (b >>> 15), 0x85ebca77);
  mixed = Math.imul(mixed ^ (mixed >>> 16) ^ c, 0xc2b2ae3d);
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ d, 0x27d4eb2f);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
