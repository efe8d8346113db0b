import type { CompiledItem, CompiledRules } from '../../compile/index.ts';
import {
  type AmountColumn,
  amountColumns,
  Decider,
  Encoder,
  type FenRange,
  type KernelsOf,
  type Plane,
  programOf,
  type Rows,
  reordered,
} from '../../engines/columnar/index.ts';

/** Who would be eligible, and for how much, if only what is attested were known (FORMAT, section 4). */
export class Attested {
  private readonly encoder: Encoder;
  private decider: Decider | null = null;
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
    this.encoder = new Encoder(program);
    const amountOf = amountColumns(this.encoder.context);
    this.items = new Map(
      [...items].map(([place, { amount }], at) => [
        place,
        { yes: program.items[at]!.yes, amount: amount && amountOf(amount) },
      ]),
    );
    this.amounts = new Set([...this.items.values()].flatMap(({ amount }) => amount ?? []));
  }

  begin(rows: Rows, order: Uint32Array, someHaveGrants: boolean): void {
    const encoded = reordered(this.encoder.encode(rows), order);
    if (this.decider) this.decider.load(encoded);
    else this.decider = new Decider(encoded, this.kernels);
    for (const amount of this.amounts) amount.begin(rows, someHaveGrants);
  }

  decide(start: number): void {
    this.decider!.decide(start);
  }

  /** Whether an item holds, and comes to the one amount that is told. The row is at a place of the order, in the block that was decided last. */
  isCertain(item: number, place: number, row: number, told: FenRange): boolean {
    const { yes, amount } = this.items.get(item)!;
    if (!this.decider!.has(yes, place)) return false;
    if (amount === null) return true;
    const sure = amount.at(row);
    return told.min === told.max && sure.min === told.min && sure.max === told.max;
  }
}
