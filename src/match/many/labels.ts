import type { CompiledRules } from '../../compile/index.ts';
import {
  type EncodingContext,
  NumberTaker,
  type Rows,
  readsWithDerived,
  Tuples,
} from '../../engines/columnar/index.ts';
import type { FactNode } from '../../kernel/node.ts';
import type { OptionDomain } from '../../value/domain.ts';

/** The code of a fact by which enterprises are told apart: what is known of it, however coarse; `''` where that is nothing. */
export class Labels {
  private readonly labels: string[] = [];
  private readonly tuples: Tuples<number> | null;

  /** Of rules whose vocabulary has no such fact, or none that is a code, all are `''`. */
  constructor(rules: CompiledRules, fact: string, context: EncodingContext) {
    const declared = rules.vocabulary.facts.get(fact);
    if (declared?.type !== 'code') {
      this.tuples = null;
      return;
    }
    const node = rules.lowering.fact({
      fact,
      year: declared.yearly ? { kind: 'relative', offset: -1 } : null,
    }) as FactNode;
    this.tuples = new Tuples(readsWithDerived([], node, context), context, (evaluation) =>
      this.placeOf(labelOf(evaluation.value(node) as OptionDomain)),
    );
  }

  private placeOf(label: string): number {
    const known = this.labels.indexOf(label);
    return known >= 0 ? known : this.labels.push(label) - 1;
  }

  /** Of each row the place of its label, and the labels. */
  of(rows: Rows): { readonly places: Uint32Array; readonly labels: readonly string[] } {
    // What many rows are derived from in many ways tells nothing of which group they are in.
    if (this.tuples === null || !this.tuples.suits(rows)) return { places: new Uint32Array(rows.count), labels: [''] };
    this.tuples.begin(rows);
    const places = new Uint32Array(rows.count);
    const same = this.tuples.same();
    if (same !== null) places.fill(same);
    else this.tuples.hand(rows.count, (place) => place, new NumberTaker(places));
    return { places, labels: this.labels };
  }
}

/** Six digits name a county (GB/T 2260): streets and villages have more. */
const COUNTY = 6;

/** The lowest code at or below which all lie that it may be; of places below a county, the county. */
function labelOf({ tree, options }: OptionDomain): string {
  const [first, last] = [options[0]!, options[options.length - 1]!];
  for (let at: number | undefined = first; at !== undefined; at = parentOf(tree, at)) {
    const { code } = tree.entries[at]!;
    const isBelow = /^\d+$/.test(code) && code.length > COUNTY && parentOf(tree, at) !== undefined;
    if (tree.last[at]! >= last && !isBelow) return code;
  }
  return '';
}

function parentOf(tree: OptionDomain['tree'], at: number): number | undefined {
  const { parent } = tree.entries[at]!;
  return parent === undefined ? undefined : tree.index.get(parent);
}
