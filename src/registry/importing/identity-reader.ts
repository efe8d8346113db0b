import { isCreditCodeAt } from '../../standards/index.ts';
import type { Cell } from '../cells/cell.ts';
import { type IdentityForm, readIdentity } from '../cells/identity.ts';
import type { BatchColumn } from '../sources/batch.ts';
import { cellIn } from '../sources/cell-in.ts';

const CODE = 18;
const SHOWN = 200;

/** Why a row has no usable identity. */
export interface Unusable {
  readonly reason: string;
  readonly value: string;
}

/** Reads the identities of rows as bytes. What was read last stands from `start` to `end` in `bytes`. */
export class IdentityReader {
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;
  private readonly encoder = new TextEncoder();
  private readonly scratch = new Uint8Array(4096);

  constructor(private readonly form: IdentityForm) {}

  /** Null if there is a usable one, or else why not. */
  read(column: BatchColumn, row: number): Unusable | null {
    if (column.kind === 'dictionary') {
      const at = column.indices[row]!;
      return at < 0 ? this.readCell(null) : this.read(column.words, at);
    }
    if (column.kind === 'text') {
      const place = row * column.stride + column.at;
      const start = column.starts[place]!;
      const end = column.ends[place]!;
      if (end - start === CODE && isCreditCodeAt(column.bytes, start)) {
        this.bytes = column.bytes;
        this.start = start;
        this.end = end;
        return null;
      }
    }
    return this.readCell(cellIn(column, row));
  }

  private readCell(cell: Cell): Unusable | null {
    const reading = readIdentity(this.form, cell);
    if (reading.kind === 'unusable') return { reason: reading.reason, value: shown(cell) };
    this.bytes = this.scratch;
    this.start = 0;
    this.end = this.encoder.encodeInto(reading.id, this.scratch).written;
    return null;
  }
}

const shown = (cell: Cell): string => (cell == null ? '' : String(cell).slice(0, SHOWN));
