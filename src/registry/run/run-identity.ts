import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Verdict } from '../../policy/types.ts';
import type { Phrase } from '../../text/localized.ts';
import { userWords } from '../../text/visible.ts';

/** What a file of input is known by. */
export interface Fingerprint {
  readonly size: number;
  /** When it was last written, in milliseconds since 1970. */
  readonly modified: number;
  /** SHA-256 of pieces from all over it, since reading gigabytes twice would cost as much as importing them. */
  readonly sample: string;
}

export interface InputFile extends Fingerprint {
  /** As it was given. That it is called otherwise now is no change. */
  readonly path: string;
}

/** All that the results of a run depend on. A run that is resumed must have the same. */
export interface RunIdentity {
  /** Of huiqi. */
  readonly version: string;
  /** The hash of the rule set. */
  readonly rules: string;
  /** The hash of the mapping; null where the register was encoded before. */
  readonly mapping: string | null;
  /** What was said of how the register is to be read; null if nothing was. */
  readonly reading: string | null;
  /** In the order in which mapping and options name them; of what the code itself yields there is none. */
  readonly inputs: readonly InputFile[];
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** By full name; null: all. */
  readonly items: readonly string[] | null;
  /** Which are written; none where they are only counted. */
  readonly verdicts: readonly Verdict[];
  readonly format: string;
}

const PIECES = 32;
const PIECE = 64 * 1024;

export function fingerprintOf(path: string): Fingerprint {
  const file = openSync(path, 'r');
  try {
    const { size, mtimeMs } = fstatSync(file);
    const hash = createHash('sha256');
    const piece = new Uint8Array(PIECE);
    const last = Math.max(0, size - PIECE);
    const starts = new Set(Array.from({ length: PIECES }, (_, at) => Math.floor((last * at) / (PIECES - 1))));
    for (const start of starts) hash.update(piece.subarray(0, readSync(file, piece, 0, PIECE, start)));
    return { size, modified: mtimeMs, sample: hash.digest('hex') };
  } finally {
    closeSync(file);
  }
}

export function sameFingerprint(a: Fingerprint | undefined, b: Fingerprint | undefined): boolean {
  return a?.size === b?.size && a?.modified === b?.modified && a?.sample === b?.sample;
}

/** What is no longer as it was, in words. */
export function changesBetween(before: RunIdentity, now: RunIdentity): readonly Phrase[] {
  const changed: Phrase[] = [];
  const differ = <K extends keyof RunIdentity>(
    key: K,
    words: (before: RunIdentity[K], now: RunIdentity[K]) => Phrase,
  ) => {
    if (JSON.stringify(before[key]) !== JSON.stringify(now[key])) changed.push(words(before[key], now[key]));
  };
  differ('version', (a, b) => ({ zh: `huiqi 的版本（${a} → ${b}）`, en: `the version of huiqi (${a} → ${b})` }));
  differ('rules', () => ({ zh: '规则', en: 'the rules' }));
  differ('mapping', () => ({ zh: '映射文件', en: 'the mapping' }));
  differ('reading', (a, b) => ({
    zh: `名册的读法（${a ?? '自动'} → ${b ?? '自动'}）`,
    en: `how the register is read (${a ?? 'as it is'} → ${b ?? 'as it is'})`,
  }));
  for (let at = 0; at < Math.max(before.inputs.length, now.inputs.length); at++) {
    if (sameFingerprint(before.inputs[at], now.inputs[at])) continue;
    const words = userWords((now.inputs[at] ?? before.inputs[at])!.path);
    changed.push({ zh: `输入文件${words.zh}`, en: `the input ${words.en}` });
  }
  differ('asOf', (a, b) => ({ zh: `基准日（${a} → ${b}）`, en: `the as-of date (${a} → ${b})` }));
  differ('items', () => ({ zh: '所选事项（--item）', en: 'the items asked for (--item)' }));
  differ('verdicts', (a, b) => ({
    zh: `写出的结论（${a.join('、') || '只计数'} → ${b.join('、') || '只计数'}）`,
    en: `the verdicts that are written (${a.join(', ') || 'counts only'} → ${b.join(', ') || 'counts only'})`,
  }));
  differ('format', (a, b) => ({ zh: `格式（${a} → ${b}）`, en: `the format (${a} → ${b})` }));
  return changed;
}
