import { positionAt, type Source, type Span } from '../text/source.ts';

/** `path:line:column` of a place, as messages name another one. */
export function placeOf(source: Source, span: Span): string {
  const { line, column } = positionAt(source, span.start);
  return `${source.name}:${line}:${column}`;
}
