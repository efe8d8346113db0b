import type { Diagnostic } from './diagnostic.ts';

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** In reading order: by file, then by place; of one place errors before warnings. The order never depends on a locale. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compare(a.path, b.path) ||
      a.span.start - b.span.start ||
      compare(a.severity, b.severity) ||
      a.span.end - b.span.end ||
      compare(a.code, b.code),
  );
}
