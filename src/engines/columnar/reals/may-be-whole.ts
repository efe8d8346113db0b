import type { ValueNode } from '../../../kernel/node.ts';

/** Whether something that is not exactly known can be known to be whole: the reference then leaves out what lies between. */
export function mayBeWhole(value: ValueNode): boolean {
  switch (value.kind) {
    case 'literal':
    case 'undefined':
    case 'slices':
    case 'span':
    case 'quotient':
      return false;
    case 'grants':
      return false;
    case 'fact':
      return (
        value.allowed.kind === 'number' &&
        (value.allowed.integral || (value.derive !== null && mayBeWhole(value.derive)))
      );
    case 'calendar':
      return true;
    case 'round':
      return value.to.den === 1n;
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
      return value.of.some(mayBeWhole);
    case 'choose':
      return value.branches.some(({ then }) => mayBeWhole(then)) || mayBeWhole(value.otherwise);
    case 'cases':
      return value.rows.some(({ then }) => mayBeWhole(then)) || mayBeWhole(value.otherwise);
  }
}
