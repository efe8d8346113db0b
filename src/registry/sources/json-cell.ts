import type { Cell } from '../cells/cell.ts';

const WHOLE = /^-?\d{16,}$/;

/** A cell from its JSON: whole numbers of any size are exact, other numbers are doubles, an object is its text. */
export function cellOfJson(json: string): Cell {
  if (WHOLE.test(json)) return BigInt(json);
  const value: unknown = JSON.parse(json);
  return isCell(value) ? value : json;
}

function isCell(value: unknown): value is Cell {
  if (Array.isArray(value)) return value.every(isCell);
  return value === null || typeof value !== 'object';
}

/** JSON from which the same is read. What no JSON can say becomes its text. */
export function jsonOfCell(cell: Cell): string {
  if (typeof cell === 'bigint') return String(cell);
  if (typeof cell === 'number' && !Number.isFinite(cell)) return JSON.stringify(String(cell));
  if (Array.isArray(cell)) return `[${cell.map(jsonOfCell).join(',')}]`;
  return JSON.stringify(cell ?? null);
}
