import type { Diagnostic } from '../text/diagnostic.ts';
import { Reporter } from '../text/diagnostic.ts';
import { sortDiagnostics } from '../text/sort-diagnostics.ts';
import { lineStarts, type Source } from '../text/source.ts';
import { maskCharacters } from './characters.ts';
import { LIMITS } from './limits.ts';
import { emptyFile, fileTooLarge, recordSpansLines } from './messages.ts';
import type { DocNode } from './node.ts';
import { Problems } from './problems.ts';
import { type DocumentFile, readText } from './read-text.ts';
import { readTree } from './read-tree.ts';

export interface JsonRecord {
  readonly root: DocNode;
  /** From 1. */
  readonly line: number;
}

export interface ParsedJsonLines {
  readonly source: Source;
  readonly records: readonly JsonRecord[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads one JSON document a line; blank lines are skipped, and a line that cannot be read does not stop the others. All limits hold for
 * a line, none for the file. Places are those in the whole file.
 */
export function parseJsonLines(file: DocumentFile): ParsedJsonLines {
  const { text, problem } = readText(file, Number.POSITIVE_INFINITY);
  const source: Source = { name: file.name, text };
  const reporter = new Reporter(source);
  const whole = new Problems(reporter, 0);
  if (problem) {
    whole.report(problem.at, Math.min(problem.at + 1, text.length), problem.message);
    return { source, records: [], diagnostics: reporter.diagnostics };
  }
  const masked = maskCharacters(text, whole);
  const records: JsonRecord[] = [];
  const starts = lineStarts(source);
  for (let index = 0; index < starts.length && !whole.full; index++) {
    const start = starts[index]!;
    const line = masked.slice(start, starts[index + 1] ?? masked.length).trimEnd();
    if (line.trimStart() === '') continue;
    const root = readRecord(line, new Problems(reporter, start));
    if (root) records.push({ root, line: index + 1 });
  }
  if (records.length === 0 && reporter.diagnostics.length === 0) whole.report(0, 0, emptyFile());
  return { source, records, diagnostics: sortDiagnostics(reporter.diagnostics) };
}

function readRecord(line: string, problems: Problems): DocNode | null {
  const { diagnostics } = problems.reporter;
  if (line.length > LIMITS.fileBytes) {
    problems.report(0, 1, fileTooLarge(line.length, LIMITS.fileBytes));
    return null;
  }
  const before = diagnostics.length;
  const root = readTree(line, problems);
  // A record that YAML would read as a bare text or `a: 1` is no JSON.
  const bracket = line.trimStart().charAt(0);
  if (diagnostics.length === before && bracket !== '{' && bracket !== '[') {
    problems.report(0, line.length, recordSpansLines());
    return null;
  }
  return root;
}
