import type { Mapping } from '../mapping/mapping.ts';
import type { RecordSource, RejectedRecord } from '../sources/batch.ts';
import type { RejectWriter } from '../store/reject-file.ts';
import { Bits } from './bits.ts';
import { IdentityReader } from './identity-reader.ts';
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
    const { identity, identities } = this;
    const firsts = new Bits();
    let record = 0;
    for await (const { count, columns } of this.source.read([this.mapping.enterprise.column])) {
      this.signal?.throwIfAborted();
      for (let row = 0; row < count; row++, record++) {
        if (identity.read(columns[0]!, row) !== null) continue;
        if (identities.add(identity.bytes, identity.start, identity.end)) firsts.add(record);
      }
    }
    this.firsts = firsts;
  }

  /** Hands what is kept to the encoder. `told` hears how many bytes of the source have been read. */
  async readRecords(encoder: PartEncoder, told: (bytes: number) => void): Promise<void> {
    const { identity, identities, firsts, mapping } = this;
    const wanted = columnsOfMapping(mapping);
    const name = mapping.name === null ? -1 : wanted.indexOf(mapping.name.column);
    const id = mapping.enterprise.column;
    let record = 0;
    let rows = new Int32Array(0);
    for await (const { count, lines, columns, rejects, bytes } of this.source.read(wanted)) {
      this.signal?.throwIfAborted();
      if (rows.length < count) rows = new Int32Array(count);
      let taken = 0;
      let broken = 0;
      for (let row = 0; row < count; row++, record++) {
        const line = lines[row]!;
        const problem = identity.read(columns[0]!, row);
        const first =
          problem === null &&
          (firsts === null ? identities.add(identity.bytes, identity.start, identity.end) : firsts.has(record));
        if (first) {
          encoder.begin(identity, line, name < 0 ? null : columns[name]!, row);
          rows[taken++] = row;
          this.kept++;
          if (!encoder.isFull) continue;
          await encoder.take(columns, rows, taken);
          taken = 0;
          continue;
        }
        while (broken < rejects.length && rejects[broken]!.line < line) this.reject(rejects[broken++]!);
        const text = (): string => Buffer.from(identity.bytes.subarray(identity.start, identity.end)).toString();
        this.reject({ line, column: id, ...(problem ?? { value: text(), reason: 'duplicate' }) });
      }
      while (broken < rejects.length) this.reject(rejects[broken++]!);
      if (taken > 0) await encoder.take(columns, rows, taken);
      this.read += count + rejects.length;
      told(bytes);
    }
    await encoder.finish();
  }

  private reject(record: RejectedRecord): void {
    this.rejects.add({ file: null, ...record });
  }
}
