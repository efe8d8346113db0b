import type { VerdictBatch } from '../sinks/verdict-batch.ts';
import { ColumnWriter } from './columns.ts';
import { WordIndex } from './word-index.ts';

/** A list of names, which columns give by their places: those that are used stand in the order in which they are. */
class Names {
  private readonly texts: readonly Uint8Array[];
  private readonly places: Int32Array;

  constructor(
    names: readonly string[],
    private readonly column: ColumnWriter,
  ) {
    const encoder = new TextEncoder();
    this.texts = names.map((name) => encoder.encode(name));
    this.places = new Int32Array(names.length).fill(-1);
  }

  idOf(place: number): number {
    const id = this.places[place]!;
    return id >= 0 ? id : this.add(place);
  }

  clear(): void {
    this.places.fill(-1);
  }

  private add(place: number): number {
    const id = this.column.addText(this.texts[place]!);
    this.places[place] = id;
    return id;
  }
}

/** Amounts of money, each distinct one once. */
class Amounts {
  values = 0;
  private readonly index = new WordIndex();

  constructor(private readonly column: ColumnWriter) {}

  add(words: Uint32Array, nulls: Uint8Array, from: number, to: number, row: number): void {
    const { column, index } = this;
    const { ids, present } = column;
    for (let at = from; at < to; at++) {
      const is = nulls[at] === 0 ? 1 : 0;
      present[row + at - from] = is;
      if (is === 0) continue;
      const id = index.idOf(words[2 * at]!, words[2 * at + 1]!);
      if (id === column.entries) column.addWords(words[2 * at]!, words[2 * at + 1]!);
      ids[this.values++] = id;
    }
  }

  clear(): void {
    this.values = 0;
    this.index.clear();
  }
}

/** Rows of verdicts that are written together. */
export class VerdictGroup {
  readonly columns: readonly ColumnWriter[];
  rows = 0;
  private readonly enterprise: ColumnWriter;
  private readonly item: ColumnWriter;
  private readonly subject: ColumnWriter;
  private readonly verdict: ColumnWriter;
  private readonly amountMin: ColumnWriter;
  private readonly amountMax: ColumnWriter;
  private readonly delivery: ColumnWriter;
  private readonly missing: ColumnWriter;
  private readonly items: Names;
  private readonly verdicts: Names;
  private readonly deliveries: Names;
  private readonly minima: Amounts;
  private readonly maxima: Amounts;
  private readonly missings = new Map<string, number>();
  private last: Uint8Array = new Uint8Array(0);

  constructor(items: readonly string[], verdicts: readonly string[], deliveries: readonly string[], rows: number) {
    const text = (name: string): ColumnWriter => new ColumnWriter({ name, type: 'text', optional: false }, rows);
    const money = (name: string): ColumnWriter => new ColumnWriter({ name, type: 'money', optional: true }, rows);
    this.enterprise = text('enterprise');
    this.item = text('item');
    this.subject = new ColumnWriter({ name: 'subject', type: 'text', optional: true }, rows);
    this.verdict = text('verdict');
    this.amountMin = money('amount_min');
    this.amountMax = money('amount_max');
    this.delivery = text('delivery');
    this.missing = text('missing');
    const { enterprise, item, subject, verdict, amountMin, amountMax, delivery, missing } = this;
    this.columns = [enterprise, item, subject, verdict, amountMin, amountMax, delivery, missing];
    this.items = new Names(items, item);
    this.verdicts = new Names(verdicts, verdict);
    this.deliveries = new Names(deliveries, delivery);
    this.minima = new Amounts(amountMin);
    this.maxima = new Amounts(amountMax);
  }

  /** How many rows have a value there. */
  valuesOf(column: ColumnWriter): number {
    if (column === this.amountMin) return this.minima.values;
    if (column === this.amountMax) return this.maxima.values;
    return column === this.subject ? 0 : this.rows;
  }

  /** Adds the rows of a batch from `from` up to `to`, for which there is room. */
  add(batch: VerdictBatch, from: number, to: number): void {
    const row = this.rows;
    const { items, verdicts, deliveries } = this;
    this.addEnterprises(batch, from, to);
    this.addMissing(batch, from, to);
    const ids = { item: this.item.ids, verdict: this.verdict.ids, delivery: this.delivery.ids };
    for (let at = from, next = row; at < to; at++, next++) {
      ids.item[next] = items.idOf(batch.items[at]!);
      ids.verdict[next] = verdicts.idOf(batch.verdicts[at]!);
      ids.delivery[next] = deliveries.idOf(batch.deliveries[at]!);
    }
    this.minima.add(wordsOf(batch.amountMin), batch.amountMinNulls, from, to, row);
    this.maxima.add(wordsOf(batch.amountMax), batch.amountMaxNulls, from, to, row);
    this.rows += to - from;
  }

  clear(): void {
    this.rows = 0;
    this.missings.clear();
    for (const part of [this.items, this.verdicts, this.deliveries, this.minima, this.maxima]) part.clear();
  }

  /** An enterprise is a new entry unless the row before is its own too: each has its rows together. */
  private addEnterprises({ enterprises, rows }: VerdictBatch, from: number, to: number): void {
    const { enterprise } = this;
    const { ids } = enterprise;
    let place = -1;
    for (let at = from, next = this.rows; at < to; at++, next++) {
      if (rows[at] !== place) {
        place = rows[at]!;
        const text = enterprises.bytes.subarray(enterprises.offsets[place]!, enterprises.offsets[place + 1]!);
        if (enterprise.entries === 0 || Buffer.compare(text, this.last) !== 0) {
          enterprise.addText(text);
          this.last = text;
        }
      }
      ids[next] = enterprise.entries - 1;
    }
    // The batch may be used again.
    this.last = this.last.slice();
  }

  private addMissing({ missing, missings }: VerdictBatch, from: number, to: number): void {
    const { ids } = this.missing;
    const places = new Int32Array(missings.length).fill(-1);
    for (let at = from, next = this.rows; at < to; at++, next++) {
      const list = missing[at]!;
      if (places[list]! < 0) places[list] = this.idOfMissing(missings[list]!);
      ids[next] = places[list]!;
    }
  }

  private idOfMissing(text: string): number {
    const found = this.missings.get(text) ?? this.missing.addText(Buffer.from(text));
    this.missings.set(text, found);
    return found;
  }
}

const wordsOf = (amounts: BigInt64Array): Uint32Array =>
  new Uint32Array(amounts.buffer, amounts.byteOffset, 2 * amounts.length);
