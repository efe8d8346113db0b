import type { Given } from '../../engines/columnar/index.ts';
import { type Domain, exactNumber } from '../../value/domain.ts';
import { domainKey } from '../../value/domain-key.ts';
import { parseNumber } from '../../value/literal.ts';
import { fromInteger } from '../../value/rational.ts';

/** The dictionary of a part's column: what is given, each once; the first entry is what was never asked. */
export class PartDomains {
  readonly domains: Given[] = [undefined];
  private readonly byObject = new Map<Domain, number>();
  private readonly byKey = new Map<string, number>();
  private readonly byNumber = new Map<number, number>();

  idOf(domain: Domain): number {
    const seen = this.byObject.get(domain);
    if (seen !== undefined) return seen;
    const key = domainKey(domain);
    const found = this.byKey.get(key) ?? this.domains.push(domain) - 1;
    this.byKey.set(key, found);
    this.byObject.set(domain, found);
    return found;
  }

  idOfNumber(number: number): number {
    const seen = this.byNumber.get(number);
    if (seen !== undefined) return seen;
    const found = this.idOf(numberDomain(number));
    this.byNumber.set(number, found);
    return found;
  }
}

/** The number that a double stands for: the shortest decimal that gives it back. */
export function numberDomain(number: number): Domain {
  if (Number.isSafeInteger(number)) return exactNumber(fromInteger(number));
  const shortest = parseNumber(String(number));
  if (!shortest.ok) throw new RangeError(`${number} stands for no number`);
  return exactNumber(shortest.value);
}

/** The same numbers in as few bytes as they need. */
export function narrow(ids: Uint32Array, size: number): Uint8Array | Uint16Array | Uint32Array {
  if (size <= 0x100) return new Uint8Array(ids);
  return size <= 0x10000 ? new Uint16Array(ids) : ids;
}
