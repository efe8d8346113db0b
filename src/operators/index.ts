import type { Operator } from './operator.ts';
import { OPERATORS } from './registry.ts';

export type { LoweredOperand, OperandShape, Operator } from './operator.ts';
export { OPERATORS };

const BY_SPELLING: ReadonlyMap<string, Operator> = new Map(
  OPERATORS.flatMap((operator) =>
    [operator.name, ...operator.symbols].map((spelling) => [spelling, operator] as const),
  ),
);

/** The operator of a name or symbol. */
export function operatorOf(spelling: string): Operator | undefined {
  return BY_SPELLING.get(spelling);
}

/** Every spelling that a rule may use. */
export const OPERATOR_SPELLINGS: readonly string[] = [...BY_SPELLING.keys()];
