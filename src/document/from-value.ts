import { type Diagnostic, Reporter } from '../text/diagnostic.ts';
import { sortDiagnostics } from '../text/sort-diagnostics.ts';
import type { Source } from '../text/source.ts';
import type { DocNode } from './node.ts';
import { ValuePrinter } from './value-printer.ts';

/** The same as a parsed file, of a value that a program handed over. */
export interface ValueDocument {
  /** The value as JSON, so that diagnostics have places to point at. */
  readonly source: Source;
  readonly root: DocNode | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The tree of a plain JavaScript value, under the `name` by which diagnostics call it. Strings become quoted scalars; numbers (as the
 * shortest decimal that gives them back), booleans and null plain ones. Own enumerable data properties only: no code of the caller's is
 * run but the traps of a Proxy, and never throws, even if those do.
 *
 * ```ts
 * const { root } = documentFromValue({ staff: 86 }, 'profile');
 * // root: a map with the entry staff → scalar '86', plain
 * ```
 */
export function documentFromValue(value: unknown, name: string): ValueDocument {
  const printer = new ValuePrinter();
  const root = printer.print(value);
  const source: Source = { name, text: printer.text };
  const reporter = new Reporter(source);
  for (const { start, end, message } of printer.found) reporter.report({ start, end }, message);
  return { source, root: printer.stopped ? null : root, diagnostics: sortDiagnostics(reporter.diagnostics) };
}
