import type { Join } from '../mapping/mapping.ts';
import type { RecordSource, RejectedRecord } from '../sources/batch.ts';
import type { JoinSummary } from '../store/register-file.ts';
import type { RejectWriter } from '../store/reject-file.ts';
import { Bits } from './bits.ts';
import { IdentityReader } from './identity-reader.ts';
import type { IdentityTable } from './identity-table.ts';
import { type JoinedPart, JoinRows } from './join-rows.ts';
import { columnsOfMapping } from './mapping-columns.ts';

/** A joined file, sorted by the parts of the register that its records belong to. */
export class JoinedFile {
  private readonly rows: JoinRows;
  private matched = 0;
  private unmatched = 0;
  private rejected = 0;

  constructor(
    readonly join: Join,
    private readonly source: RecordSource,
    path: string,
    partRows: number,
  ) {
    this.rows = new JoinRows(path, partRows);
  }

  get summary(): JoinSummary {
    const { matched, unmatched, rejected } = this;
    return { file: this.join.file, read: matched + unmatched + rejected, matched, unmatched, rejected };
  }

  async read(identities: IdentityTable, rejects: RejectWriter, signal: AbortSignal | undefined): Promise<void> {
    const { join } = this;
    const wanted = columnsOfMapping(join);
    const places = join.columns.map(({ column }) => wanted.indexOf(column));
    const identity = new IdentityReader(join.key.form);
    const seen = new Bits();
    const reject = (record: RejectedRecord): void => {
      this.rejected++;
      rejects.add({ file: join.file, ...record });
    };
    for await (const batch of this.source.read(wanted)) {
      signal?.throwIfAborted();
      const columns = places.map((place) => batch.columns[place]!);
      let broken = 0;
      for (let row = 0; row < batch.count; row++) {
        const line = batch.lines[row]!;
        const problem = identity.read(batch.columns[0]!, row);
        const { bytes, start, end } = identity;
        const place = problem === null ? identities.find(bytes, start, end) : -1;
        if (problem === null && place < 0) {
          this.unmatched++;
          continue;
        }
        if (problem === null && seen.add(place)) {
          this.rows.add(place, columns, row);
          this.matched++;
          continue;
        }
        while (broken < batch.rejects.length && batch.rejects[broken]!.line < line) reject(batch.rejects[broken++]!);
        const value = Buffer.from(bytes.subarray(start, end)).toString();
        reject({ line, column: join.key.column, ...(problem ?? { value, reason: 'duplicate' }) });
      }
      while (broken < batch.rejects.length) reject(batch.rejects[broken++]!);
    }
    this.rows.finish();
  }

  part(index: number, rows: number): JoinedPart {
    return this.rows.part(index, rows);
  }

  close(): void {
    this.rows.close();
  }
}
