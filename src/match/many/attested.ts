import type { CompiledItem, CompiledRules } from '../../compile/index.ts';
import {
  type AmountColumn,
  amountColumns,
  BATCH,
  Decider,
  Encoder,
  type KernelsOf,
  type Plane,
  programOf,
  type RowNumbers,
  type Rows,
} from '../../engines/columnar/index.ts';

/** Who would be eligible, and for how much, if only what is attested were known (FORMAT, section 4). */
export class Attested {
  private readonly encoder: Encoder;
  private decider: Decider | null = null;
  private readonly certainOf = new Uint8Array(BATCH);
  /** By the place of an item among all that are asked for. */
  private readonly items: ReadonlyMap<number, { readonly yes: Plane; readonly amount: AmountColumn | null }>;

  /** Those of the items, each once. */
  private readonly amounts: ReadonlySet<AmountColumn>;

  constructor(
    rules: CompiledRules,
    asOf: number,
    items: ReadonlyMap<number, CompiledItem>,
    private readonly kernels: KernelsOf | undefined,
  ) {
    const program = programOf(rules, asOf, { items: [...items.values()] });
    this.encoder = new Encoder(program, kernels);
    const amountOf = amountColumns(this.encoder.context);
    this.items = new Map(
      [...items].map(([place, { amount }], at) => [
        place,
        { yes: program.items[at]!.yes, amount: amount && amountOf(amount) },
      ]),
    );
    this.amounts = new Set([...this.items.values()].flatMap(({ amount }) => amount ?? []));
  }

  begin(rows: Rows, someHaveGrants: boolean): void {
    const encoded = this.encoder.encode(rows);
    if (this.decider) this.decider.load(encoded);
    // Items are asked about one after the other, while others are decided.
    else this.decider = new Decider(encoded, this.kernels, Math.max(1, this.items.size));
    for (const amount of this.amounts) amount.begin(rows, someHaveGrants);
  }

  decide(start: number): void {
    this.decider!.decide(start);
    this.decider!.decideGroup(0);
  }

  /** Of each of at most `BATCH` rows of the block that was decided last, whether an item holds and comes to the one amount that is told. */
  certain(item: number, rows: RowNumbers, told: AmountColumn | null): Uint8Array {
    const { decider, certainOf } = this;
    const { yes, amount } = this.items.get(item)!;
    const count = rows.length;
    amount?.reckonAny(rows, count);
    for (let at = 0; at < count; at++) {
      const isSame =
        amount === null ||
        (told!.min[at] === told!.max[at] && amount.min[at] === told!.min[at] && amount.max[at] === told!.max[at]);
      certainOf[at] = Number(isSame && decider!.has(yes, rows[at]!));
    }
    return certainOf;
  }
}
