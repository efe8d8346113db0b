import { Evaluation, EvaluationMemory } from '../../kernel/evaluate.ts';
import type { FactNode } from '../../kernel/node.ts';
import { resolveYear } from '../../policy/fact-reference.ts';
import { fromDay } from '../../value/civil-date.ts';
import { point } from '../../value/interval.ts';
import { ZERO } from '../../value/rational.ts';
import type { Truth } from '../../value/truth.ts';
import { bareWorld } from './bare-world.ts';
import type { DictionaryColumn, FactColumn, Rows } from './columns.ts';
import type { Input, Program } from './program.ts';

/** The rows of an input by their classes, and what its leaves say of each class. */
export interface EncodedColumn {
  readonly input: Input;
  readonly classes: Uint8Array | Uint16Array;
  /** By class, then by leaf. */
  readonly truths: readonly (readonly Truth[])[];
}

/** A register as a rule set sees it: all that can matter to a verdict, and nothing else. */
export interface Encoded {
  readonly program: Program;
  readonly count: number;
  readonly columns: readonly EncodedColumn[];
}

/** Encodes rows once for a rule set and a day. Every atom is decided here, exactly, once for each distinct value. */
export function encode(program: Program, rows: Rows): Encoded {
  const classings = program.inputs.map((input) => new Classing(input, rows.count));
  const byRow: Classing[] = [];
  const byGrants: Classing[] = [];
  for (const classing of classings) {
    const { value } = classing.input;
    if (value?.kind === 'grants') {
      byGrants.push(classing);
      continue;
    }
    const column = value?.kind === 'fact' && value.derive === null ? columnOf(value, rows, program) : undefined;
    if (column?.kind === 'dictionary') byValue(classing, value as FactNode, column, program);
    else byRow.push(classing);
  }
  // Most have received nothing, and are all of one class: the first.
  const nothing = new Evaluation({ ...bareWorld(program.asOf), granted: () => point(ZERO) });
  for (const classing of byGrants) classing.classOf(nothing);
  const memory = new EvaluationMemory(program.nodes);
  for (let row = 0; row < rows.count; row++) {
    const inDetail = rows.hasGrants(row) ? [...byRow, ...byGrants] : byRow;
    if (inDetail.length === 0) continue;
    const evaluation = new Evaluation(rows.world(row), memory.empty());
    for (const classing of inDetail) classing.put(row, classing.classOf(evaluation));
  }
  return { program, count: rows.count, columns: classings.map((classing) => classing.column()) };
}

function columnOf({ name, year }: FactNode, rows: Rows, { asOf }: Program): FactColumn | undefined {
  return rows.column(name, year && resolveYear(year, fromDay(asOf).year));
}

/** Each distinct value is decided once. */
function byValue(
  classing: Classing,
  { name }: FactNode,
  { ids, domains }: DictionaryColumn,
  { asOf, nodes }: Program,
): void {
  const memory = new EvaluationMemory(nodes);
  const classes = new Int32Array(domains.length).fill(-1);
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row]!;
    if (classes[id] === -1)
      classes[id] = classing.classOf(new Evaluation(bareWorld(asOf, name, domains[id]), memory.empty()));
    classing.put(row, classes[id]!);
  }
}

/** Sorts rows into classes of which all leaves of an input say the same. */
class Classing {
  private readonly known = new Map<string, number>();
  private readonly truths: (readonly Truth[])[] = [];
  private classes: Uint8Array | Uint16Array;

  constructor(
    readonly input: Input,
    rows: number,
  ) {
    this.classes = new Uint8Array(rows);
  }

  classOf(evaluation: Evaluation): number {
    const truths = this.input.leaves.map(({ node }) => evaluation.truth(node));
    const key = truths.map((truth) => truth[0]).join('');
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.truths.length);
    this.truths.push(truths);
    return this.truths.length - 1;
  }

  put(row: number, of: number): void {
    if (of > 0xff && this.classes instanceof Uint8Array) this.classes = Uint16Array.from(this.classes);
    if (of > 0xffff) throw new RangeError('an input of more than 65,536 classes');
    this.classes[row] = of;
  }

  column(): EncodedColumn {
    return { input: this.input, classes: this.classes, truths: this.truths };
  }
}
