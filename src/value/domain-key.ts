import type { Domain } from './domain.ts';
import type { Rational } from './rational.ts';

export const numberKey = (value: Rational | null): string => (value === null ? '~' : `${value.num}/${value.den}`);

/** A text by which equal domains are equal. */
export function domainKey(domain: Domain): string {
  switch (domain.kind) {
    case 'number':
      return `n${numberKey(domain.min)},${numberKey(domain.max)}${domain.integral ? 'i' : ''}`;
    case 'option':
      return `o${domain.tree.name}:${domain.options.join(',')}`;
    case 'set': {
      const one = domain.alternatives.map(
        (a) => `${[...a.has].join(',')}-${a.lacks === 'rest' ? '*' : [...a.lacks].join(',')}`,
      );
      return `s${domain.tree.name}:${one.join('|')}`;
    }
    case 'text':
      return `t${JSON.stringify(domain.text)}`;
  }
}
