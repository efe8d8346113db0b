import type { Evaluation } from '../../kernel/evaluate.ts';
import type { FactNode, TruthNode } from '../../kernel/node.ts';
import { type Domain, isExact } from '../../value/domain.ts';
import { domainKey } from '../../value/domain-key.ts';
import type { Truth } from '../../value/truth.ts';
import { Ranks } from './ranks.ts';
import { thresholdsOf } from './thresholds.ts';

const TRUTHS: readonly Truth[] = ['true', 'false', 'unknown'];

/** So many kinds of values are kept: of texts and bounds no end of them may be met. */
const MOST = 4096;

/**
 * What the atoms that read one fact and nothing else say of it, for one enterprise after the other: they say the same of numbers
 * between the same thresholds, and of any two values that are equal.
 */
export class AlikeValues {
  private readonly ranks: Ranks;
  /** By kind of value: of each atom a place in `TRUTHS` and one more, or 0 as long as it was not asked. */
  private readonly kinds = new Map<string | number, Uint8Array>();
  private told: Uint8Array | null = null;

  constructor(
    private readonly fact: FactNode,
    private readonly atoms: readonly TruthNode[],
    asOf: number,
  ) {
    this.ranks = new Ranks(atoms.flatMap((atom) => thresholdsOf(atom, asOf)));
  }

  /** From now on another enterprise is asked about. */
  begin(): void {
    this.told = null;
  }

  /** What an atom says, by its place. */
  truth(atom: number, evaluation: Evaluation): Truth {
    this.told ??= this.toldOf(evaluation.value(this.fact));
    const known = this.told[atom]!;
    if (known > 0) return TRUTHS[known - 1]!;
    const truth = evaluation.truth(this.atoms[atom]!);
    this.told[atom] = TRUTHS.indexOf(truth) + 1;
    return truth;
  }

  private toldOf(domain: Domain): Uint8Array {
    const kind = this.kindOf(domain);
    const known = this.kinds.get(kind);
    if (known !== undefined) return known;
    if (this.kinds.size >= MOST) this.kinds.clear();
    const made = new Uint8Array(this.atoms.length);
    this.kinds.set(kind, made);
    return made;
  }

  private kindOf(domain: Domain): string | number {
    if (domain.kind !== 'number' || !isExact(domain)) return domainKey(domain);
    return 2 * this.ranks.of(domain.min!) + Number(domain.integral);
  }
}
