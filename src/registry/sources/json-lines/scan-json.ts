const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const DOT = 0x2e;
/** Deeper lists and objects are taken for a mistake. */
const DEEPEST = 200;

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const ESCAPED = new Set([...'"\\/bfnrt'].map((one) => one.charCodeAt(0)));
const WORDS = ['true', 'false', 'null'].map((word) => new TextEncoder().encode(word));

export function skipBlanks(bytes: Uint8Array, at: number, end: number): number {
  let next = at;
  while (next < end && isBlank(bytes[next])) next++;
  return next;
}

/** Where the JSON value ends that begins at `at`; -1 if there is none (RFC 8259). Characters are not looked at. */
export function endOfValue(bytes: Uint8Array, at: number, end: number, depth = 0): number {
  switch (bytes[at]) {
    case QUOTE:
      return endOfString(bytes, at, end);
    case 0x5b:
      return depth === DEEPEST ? -1 : endOfArray(bytes, at, end, depth + 1);
    case 0x7b:
      return depth === DEEPEST ? -1 : endOfMembers(bytes, at, end, depth + 1, () => {});
    case 0x74:
    case 0x66:
    case 0x6e:
      return endOfWord(bytes, at, end);
    default:
      return endOfNumber(bytes, at, end);
  }
}

export function endOfString(bytes: Uint8Array, at: number, end: number): number {
  for (let next = at + 1; next < end; next++) {
    const byte = bytes[next]!;
    if (byte === QUOTE) return next + 1;
    if (byte < 0x20) return -1;
    if (byte !== BACKSLASH) continue;
    next++;
    if (ESCAPED.has(bytes[next]!)) continue;
    if (bytes[next] !== 0x75 || next + 4 >= end) return -1;
    for (let digit = 0; digit < 4; digit++) if (!/[0-9a-fA-F]/.test(String.fromCharCode(bytes[++next]!))) return -1;
  }
  return -1;
}

/** The members of the object that begins at `at`, each with where its name and its value lie. */
export function endOfMembers(
  bytes: Uint8Array,
  at: number,
  end: number,
  depth: number,
  member: (name: number, nameEnd: number, value: number, valueEnd: number) => void,
): number {
  let next = skipBlanks(bytes, at + 1, end);
  if (bytes[next] === 0x7d && next < end) return next + 1;
  for (;;) {
    if (bytes[next] !== QUOTE || next >= end) return -1;
    const name = next;
    const nameEnd = endOfString(bytes, name, end);
    if (nameEnd < 0) return -1;
    next = skipBlanks(bytes, nameEnd, end);
    if (bytes[next] !== 0x3a || next >= end) return -1;
    const value = skipBlanks(bytes, next + 1, end);
    if (value >= end) return -1;
    const valueEnd = endOfValue(bytes, value, end, depth);
    if (valueEnd < 0) return -1;
    member(name + 1, nameEnd - 1, value, valueEnd);
    next = skipBlanks(bytes, valueEnd, end);
    if (next >= end) return -1;
    if (bytes[next] === 0x7d) return next + 1;
    if (bytes[next] !== 0x2c) return -1;
    next = skipBlanks(bytes, next + 1, end);
  }
}

function endOfArray(bytes: Uint8Array, at: number, end: number, depth: number): number {
  let next = skipBlanks(bytes, at + 1, end);
  if (bytes[next] === 0x5d && next < end) return next + 1;
  for (;;) {
    if (next >= end) return -1;
    next = endOfValue(bytes, next, end, depth);
    if (next < 0) return -1;
    next = skipBlanks(bytes, next, end);
    if (next >= end) return -1;
    if (bytes[next] === 0x5d) return next + 1;
    if (bytes[next] !== 0x2c) return -1;
    next = skipBlanks(bytes, next + 1, end);
  }
}

function endOfWord(bytes: Uint8Array, at: number, end: number): number {
  const word = WORDS.find((one) => at + one.length <= end && one.every((byte, place) => bytes[at + place] === byte));
  return word === undefined ? -1 : at + word.length;
}

function endOfNumber(bytes: Uint8Array, at: number, end: number): number {
  const digits = (from: number): number => {
    let next = from;
    while (next < end && isDigit(bytes[next])) next++;
    return next;
  };
  const first = bytes[at] === MINUS ? at + 1 : at;
  let next = digits(first);
  if (next === first || (bytes[first] === 0x30 && next > first + 1)) return -1;
  if (next < end && bytes[next] === DOT) {
    const fraction = next + 1;
    next = digits(fraction);
    if (next === fraction) return -1;
  }
  if (next < end && (bytes[next] === 0x65 || bytes[next] === 0x45)) {
    const exponent = bytes[next + 1] === MINUS || bytes[next + 1] === 0x2b ? next + 2 : next + 1;
    next = digits(exponent);
    if (next === exponent) return -1;
  }
  return next;
}
