import { readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RuleFile } from '../check/rules.ts';
import { LIMITS } from '../document/limits.ts';
import { fileTooLarge } from '../document/messages.ts';
import { type Diagnostic, Reporter } from '../text/diagnostic.ts';
import { systemReason } from '../text/system-reason.ts';
import { UsageError } from './usage-error.ts';

export const RULE_ENDINGS = /\.(ya?ml|json)$/i;
export const PROFILE_ENDINGS = /\.(ya?ml|json|jsonl|ndjson)$/i;
const JSON_LINES = /\.(jsonl|ndjson)$/i;
/** Lists of profiles are limited line by line; a file beyond this does not fit into memory either. */
const JSON_LINES_BYTES = 256 * 1024 * 1024;

export interface ReadFiles {
  readonly files: readonly RuleFile[];
  /** Of files that were too large to be read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The paths of all files below `paths` that end as wanted, as the user would write them: the paths in their order, each folder sorted. */
export function findFiles(paths: readonly string[], endings: RegExp): readonly string[] {
  const found = new Map<string, string>();
  const folders = new Set<string>();
  const folder = (path: string): void => {
    const real = realpathSync(path);
    if (folders.has(real)) return;
    folders.add(real);
    const names = readdirSync(path).filter((name) => name !== 'node_modules' && !name.startsWith('.'));
    for (const name of names.sort()) {
      const inner = join(path, name);
      const stats = statSync(inner, { throwIfNoEntry: false });
      if (stats?.isDirectory()) folder(inner);
      else if (stats?.isFile() && endings.test(name)) add(inner);
    }
  };
  const add = (path: string): void => {
    const key = resolve(path);
    if (!found.has(key)) found.set(key, path);
  };
  for (const path of paths) {
    const stats = accessible(path, () => statSync(path));
    if (stats.isDirectory()) accessible(path, () => folder(path));
    else add(path);
  }
  return [...found.values()];
}

/** Reads the files as bytes, so that what is not UTF-8 gets its diagnostic. */
export function readFiles(paths: readonly string[]): ReadFiles {
  const files: RuleFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const limit = JSON_LINES.test(path) ? JSON_LINES_BYTES : LIMITS.fileBytes;
    const { size }: Stats = accessible(path, () => statSync(path));
    if (size > limit) diagnostics.push(tooLarge(path, size, limit));
    else files.push({ name: path, text: accessible(path, () => new Uint8Array(readFileSync(path))) });
  }
  return { files, diagnostics };
}

function tooLarge(path: string, size: number, limit: number): Diagnostic {
  const reporter = new Reporter({ name: path, text: '' });
  reporter.report({ start: 0, end: 0 }, fileTooLarge(size, limit));
  return reporter.diagnostics[0]!;
}

/** What the file system refuses is the user's path, not a fault of huiqi. */
export function accessible<T>(path: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    const reason = systemReason(error);
    if (reason === null) throw error;
    const where = (error as NodeJS.ErrnoException).path ?? path;
    throw new UsageError({ zh: `无法使用「${where}」：${reason.zh}`, en: `cannot use \`${where}\`: ${reason.en}` });
  }
}
