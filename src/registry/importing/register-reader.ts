import type { Mapping } from '../mapping/mapping.ts';
import type { Batch, RecordSource, RejectedRecord } from '../sources/batch.ts';
import type { RejectWriter } from '../store/reject-file.ts';
import { Bits } from './bits.ts';
import { CODE, CreditCodes } from './credit-codes.ts';
import { IdentityReader, type Unusable } from './identity-reader.ts';
import { IdentityTable } from './identity-table.ts';
import { columnsOfMapping } from './mapping-columns.ts';
import type { PartEncoder } from './part-encoder.ts';

/** Reads the records of the register itself: the first of each usable identity is kept, and of each other one is said why it is not. */
export class RegisterReader {
  /** Records so far. */
  read = 0;
  kept = 0;
  readonly identities: IdentityTable;
  /** By record that could be taken apart: whether it is the first of its identity. Null until identities have been read by themselves. */
  private firsts: Bits | null = null;
  private readonly identity: IdentityReader;
  private readonly codes = new CreditCodes();
  /** Records that could be taken apart, so far. */
  private record = 0;
  /** Of the batch that is being read: rows that have been begun and not yet taken, how many, and the rejects that have been told. */
  private rows = new Int32Array(0);
  private taken = 0;
  private broken = 0;

  constructor(
    private readonly mapping: Mapping,
    private readonly source: RecordSource,
    private readonly rejects: RejectWriter,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.identities = new IdentityTable(source.rows);
    this.identity = new IdentityReader(mapping.enterprise.form);
  }

  /** Finds out which enterprises there are, in which order, before anything else is read of them. */
  async readIdentities(): Promise<void> {
    const { identity, identities, codes } = this;
    const firsts = new Bits();
    let record = 0;
    for await (const { count, columns } of this.source.read([this.mapping.enterprise.column])) {
      this.signal?.throwIfAborted();
      const before = record;
      record += count;
      codes.read(columns[0]!, count);
      for (let row = 0; row < count; row++) {
        for (const until = identities.addCodes(codes, row, count); row < until; row++) firsts.add(before + row);
        if (row === count || identity.read(columns[0]!, row) !== null) continue;
        if (identities.add(identity.bytes, identity.start, identity.end)) firsts.add(before + row);
      }
    }
    this.firsts = firsts;
  }

  /** Hands what is kept to the encoder. `told` hears how many bytes of the source have been read. */
  async readRecords(encoder: PartEncoder, told: (bytes: number) => void): Promise<void> {
    const wanted = columnsOfMapping(this.mapping);
    for await (const batch of this.source.read(wanted)) {
      this.signal?.throwIfAborted();
      const { count, columns, rejects } = batch;
      if (this.rows.length < count) this.rows = new Int32Array(count);
      this.broken = 0;
      this.codes.read(columns[0]!, count);
      for (let row = 0; row < count; ) {
        row = this.keep(batch, row, encoder);
        if (this.taken > 0) await encoder.take(batch, this.rows, this.taken);
      }
      while (this.broken < rejects.length) this.reject(rejects[this.broken++]!);
      this.read += count + rejects.length;
      told(batch.bytes);
    }
    await encoder.finish();
  }

  /** Begins the rows of a batch that are kept, from `first` on, until the part is full; which row comes after them. */
  private keep(batch: Batch, first: number, encoder: PartEncoder): number {
    const { identity, identities, firsts, rows, codes, record } = this;
    const { count, columns } = batch;
    const ids = columns[0]!;
    let taken = 0;
    let row = first;
    while (row < count && encoder.room > 0) {
      const from = row;
      const end = Math.min(count, row + encoder.room);
      row =
        firsts === null ? identities.addCodes(codes, row, end) : codesAmong(firsts, codes, record - first, row, end);
      if (row > from) encoder.beginEach(codes.bytes.subarray(CODE * from, CODE * row), CODE);
      taken = nameRows(rows, taken, from, row);
      if (row === end) continue;
      const problem = identity.read(ids, row);
      const isFirst =
        problem === null &&
        (firsts === null
          ? identities.add(identity.bytes, identity.start, identity.end)
          : firsts.has(record - first + row));
      if (isFirst) {
        encoder.begin(identity);
        rows[taken++] = row;
      } else this.refuse(batch, row, problem);
      row++;
    }
    this.record += row - first;
    this.kept += taken;
    this.taken = taken;
    return row;
  }

  /** Rejects a row, and before it the records before it that could not be taken apart. */
  private refuse({ lines, rejects }: Batch, row: number, problem: Unusable | null): void {
    const { identity, mapping } = this;
    const line = lines[row]!;
    while (this.broken < rejects.length && rejects[this.broken]!.line < line) this.reject(rejects[this.broken++]!);
    const text = (): string => Buffer.from(identity.bytes.subarray(identity.start, identity.end)).toString();
    this.reject({ line, column: mapping.enterprise.column, ...(problem ?? { value: text(), reason: 'duplicate' }) });
  }

  private reject(record: RejectedRecord): void {
    this.rejects.add({ file: null, ...record });
  }
}

/** The first row from `from` on that has no credit code, or is not the first of its identity, or `to`. Records count from `before`. */
function codesAmong(firsts: Bits, { keys }: CreditCodes, before: number, from: number, to: number): number {
  let row = from;
  while (row < to && keys[4 * row] !== 0 && firsts.has(before + row)) row++;
  return row;
}

/** Writes the rows from one to below another; how many there are then. By itself, as it runs for each row. */
function nameRows(rows: Int32Array, taken: number, from: number, to: number): number {
  for (let row = from; row < to; row++) rows[taken + row - from] = row;
  return taken + to - from;
}
