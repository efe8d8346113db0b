import type { Diagnostic } from '../text/diagnostic.ts';
import { Reporter } from '../text/diagnostic.ts';
import { sortDiagnostics } from '../text/sort-diagnostics.ts';
import type { Source } from '../text/source.ts';
import { maskCharacters } from './characters.ts';
import type { DocNode } from './node.ts';
import { Problems } from './problems.ts';
import { type DocumentFile, readText } from './read-text.ts';
import { readTree } from './read-tree.ts';

/** What a file says, as far as it can be relied on, and everything that is wrong with how it is written. */
export interface ParsedDocument {
  readonly source: Source;
  /** Null if nothing can be relied on. With errors, what stands at their places is left out or empty. */
  readonly root: DocNode | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads YAML 1.2 or JSON without saying what any scalar means. Never throws, and takes time in proportion to the file, whatever it holds.
 *
 * ```ts
 * const { root } = parseDocument({ name: 'a.yaml', text: 'region: 0111' });
 * // root: a map with the entry region → scalar '0111', plain
 * ```
 */
export function parseDocument(file: DocumentFile): ParsedDocument {
  const { text, problem } = readText(file);
  const source: Source = { name: file.name, text };
  const reporter = new Reporter(source);
  const problems = new Problems(reporter, 0);
  if (problem) {
    problems.report(problem.at, Math.min(problem.at + 1, text.length), problem.message);
    return { source, root: null, diagnostics: reporter.diagnostics };
  }
  const masked = maskCharacters(text, problems);
  const root = problems.full ? null : readTree(masked, problems);
  return { source, root, diagnostics: sortDiagnostics(reporter.diagnostics) };
}
