import { outcomesOf } from '../../../kernel/children.ts';
import type { ValueNode } from '../../../kernel/node.ts';
import { type Domain, isExact } from '../../../value/domain.ts';

/** Whether something that is not exactly known can be known to be whole: the reference then leaves out what lies between. */
export function mayBeWhole(value: ValueNode): boolean {
  switch (value.kind) {
    case 'literal':
    case 'undefined':
      return isWhole(value.domain) && !isExact(value.domain);
    case 'grants':
    case 'slices':
    case 'span':
    case 'quotient':
      return false;
    case 'fact':
      return isWhole(value.allowed) || (value.derive !== null && mayBeWhole(value.derive));
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
    case 'cases': {
      const outcomes = outcomesOf(value);
      // What is chosen among whole numbers is one of these.
      return outcomes.some(mayBeWhole) || outcomes.filter(canBeWhole).length > 1;
    }
    default:
      return value satisfies never;
  }
}

/** Whether it can be known to be whole, exactly known or not. */
function canBeWhole(value: ValueNode): boolean {
  switch (value.kind) {
    case 'literal':
    case 'undefined':
      return isWhole(value.domain);
    case 'grants':
    case 'slices':
    case 'span':
    case 'quotient':
      return false;
    case 'fact':
    case 'calendar':
      return true;
    case 'round':
      return value.to.den === 1n;
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
      return value.of.every(canBeWhole);
    case 'choose':
    case 'cases':
      return outcomesOf(value).some(canBeWhole);
    default:
      return value satisfies never;
  }
}

function isWhole(domain: Domain): boolean {
  return domain.kind === 'number' && domain.integral;
}
