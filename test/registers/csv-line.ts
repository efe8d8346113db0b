/** A record of RFC 4180 with its line end: quoted where a comma, a quote, a line break or a space at an end makes it necessary. */
export function csvLine(cells: readonly string[], lineEnd: '\n' | '\r\n' = '\n'): string {
  return cells.map(csvCell).join(',') + lineEnd;
}

function csvCell(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
