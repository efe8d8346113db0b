/* Unified social credit codes (GB 32100-2015): letters and digits in 18 bytes, checked and packed. */

const CODE: usize = 18;
/** Of a key. */
const WORDS: usize = 4;

/**
 * For each of `count` texts of 18 bytes, one behind the other: the four words that the table of identities packs it into, six bits
 * for a character, and their hash, if it is a valid credit code as it stands; else zeros. Two bytes behind the last are looked at.
 */
export function packCodes(codes: usize, count: u32, keys: usize, hashes: usize): void {
  for (const stop = codes + <usize>count * CODE; codes < stop; codes += CODE, keys += WORDS << 2, hashes += 4) {
    if (!packCode(codes, keys)) {
      v128.store(keys, i64x2.splat(0));
      store<u32>(hashes, 0);
    } else store<u32>(hashes, hash(load<u32>(keys), load<u32>(keys, 4), load<u32>(keys, 8), load<u32>(keys, 12)));
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function isDigit(characters: v128): v128 {
  return i8x16.lt_u(i8x16.sub(characters, i8x16.splat(0x30)), i8x16.splat(10));
}

/** Digits count from 0, letters from A = 10 (GB 11714-1997). Of what is neither it may be anything. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function alphanumeric(characters: v128, digits: v128): v128 {
  return i8x16.sub(characters, v128.bitselect(i8x16.splat(0x30), i8x16.splat(0x41 - 10), digits));
}

/** The values of characters in a credit code, of which I, O, S, V and Z are none: of what is none, above 30. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function values(characters: v128, digits: v128): v128 {
  const letters = i8x16.sub(characters, i8x16.splat(0x41));
  // A to P, then Q to Z; elsewhere both give zero.
  const first = i8x16(10, 11, 12, 13, 14, 15, 16, 17, -1, 18, 19, 20, 21, 22, -1, 23);
  const second = i8x16(24, 25, -1, 26, 27, -1, 28, 29, 30, -1, 0, 0, 0, 0, 0, 0);
  const found = v128.or(
    i8x16.swizzle(first, letters),
    i8x16.swizzle(second, i8x16.sub(letters, i8x16.splat(16))),
  );
  const letter = v128.or(found, i8x16.eq(found, i8x16.splat(0)));
  return v128.bitselect(i8x16.sub(characters, i8x16.splat(0x30)), letter, digits);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function sum(four: v128): i32 {
  return (
    i32x4.extract_lane(four, 0) +
    i32x4.extract_lane(four, 1) +
    i32x4.extract_lane(four, 2) +
    i32x4.extract_lane(four, 3)
  );
}

function packCode(code: usize, key: usize): bool {
  const characters = v128.load(code);
  const digits = isDigit(characters);
  const all = values(characters, digits);
  if (v128.any_true(i8x16.gt_u(all, i8x16.splat(30)))) return false;
  // Characters 3 to 8 are the division of the registrar.
  if ((i8x16.bitmask(digits) & 0xfc) != 0xfc) return false;
  const plain = alphanumeric(characters, digits);
  // The ninth of the organisation code, modulo 11 (GB 11714-1997).
  const weighted = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(plain), i16x8(3, 7, 9, 10, 5, 8, 4, 2));
  const check = (11 - (sum(weighted) % 11)) % 11;
  const seventeenth = <i32>load<u8>(code, 16);
  if (seventeenth != (check == 10 ? 0x58 : 0x30 + check)) return false;
  // The last, modulo 31: with it the weighted sum is a multiple.
  const low = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(all), i16x8(1, 3, 9, 27, 19, 26, 16, 17));
  const high = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(all), i16x8(20, 29, 25, 13, 8, 24, 10, 30));
  const end = v128.load16_splat(code, 16);
  const endDigits = isDigit(end);
  const ends = values(end, endDigits);
  const last = <i32>i8x16.extract_lane_u(ends, 1);
  const whole = sum(i32x4.add(low, high)) + 28 * <i32>i8x16.extract_lane_u(ends, 0) + last;
  if (last > 30 || whole % 31 != 0) return false;
  const six = i8x16.add(plain, i8x16.splat(1));
  const endSix = i8x16.add(alphanumeric(end, endDigits), i8x16.splat(1));
  const low8 = <u64>i64x2.extract_lane(six, 0);
  const high8 = <u64>i64x2.extract_lane(six, 1);
  const end2 = <u64>i16x8.extract_lane_u(endSix, 0);
  store<u32>(key, five(low8));
  store<u32>(key, five((low8 >> 40) | (high8 << 24)), 4);
  store<u32>(key, five(high8 >> 16), 8);
  store<u32>(key, five((high8 >> 56) | (end2 << 8)), 12);
  return true;
}

/** The first five of eight bytes, six bits of each. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function five(bytes: u64): u32 {
  return (
    (<u32>(bytes & 63) << 24) |
    (<u32>((bytes >> 8) & 63) << 18) |
    (<u32>((bytes >> 16) & 63) << 12) |
    (<u32>((bytes >> 24) & 63) << 6) |
    <u32>((bytes >> 32) & 63)
  );
}

/** That of `identity-table.ts`. */
function hash(a: u32, b: u32, c: u32, d: u32): u32 {
  let mixed = (a * 0x9e3779b1) ^ ((b ^ (b >> 15)) * 0x85ebca77);
  mixed = (mixed ^ (mixed >> 16) ^ c) * 0xc2b2ae3d;
  mixed = (mixed ^ (mixed >> 15) ^ d) * 0x27d4eb2f;
  return mixed ^ (mixed >> 16);
}
