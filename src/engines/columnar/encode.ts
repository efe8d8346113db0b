import { Evaluation, EvaluationMemory } from '../../kernel/evaluate.ts';
import { fromDay } from '../../value/civil-date.ts';
import { ClassColumn } from './class-column.ts';
import { Classes } from './classes.ts';
import type { Rows } from './columns.ts';
import { derivedColumnOf } from './derived-column.ts';
import type { Derives, EncodingContext } from './encoding-context.ts';
import { fastestKernels, type KernelsOf } from './kernels/index.ts';
import type { Plane } from './planes.ts';
import type { Input, Program } from './program.ts';
import { type Reads, readsOf } from './reads.ts';
import { Scratch } from './reals/block.ts';
import { type Compared, comparedOf } from './reals/compared.ts';
import { type Computed, computedOf } from './reals/computed.ts';
import { IN_DOUBT } from './reals/placed.ts';
import { BATCH, everyRow } from './row-numbers.ts';
import { Tuples } from './tuples.ts';
import { Workspace } from './workspace.ts';

/** The rows of an input by their classes, and which planes the rows of each class belong to. */
export interface EncodedColumn {
  /** A number where all rows are of one class. */
  readonly classes: Uint8Array | Uint16Array | number;
  /** What the column fills. */
  readonly planes: readonly Plane[];
  /** By class, then by place in `planes`: 1 or 0. */
  readonly marks: readonly Uint8Array[];
}

/** A register as a rule set sees it: all that can matter to a verdict, and nothing else. */
export interface Encoded {
  readonly program: Program;
  readonly count: number;
  readonly columns: readonly EncodedColumn[];
}

/** Encodes rows once for a rule set and a day. */
export function encode(program: Program, rows: Rows, kernels?: KernelsOf): Encoded {
  return new Encoder(program, kernels).encode(rows);
}

/** What is common to all that encodes for a program. */
function contextOf({ asOf, rules }: Program, kernels: KernelsOf): EncodingContext {
  return {
    asOf,
    asOfYear: fromDay(asOf).year,
    memory: new EvaluationMemory(rules.nodes),
    typeOf: (fact) => rules.vocabulary.facts.get(fact)?.type,
    scratch: new Scratch(new Workspace(kernels)),
    derived: new Map(),
    factReals: new Map(),
  };
}

/**
 * Encodes the parts of a register one after the other, and keeps what it has found: every atom is decided by the
 * reference, once for each class of values that are alike to the rules. Where doubles would be in doubt, the reference decides the row itself.
 */
export class Encoder {
  private readonly inputs: readonly InputEncoder[];
  readonly context: EncodingContext;
  /** How many rows of inputs the reference has decided one by one, since the beginning. */
  rowsByReference = 0;

  constructor(
    readonly program: Program,
    kernels: KernelsOf = fastestKernels,
  ) {
    this.context = contextOf(program, kernels);
    this.inputs = program.inputs.map((input) => new InputEncoder(input, this.context));
  }

  encode(rows: Rows): Encoded {
    const { count } = rows;
    const columns = this.inputs.map(() => new ClassColumn(count));
    const byRow: (readonly [number, InputEncoder])[] = [];
    this.inputs.forEach((input, at) => {
      if (!input.classify(rows, columns[at]!, (row) => this.evaluation(rows, row))) byRow.push([at, input]);
    });
    const byGrants = [...this.inputs.entries()].filter(([, input]) => input.reads.grants);
    if (byRow.length > 0 || byGrants.length > 0)
      for (let row = 0; row < count; row++) {
        const inDetail = byGrants.length > 0 && rows.hasGrants(row) ? [...byRow, ...byGrants] : byRow;
        if (inDetail.length === 0) continue;
        const evaluation = this.evaluation(rows, row);
        for (const [at, input] of inDetail) columns[at]!.put(row, input.classes.of(evaluation));
      }
    const encoded = this.inputs.map(
      (input, at): EncodedColumn => ({
        classes: columns[at]!.classes,
        planes: input.classes.planes,
        marks: input.classes.marks,
      }),
    );
    return { program: this.program, count, columns: encoded };
  }

  private evaluation(rows: Rows, row: number): Evaluation {
    this.rowsByReference++;
    return new Evaluation(rows.world(row), this.context.memory.empty());
  }
}

/** How one input is encoded: by combinations of a few facts, by reckoning, or row by row. */
class InputEncoder {
  readonly classes: Classes;
  readonly reads: Reads;
  private readonly tuples: Tuples<number>;
  private readonly derived: Derives | null;
  /** Made when it is first needed; null if there is none. */
  private made: Computed | Compared | null | undefined;

  constructor(
    private readonly input: Input,
    private readonly context: EncodingContext,
  ) {
    this.classes = new Classes(input);
    this.reads = readsOf(
      input.leaves.map(({ node }) => node),
      null,
      context.asOf,
    );
    this.derived = input.value?.kind === 'fact' ? derivedColumnOf(input.value, context) : null;
    if (this.derived) this.derived.tell = (evaluation) => this.classes.of(evaluation);
    this.tuples = new Tuples(this.reads, context, (evaluation) => this.classes.of(evaluation));
  }

  private get computed(): Computed | Compared | null {
    const { input, context, classes } = this;
    if (this.made === undefined) this.made = computedOf(input, context, classes) ?? comparedOf(input, context);
    return this.made;
  }

  /** False where the reference has to decide each row. */
  classify(rows: Rows, column: ClassColumn, evaluation: (row: number) => Evaluation): boolean {
    const told = this.derived?.told(rows);
    if (told) {
      column.putAll(told);
      return true;
    }
    if (this.tuples.suits(rows)) {
      this.tuples.begin(rows);
      const same = this.tuples.same();
      if (same !== null) column.fill(same);
      else this.tuples.hand(rows.count, (told) => told, column);
      return true;
    }
    const { computed } = this;
    if (computed === null) return false;
    computed.begin(rows);
    // Those who have received something are decided after, and tell nothing of others.
    const every = everyRow(rows.count);
    const asked = this.reads.grants ? every.filter((row) => !rows.hasGrants(row)) : every;
    const byReference = (row: number): number => this.classes.of(evaluation(row));
    const found = new Int32Array(BATCH);
    const numbers = new Uint32Array(rows.count);
    for (let from = 0; from < asked.length; from += BATCH) {
      const some = asked.subarray(from, from + BATCH);
      computed.classify(some, some.length, found, byReference);
      for (let at = 0; at < some.length; at++) {
        const row = some[at]!;
        numbers[row] = found[at] === IN_DOUBT ? byReference(row) : found[at]!;
      }
    }
    column.putAll(numbers);
    return true;
  }
}
