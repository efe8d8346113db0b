import {
  Decider,
  encode,
  type KernelsOf,
  type Program,
  plainKernels,
  programOf,
  simdKernels,
} from '../../../src/engines/columnar/index.ts';
import type { RuleSet } from '../../../src/index.ts';
import { type Answers, type Contender, HOLDS, OPEN, type Prepared } from './contender.ts';
import { AS_OF, rowsOf } from './huiqi.ts';
import type { Register } from './register.ts';

/** From encoded columns to the list of all pairs that hold, and how many are open of each item. */
export function columnar(rules: RuleSet, kind: 'simd' | 'plain'): Contender {
  let program: Program | undefined;
  const kernels: KernelsOf = (bytes) => {
    const made = kind === 'simd' ? simdKernels(bytes) : plainKernels(bytes);
    if (made === null) throw new Error('there is no WebAssembly with vectors here');
    return made;
  };
  return {
    engine: kind === 'simd' ? 'columnar' : 'columnar-plain',
    form: kind === 'simd' ? 'WebAssembly with vectors' : 'typed arrays',
    threeValued: true,
    rows: (items) => (items <= 1000 ? 131_072 : 32_768) / (kind === 'simd' ? 1 : 4),
    prepare: (_, register) => {
      program ??= programOf(rules.compiled, AS_OF);
      return prepare(program, rules, register, kernels);
    },
  };
}

/** Room for the pairs; when it is full they are handed on, and it is filled again. */
const PAIRS = 1 << 20;

function prepare(program: Program, rules: RuleSet, register: Register, kernels: KernelsOf): Prepared {
  const { items } = program;
  const decider = new Decider(encode(program, rowsOf(rules, register)), kernels);
  const rowsOfPairs = new Int32Array(PAIRS);
  const itemsOfPairs = new Int32Array(PAIRS);
  const open = new Float64Array(items.length);
  const eachBlock = (tell: (start: number, count: number) => void): void => {
    for (let start = 0; start < register.count; ) {
      const count = decider.decide(start);
      tell(start, count);
      start += count;
    }
  };
  const eachItem = (tell: (item: number) => void): void => {
    decider.groups.forEach(({ from, to }, group) => {
      decider.decideGroup(group);
      for (let item = from; item < to; item++) tell(item);
    });
  };
  return {
    run: () => {
      let pairs = 0;
      eachBlock(() => {
        eachItem((item) => {
          const { yes, may } = items[item]!;
          const rows = decider.list(yes);
          if (pairs + rows.length > PAIRS) pairs = 0;
          rowsOfPairs.set(rows, pairs);
          itemsOfPairs.fill(item, pairs, pairs + rows.length);
          pairs += rows.length;
          open[item]! += decider.count(may) - rows.length;
        });
      });
    },
    answers: () => {
      const answers: Answers = new Uint8Array(items.length * register.count);
      eachBlock(() =>
        eachItem((item) => {
          const { yes, may } = items[item]!;
          for (const row of decider.list(may)) answers[item * register.count + row] = OPEN;
          for (const row of decider.list(yes)) answers[item * register.count + row] = HOLDS;
        }),
      );
      return answers;
    },
  };
}
