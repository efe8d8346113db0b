import type { RuleSet } from '../../src/match/rule-set.ts';
import type { Item, Policy, StackingRule } from '../../src/policy/policy.ts';
import { say } from '../../src/text/localized.ts';
import type { CoverageEntry, Pointer } from './coverage-file.ts';
import { amountReads, conditionReads } from './item-reads.ts';

/** The rules that entries point into, and the titles of the cases that state something of an item, by its full name. */
export interface Pointed {
  readonly rules: RuleSet;
  readonly cases: ReadonlyMap<string, readonly string[]>;
}

interface Place extends Pointed {
  readonly policy: Policy;
  readonly item: Item;
}

/** What is wrong with an entry: how it is written, items that do not exist, pointers that do not hold. */
export function entryProblems(entry: CoverageEntry, pointed: Pointed): readonly string[] {
  const places = new Map(
    pointed.rules.policies.flatMap((policy) => policy.items.map((item) => [item.name, { ...pointed, policy, item }])),
  );
  const unknown = entry.items.filter((name) => !places.has(name)).map((name) => `items: there is no item ${name}`);
  const meant = entry.items.flatMap((name) => places.get(name) ?? []);
  const failing = entry.claims.flatMap(({ section, words, pointers }) =>
    pointers.flatMap((pointer) => pointerProblems(pointer, meant).map((problem) => `${section}: ${words}: ${problem}`)),
  );
  return [...entry.problems, ...unknown, ...failing].map((problem) => `${entry.at} ${entry.clause}: ${problem}`);
}

/** None if one of the items has all that the pointer names (with `every`, each of them); otherwise what is lacking where. */
function pointerProblems(pointer: Pointer, places: readonly Place[]): readonly string[] {
  const meant = places.filter(({ item }) => pointer.item === undefined || pointer.item === item.name);
  if (meant.length === 0) return [`${pointer.item ?? 'no item'} is not among the items of the entry`];
  const lacking = meant.map((place) => ({ place, lacks: lacks(pointer, place) }));
  const failing = lacking.filter((one) => one.lacks.length > 0);
  if (pointer.every === undefined && failing.length < lacking.length) return [];
  return failing.map(({ place, lacks: what }) => `${place.item.name} ${what.join(', and ')}`);
}

function lacks(pointer: Pointer, place: Place): readonly string[] {
  const { item, policy, rules, cases } = place;
  const inConditions = conditionReads(item, rules.vocabulary);
  const inAmount = amountReads(item, rules.vocabulary);
  const anywhere = new Set([...inConditions.facts, ...inAmount.facts]);
  const problems: string[] = [];
  const reads = (names: readonly string[], found: ReadonlySet<string>, where: string): void => {
    for (const name of names) {
      if (found.has(name) || found.has(`${policy.id}/${name}`)) continue;
      problems.push(`does not read ${name} in ${where} (but ${[...found].join(', ') || 'nothing'})`);
    }
  };
  reads(pointer.reads ?? [], anywhere, 'its conditions or amount');
  reads(pointer.amount ?? [], inAmount.facts, 'its amount');
  const { id, review, gate, stacking } = pointer;
  const ids = new Set([...inConditions.ids, ...inAmount.ids]);
  if (id !== undefined && !ids.has(id))
    problems.push(`has no condition with the id ${id} (but ${[...ids].join(', ') || 'none'})`);
  if (review !== undefined && !item.review.some(({ note }) => say(note, 'zh').includes(review)))
    problems.push(`has no review whose note says ${review}`);
  if (gate !== undefined) problems.push(...gateProblems(gate, place));
  if (stacking !== undefined && !isStacked(stacking as StackingRule, place))
    problems.push(`is named by no stacking rule ${stacking}`);
  if (pointer.case !== undefined && !(cases.get(item.name) ?? []).some((title) => title.includes(pointer.case!)))
    problems.push(`has no test case whose title says ${pointer.case}`);
  return problems;
}

function gateProblems(gate: string, { item, policy, rules }: Place): readonly string[] {
  const lacksGate = `has no gate ${gate}`;
  switch (gate) {
    case 'region':
      return item.region ? [] : [lacksGate];
    case 'effective':
      return item.effective.from !== undefined || item.effective.until !== undefined ? [] : [lacksGate];
    case 'limit':
      return item.limits.length > 0 ? [] : [lacksGate];
    case 'requires':
      return item.requires ? [] : [lacksGate];
    case 'superseded': {
      const names = new Set(rules.policies.flatMap((one) => one.supersedes.map(({ name }) => name)));
      return names.has(policy.id) || names.has(item.name) ? [] : ['is superseded by no policy'];
    }
    default:
      return [`cannot have the gate ${gate} (known: region, effective, limit, requires, superseded)`];
  }
}

function isStacked(kind: StackingRule, { item, policy, rules }: Place): boolean {
  const all = [...rules.stacking, ...rules.policies.flatMap((one) => one.stacking)];
  const names = [item.name, `${policy.id}/*`, policy.id];
  return all.some((one) => one.rule === kind && one.items.some(({ name }) => names.includes(name)));
}
