import type { CompiledRules } from '../../compile/index.ts';
import { type EncodingContext, type Rows, readsOf, Tuples } from '../../engines/columnar/index.ts';
import type { FactNode } from '../../kernel/node.ts';
import type { OptionDomain } from '../../value/domain.ts';

/** The code of a fact by which enterprises are told apart: what is known of it, however coarse; `''` where that is nothing. */
export class Labels {
  private readonly tuples: Tuples<string> | null;

  /** Of rules whose vocabulary has no such fact, or none that is a code, all are `''`. */
  constructor(rules: CompiledRules, fact: string, context: EncodingContext) {
    const declared = rules.vocabulary.facts.get(fact);
    if (declared?.type !== 'code' || declared.yearly) {
      this.tuples = null;
      return;
    }
    const node = rules.lowering.fact({ fact, year: null }) as FactNode;
    this.tuples = new Tuples(
      readsOf([], node, context.asOf),
      context.asOf,
      context.nodes,
      context.isDate,
      (evaluation) => labelOf(evaluation.value(node) as OptionDomain),
    );
  }

  /** Of each row the place of its label, and the labels. */
  of(rows: Rows): { readonly places: Uint32Array; readonly labels: readonly string[] } {
    // What many rows are derived from in many ways tells nothing of which group they are in.
    if (this.tuples === null || !this.tuples.suits(rows)) return { places: new Uint32Array(rows.count), labels: [''] };
    return { places: this.tuples.of(rows), labels: this.tuples.told };
  }
}

/** The lowest code at or below which all lie that it may be. */
function labelOf({ tree, options }: OptionDomain): string {
  const [first, last] = [options[0]!, options[options.length - 1]!];
  for (let at: number | undefined = first; at !== undefined; at = parentOf(tree, at))
    if (tree.last[at]! >= last) return tree.entries[at]!.code;
  return '';
}

function parentOf(tree: OptionDomain['tree'], at: number): number | undefined {
  const { parent } = tree.entries[at]!;
  return parent === undefined ? undefined : tree.index.get(parent);
}
