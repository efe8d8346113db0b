import { STRAY_CHARACTERS } from './nasty.ts';
import type { Random } from './random.ts';

type OnText = (text: string, random: Random) => string;

function onLines(change: (lines: string[], random: Random) => void): OnText {
  return (text, random) => {
    const lines = text.split('\n');
    change(lines, random);
    return lines.join('\n');
  };
}

const duplicateLines = onLines((lines, random) => {
  const from = random.below(lines.length);
  const some = lines.slice(from, from + 1 + random.below(5));
  lines.splice(random.chance(0.5) ? from : random.below(lines.length), 0, ...some);
});

const removeLines = onLines((lines, random) => {
  lines.splice(random.below(lines.length), 1 + random.below(3));
});

const swapLines = onLines((lines, random) => {
  const [a, b] = [random.below(lines.length), random.below(lines.length)];
  [lines[a], lines[b]] = [lines[b]!, lines[a]!];
});

const indent = onLines((lines, random) => {
  const from = random.below(lines.length);
  const until = from + 1 + random.below(4);
  const by = random.pick([' ', '  ', '    ', '\t', '-', '　']);
  for (let i = from; i < until && i < lines.length; i++) lines[i] = random.chance(0.1) ? lines[i]! : by + lines[i];
});

const outdent = onLines((lines, random) => {
  const from = random.below(lines.length);
  const until = from + 1 + random.below(4);
  const by = 1 + random.below(4);
  for (let i = from; i < until && i < lines.length; i++) lines[i] = lines[i]!.replace(new RegExp(`^ {1,${by}}`), '');
});

const joinLines = onLines((lines, random) => {
  const at = random.below(lines.length);
  lines.splice(at, 2, lines.slice(at, at + 2).join(random.pick(['', ' '])));
});

const strayCharacters: OnText = (text, random) => {
  let changed = text;
  for (let i = 1 + random.below(3); i > 0; i--) {
    const at = random.below(changed.length + 1);
    changed = changed.slice(0, at) + random.pick(STRAY_CHARACTERS) + changed.slice(at + random.below(2));
  }
  return changed;
};

const replaceDigits: OnText = (text, random) =>
  text.replace(/\d/g, (digit) =>
    random.chance(0.05) ? random.pick(['9', '0', '', '-', '９', 'e', '00000000']) : digit,
  );

const dropCharacters: OnText = (text, random) => {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + text.slice(at + 1 + random.below(20));
};

const lineEnds: OnText = (text, random) => text.replaceAll('\n', random.pick(['\r\n', '\r', '\n\r', '\u2028']));

const wrapText: OnText = (text, random) =>
  random.pick(['\ufeff', '---\n', '%YAML 1.1\n---\n', '\n\n', '- ', '{', '|\n']) + text;

const doubled: OnText = (text, random) => `${text}${random.pick(['', '---\n', '...\n'])}${text}`;

const truncated: OnText = (text, random) => text.slice(0, random.below(text.length + 1));

const ON_TEXT: readonly (readonly [number, readonly [string, OnText]])[] = [
  [4, ['duplicate lines', duplicateLines]],
  [4, ['remove lines', removeLines]],
  [4, ['swap lines', swapLines]],
  [4, ['indent', indent]],
  [3, ['outdent', outdent]],
  [2, ['join lines', joinLines]],
  [6, ['stray characters', strayCharacters]],
  [4, ['replace digits', replaceDigits]],
  [3, ['drop characters', dropCharacters]],
  [1, ['line ends', lineEnds]],
  [1, ['wrap', wrapText]],
  [1, ['double', doubled]],
  [3, ['truncate', truncated]],
];

/** A text changed as hands and transfers change one: as text, or as bytes that may not be UTF-8 any more. */
export function mutateText(
  text: string,
  random: Random,
): { readonly kinds: readonly string[]; readonly text: string | Uint8Array } {
  const kinds: string[] = [];
  let changed = text;
  if (random.chance(0.8)) {
    for (
      let i = random.weighted([
        [5, 1],
        [2, 2],
        [1, 5],
      ]);
      i > 0;
      i--
    ) {
      const [kind, change] = random.weighted(ON_TEXT);
      kinds.push(kind);
      changed = change(changed, random);
    }
    if (random.chance(0.7)) return { kinds, text: changed };
  }
  const bytes = new TextEncoder().encode(changed);
  for (let i = 1 + random.below(4); i > 0 && bytes.length > 0; i--) {
    const at = random.below(bytes.length);
    bytes[at] = random.chance(0.5) ? bytes[at]! ^ (1 << random.below(8)) : random.below(256);
  }
  kinds.push('flip bytes');
  if (!random.chance(0.2)) return { kinds, text: bytes };
  return { kinds: [...kinds, 'truncate bytes'], text: bytes.slice(0, random.below(bytes.length + 1)) };
}
