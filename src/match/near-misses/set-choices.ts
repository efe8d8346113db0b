import { childrenOf } from '../../kernel/children.ts';
import type { TruthNode, ValueNode } from '../../kernel/node.ts';
import type { SetAlternative, SetDomain } from '../../value/domain.ts';
import { optionsOf } from '../../value/option-set.ts';
import type { Problem, Trial } from './problem.ts';
import type { Variable } from './variable.ts';

/** More codes than this at once are only changed as one condition names them together. */
const TOGETHER = 3;
/** Of more codes than this not every combination is tried. */
const FEW = 5;

/** What becomes of one code: it is among them, or not. */
type Move = readonly [code: number, held: boolean];

/** The sets that a set may change to: codes that a rule asks for added or taken away, the fewest first. */
export function setChoices(problem: Problem, trial: Trial, variable: Variable): readonly SetDomain[] {
  const { tree } = variable.allowed as SetDomain;
  const present: SetAlternative =
    variable.present?.kind === 'set' ? variable.present.alternatives[0]! : { has: new Set(), lacks: new Set() };
  const groups = groupsOf(problem, trial, variable);
  const moves: (readonly Move[])[] = [];
  const single = [...new Set(groups.flat())].flatMap((code) => movesOf(present, code));
  const largest = new Set(groups.flat()).size <= FEW ? FEW : TOGETHER;
  const combine = (from: number, chosen: readonly Move[]): void => {
    if (chosen.length > 0) moves.push(chosen);
    if (chosen.length === largest) return;
    for (let at = from; at < single.length; at++)
      if (!chosen.some(([code]) => code === single[at]![0])) combine(at + 1, [...chosen, single[at]!]);
  };
  combine(0, []);
  for (const held of [true, false]) {
    const all = single.filter((move) => move[1] === held);
    for (const group of [...groups, groups.flat()]) {
      const together = all.filter(([code]) => group.includes(code));
      if (together.length > largest) moves.push(together);
    }
  }
  // A set known to be one of several is settled as the first of them at least.
  if ((variable.present?.kind === 'set' ? variable.present.alternatives.length : 1) > 1) moves.push([]);
  const sorted = moves.sort((a, b) => a.length - b.length);
  return sorted.map((one) => ({ kind: 'set', tree, alternatives: [moved(present, one)] }));
}

function movesOf({ has, lacks }: SetAlternative, code: number): readonly Move[] {
  if (has.has(code)) return [[code, false]];
  if (lacks === 'rest' || lacks.has(code)) return [[code, true]];
  return [
    [code, true],
    [code, false],
  ];
}

function moved(present: SetAlternative, moves: readonly Move[]): SetAlternative {
  const has = new Set(present.has);
  const lacks = present.lacks === 'rest' ? present.lacks : new Set(present.lacks);
  for (const [code, held] of moves) {
    if (held) has.add(code);
    else has.delete(code);
    if (lacks === 'rest') continue;
    if (held) lacks.delete(code);
    else lacks.add(code);
  }
  return { has, lacks };
}

/** The codes that conditions ask for, those of one condition together. */
function groupsOf(problem: Problem, trial: Trial, variable: Variable): readonly (readonly number[])[] {
  const bit = 1n << BigInt(variable.index);
  const groups: number[][] = [];
  const seen = new Set<number>();
  const walk = (node: TruthNode | ValueNode): void => {
    if ((problem.mask(node) & bit) === 0n || seen.has(node.id)) return;
    seen.add(node.id);
    if (node.kind === 'holds') {
      const codes = trial.value(node.codes);
      if (codes.kind === 'set') groups.push([...new Set(codes.alternatives.flatMap(({ has }) => [...has]))]);
      else if (codes.kind === 'option') groups.push([...optionsOf(codes.options)].slice(0, 8));
    }
    childrenOf(node).forEach(walk);
  };
  walk(problem.compiled.verdict);
  return groups;
}
