import { visible } from '../../text/visible.ts';

/** A table of Markdown; numbers are given as numbers, and stand to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const right = (at: number): boolean => rows.some((row) => typeof row[at] === 'number');
  const line = (cells: readonly (string | number)[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map((_, at) => (right(at) ? '---:' : '---')).join('|')}|`, ...rows.map(line), ''].join(
    '\n',
  );
}

function cell(content: string | number): string {
  return typeof content === 'number' ? digits(content) : escaped(content);
}

/** Text of others, which is never to be markup. */
export function escaped(text: string): string {
  return visible(text).replace(/[\\|<>&*_`[\]#]/g, (sign) =>
    sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : `\\${sign}`,
  );
}

/** Digits in groups of three. */
export function digits(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
