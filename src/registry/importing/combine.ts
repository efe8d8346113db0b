import type { FactColumn } from '../../engines/columnar/index.ts';
import { type Domain, intersectDomains } from '../../value/domain.ts';
import type { Provenance, RegisterColumn } from '../register.ts';
import { type CellsOfPart, type Entry, NUMBER } from './column-cells.ts';
import type { FactCounts, FactPlan } from './fact-plan.ts';
import { numberDomain } from './part-domains.ts';
import { columnOf } from './part-values.ts';

const NOTHING: Entry = { kind: 'empty' };

/** What two entries come to. */
interface Pair {
  readonly entry: number;
  readonly disagree: boolean;
  /** Whether the second one added something. */
  readonly narrowed: boolean;
}

/**
 * Several columns of one fact: in each row the first that is not empty counts, be it that it cannot be read. What is known of a set
 * is narrowed by the columns after it. Where they can not all be so, that is counted.
 */
export function combine(
  { fact, year, sources, holders, room }: FactPlan,
  rows: number,
  counts: FactCounts,
): RegisterColumn {
  const entries = new Int32Array(rows);
  const numbers = new Float64Array(rows).fill(Number.NaN);
  const known: Entry[] = [NOTHING];
  const provenances: Provenance[] = sources.map(({ provenance }) => provenance);
  const provenanceIds = new Uint8Array(rows);
  const starts = sources.map(({ cells }) => {
    const start = known.length;
    for (const entry of cells.known) known.push(entry);
    return start;
  });
  const pairs = new Map<number, Pair>();
  const joint = new Map<number, number>();

  const meet = (a: number, b: number): Pair => {
    const key = a * 0x4000000 + b;
    const seen = pairs.get(key);
    if (seen) return seen;
    const [one, other] = [domainOf(known[a]!), domainOf(known[b]!)];
    const common = intersectDomains(one, other);
    const narrowed = common !== null && one.kind === 'set' && common !== one;
    const entry = narrowed ? known.push({ kind: 'domain', domain: common }) - 1 : a;
    const pair = { entry, disagree: common === null, narrowed };
    pairs.set(key, pair);
    return pair;
  };
  const jointProvenance = (a: number, b: number): number => {
    const key = a * 256 + b;
    const found = joint.get(key) ?? placeOf(provenances, together(provenances[a]!, provenances[b]!, holders));
    joint.set(key, found);
    return found;
  };

  for (let row = 0; row < rows; row++) {
    let entry = 0;
    let from = 0;
    let disagree = false;
    for (let at = 0; at < sources.length; at++) {
      const { cells } = sources[at]!;
      const own = cells.entries[row]!;
      const next = own === NUMBER ? NUMBER : starts[at]! + own;
      if (next !== NUMBER && known[next]!.kind === 'empty') continue;
      if (entry === 0) {
        entry = next;
        from = at;
        if (next === NUMBER) numbers[row] = cells.numbers[row]!;
        continue;
      }
      if (isBad(known, entry) || isBad(known, next)) continue;
      if (entry === NUMBER || next === NUMBER) {
        const one = entry === NUMBER ? numberDomain(numbers[row]!) : domainOf(known[entry]!);
        const other = next === NUMBER ? numberDomain(cells.numbers[row]!) : domainOf(known[next]!);
        if (intersectDomains(one, other) === null) disagree = true;
        continue;
      }
      const pair = meet(entry, next);
      if (pair.disagree) disagree = true;
      if (!pair.narrowed) continue;
      entry = pair.entry;
      from = jointProvenance(from, at);
    }
    entries[row] = entry;
    provenanceIds[row] = from;
    if (disagree) counts.disagreement(fact);
  }
  const cells: CellsOfPart = { entries, numbers, known };
  const values: FactColumn = columnOf(cells, rows, room);
  return { fact, year, values, provenances, provenanceIds };
}

const isBad = (known: readonly Entry[], entry: number): boolean => entry !== NUMBER && known[entry]!.kind === 'bad';

function domainOf(entry: Entry): Domain {
  if (entry.kind === 'domain') return entry.domain;
  if (entry.kind === 'number') return numberDomain(entry.number);
  throw new RangeError('what is empty or bad says nothing');
}

function placeOf(provenances: Provenance[], wanted: Provenance): number {
  const found = provenances.findIndex(({ source, asOf }) => source === wanted.source && asOf === wanted.asOf);
  return found >= 0 ? found : provenances.push(wanted) - 1;
}

/** Where it comes from what two columns say together: it is attested only if both are, and as old as the older one. */
function together(a: Provenance, b: Provenance, holders: readonly string[]): Provenance {
  const attested = ({ source }: Provenance): boolean =>
    source !== undefined && (holders.length === 0 || holders.includes(source));
  const source = attested(a) ? (attested(b) ? a.source : b.source) : a.source;
  const asOf = a.asOf === undefined || b.asOf === undefined ? undefined : Math.min(a.asOf, b.asOf);
  return { ...(source !== undefined && { source }), ...(asOf !== undefined && { asOf }) };
}
