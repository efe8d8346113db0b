import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentFromValue } from '../../src/document/from-value.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { parseJsonLines } from '../../src/document/parse-json-lines.ts';
import { match } from '../../src/match/match.ts';
import { loadRules } from '../../src/match/rule-set.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { read } from './broken-file.ts';
import { ALL_CASES } from './cases/all.ts';

const MESSAGES = [
  'src/check/messages/conditions.ts',
  'src/check/messages/policies.ts',
  'src/check/messages/profiles.ts',
  'src/check/messages/quantities.ts',
  'src/check/messages/references.ts',
  'src/check/messages/structure.ts',
  'src/check/messages/values.ts',
  'src/check/cross-check.ts',
  'src/check/scope.ts',
  'src/quantities/messages.ts',
  'src/match/messages.ts',
  'src/document/messages.ts',
  'src/document/syntax-messages.ts',
  'src/document/value-messages.ts',
];

/** Raised elsewhere: they need files of megabytes, or a defect of the parser of YAML. */
const ELSEWHERE = new Set(['file-too-large', 'too-many-nodes', 'too-many-tokens', 'value-too-large', 'unreadable']);

function codesOf(file: string): string[] {
  const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  return [...source.matchAll(/'((?:[a-z0-9]+-)+[a-z0-9]+|alias|anchor|clash|cycle|directive|tag)'/g)]
    .filter((found) =>
      /code: [^\n]*$|'unknown-[a-z-]+'/.test(source.slice(0, found.index).split('\n').pop()! + found[0]),
    )
    .map((found) => found[1]!);
}

/** Mistakes that no file on a disk can have, or of how files are written and handed over. */
function others(): readonly Diagnostic[] {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const circle: unknown[] = [];
  circle.push(circle);
  const computed = Object.defineProperty({}, 'a', { get: () => 1, enumerable: true });
  const values = [
    proxy,
    circle,
    computed,
    new Date(0),
    () => 1,
    Number.NaN,
    1n << 2000n,
    new Map(),
    new Set(),
    [undefined],
  ];
  const texts: (string | Uint8Array)[] = [
    new Uint8Array([0x61, 0xff]),
    new Uint8Array([0xff, 0xfe, 0x61, 0x00]),
    'a: { b: - c }\n',
    'a: - b\n',
    'a: "x"#c\n',
    'a: 1\n b: 2\n',
    '- a: 1\n  b: 2\n c: 3\n',
    '- a\nb\n',
    'a: "x" y\n',
    '- *x\n'.repeat(1100),
  ];
  const { rules } = loadRules([]);
  return [
    ...values.flatMap((value) => documentFromValue(value, 'profile').diagnostics),
    ...texts.flatMap((text) => parseDocument({ name: 'a.yaml', text }).diagnostics),
    ...parseJsonLines({ name: 'a.jsonl', text: 'a: 1\n' }).diagnostics,
    ...match(rules, { enterprise: 'x' }, { asOf: '2024-02-30' }).diagnostics,
    ...parseDocument({ name: 'a.json', text: '{"a": }' }).diagnostics,
    ...match(rules, { enterprise: 'x' }, { asOf: '2024-02-28', items: ['p/none'] }).diagnostics,
  ];
}

describe('every message', () => {
  const raised: readonly Diagnostic[] = [...ALL_CASES.flatMap((one) => read(one).diagnostics), ...others()];
  const codes = new Set(raised.map(({ code }) => code));

  it.each(MESSAGES)('of %s is raised by a case', (file) => {
    const known = codesOf(file).filter((code) => !ELSEWHERE.has(code));
    expect(known.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('is found by the search for codes', () => {
    expect(new Set(MESSAGES.flatMap(codesOf)).size).toBeGreaterThan(100);
  });

  it('says what is wrong, and why or what to do, in both languages', () => {
    for (const { code, what, why, fix } of raised) {
      expect([code, what.zh !== '' && what.en !== '']).toEqual([code, true]);
      expect([code, why !== undefined || fix !== undefined]).toEqual([code, true]);
      for (const phrase of [what, why, fix]) {
        if (!phrase) continue;
        expect([
          code,
          /[\u4e00-\u9fff]/.test(phrase.zh) && !/[\u4e00-\u9fff]{4}/.test(withoutWords(phrase.en)),
        ]).toEqual([code, true]);
      }
    }
  });

  it('is one line without a full stop, in lower case', () => {
    for (const { code, what, why, fix } of raised) {
      for (const phrase of [what, why, fix]) {
        if (!phrase) continue;
        for (const text of [phrase.zh, phrase.en]) {
          expect([code, text]).toEqual([code, text.replace(/[\n\r]/g, '')]);
          expect([code, /[.。]$/.test(text)]).toEqual([code, false]);
        }
        const [first = ''] = phrase.en;
        expect([code, phrase.en, first]).toEqual([
          code,
          phrase.en,
          /^(YAML|MM|UTF)/.test(phrase.en) ? first : first.toLowerCase(),
        ]);
      }
    }
  });

  it('quotes in backticks in English, and in corner brackets or backticks in Chinese', () => {
    for (const { code, what, why, fix } of raised) {
      for (const phrase of [what, why, fix]) {
        if (!phrase) continue;
        expect([code, phrase.en, /[「」“”]/.test(withoutWords(phrase.en))]).toEqual([code, phrase.en, false]);
        expect([code, phrase.zh, /[“"]/.test(withoutWords(phrase.zh)) && !/“(并且|或者)”/.test(phrase.zh)]).toEqual([
          code,
          phrase.zh,
          false,
        ]);
      }
    }
  });

  it('lies within the text that it marks', () => {
    for (const { code, span, source, line, column } of raised) {
      // Of bytes that are no text there is none to mark.
      if (source.text === '') continue;
      expect([code, span.start >= 0 && span.end >= span.start && span.end <= source.text.length]).toEqual([code, true]);
      expect([code, line >= 1 && column >= 1]).toEqual([code, true]);
    }
  });
});

/** A message without what it quotes or shows as an example. */
function withoutWords(text: string): string {
  return text
    .replace(/`[^`]*`/g, '')
    .replace(/「[^」]*」/g, '')
    .replace(/[[{(（][^\]})）]*[\]})）]+/g, '')
    .replace(/\S*[\d:]\S*/g, '');
}
