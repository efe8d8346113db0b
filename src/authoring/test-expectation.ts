import { badYear, noSeries } from '../check/messages/references.ts';
import { unknownName } from '../check/messages/structure.ts';
import { fullName, KIND_NAMES } from '../check/names.ts';
import type { DocReader, Entries } from '../check/reader.ts';
import { readBoolean, readNumber } from '../check/values.ts';
import { type DocEntry, type DocNode, isNull } from '../document/node.ts';
import { GRANTS } from '../kernel/missing.ts';
import type { RuleSet } from '../match/rule-set.ts';
import { expectationShape } from '../policy/schema.ts';
import { DELIVERIES, type Delivery, VERDICTS, type Verdict } from '../policy/types.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { Span } from '../text/source.ts';
import type { Rational } from '../value/rational.ts';
import { amountSide, noExpectation, unknownItem } from './test-messages.ts';

/** A range of money in yuan; `max` is null where nothing bounds it. */
export interface ExpectedAmount {
  readonly min: Rational;
  readonly max: Rational | null;
}

/** What a test states of one aspect of a result, and where. */
export interface Stated<T> {
  readonly value: T;
  readonly span: Span;
}

/** What a case expects of one item; of what is absent it expects nothing. */
export interface Expectation {
  /** Full name. */
  readonly item: string;
  readonly verdict?: Stated<Verdict>;
  /** Null: no money. */
  readonly amount?: Stated<ExpectedAmount | null>;
  readonly open?: Stated<boolean>;
  readonly delivery?: Stated<Delivery>;
  /** Names with resolved years, as results give them. */
  readonly missing?: Stated<readonly string[]>;
  readonly missingForAmount?: Stated<readonly string[]>;
}

export interface ExpectationContext {
  readonly reader: DocReader;
  readonly rules: RuleSet;
  readonly policyId: string | null;
  readonly checkItems: boolean;
  /** Null where the case has no as-of date. */
  readonly asOfYear: number | null;
}

/** What a case expects of an item. Null if it cannot be read at all. */
export function readExpectation(context: ExpectationContext, { key, value }: DocEntry): Expectation | null {
  const { reader } = context;
  const item = itemNamed(context, key.text, key.span);
  const entries = reader.fields(value, expectationShape, { zh: '期望', en: 'an expectation' });
  if (entries === null) return null;
  if (value.kind === 'map' && value.entries.length === 0) reader.report(key.span, noExpectation(key.text));
  const stated = readAspects(context, entries);
  return item === null ? null : { item, ...stated };
}

function readAspects(context: ExpectationContext, entries: Entries): Omit<Expectation, 'item'> {
  const { reader } = context;
  const aspect = <T>(key: string, read: (node: DocNode) => T | undefined): Stated<T> | null => {
    const entry = entries.get(key);
    const value = entry && read(entry.value);
    return entry === undefined || value === undefined ? null : { value, span: entry.value.span };
  };
  const verdict = aspect('verdict', (node) => reader.word(node, VERDICTS) ?? undefined);
  const amount = aspect('amount', (node) => readAmount(reader, node));
  const open = aspect('open', (node) => readBoolean(reader, node) ?? undefined);
  const delivery = aspect('delivery', (node) => reader.word(node, DELIVERIES) ?? undefined);
  const missing = aspect('missing', (node) => readNames(context, node));
  const missingForAmount = aspect('missingForAmount', (node) => readNames(context, node));
  return {
    ...(verdict && { verdict }),
    ...(amount && { amount }),
    ...(open && { open }),
    ...(delivery && { delivery }),
    ...(missing && { missing }),
    ...(missingForAmount && { missingForAmount }),
  };
}

/** The full name of an item, of which the id will do if it belongs to the policy beside the test. */
function itemNamed(context: ExpectationContext, written: string, span: Span): string | null {
  const { reader, rules, policyId, checkItems } = context;
  const names = rules.compiled.items.map(({ item }) => item.name);
  const name = written.includes('/') ? written : fullName(policyId, written);
  if (names.includes(name) || !checkItems) return name;
  const own = policyId === null ? '' : `${policyId}/`;
  const near = written.includes('/')
    ? nearestName(written, names)
    : nearestName(
        written,
        names.filter((one) => one.startsWith(own)).map((one) => one.slice(own.length)),
      );
  reader.report(span, unknownItem(written.slice(0, 60), near, policyId));
  return null;
}

/** `20万`, `null`, or `{ min, max }` with `max: null` where nothing bounds it. Undefined if it cannot be read. */
function readAmount(reader: DocReader, node: DocNode): ExpectedAmount | null | undefined {
  if (isNull(node)) return null;
  if (node.kind !== 'map') {
    const exact = readNumber(reader, node, { type: 'money' });
    return exact === null ? undefined : { min: exact, max: exact };
  }
  const entries = reader.entries(node, ['min', 'max'], [], { zh: '金额范围', en: 'a range of money' });
  if (entries === null) return undefined;
  const [min, max] = [entries.get('min'), entries.get('max')];
  if (!min || !max) {
    reader.report(node.span, amountSide(min ? 'max' : 'min'));
    return undefined;
  }
  const low = readNumber(reader, min.value, { type: 'money' });
  if (isNull(max.value)) return low === null ? undefined : { min: low, max: null };
  const high = readNumber(reader, max.value, { type: 'money' });
  return low === null || high === null ? undefined : { min: low, max: high };
}

function readNames(context: ExpectationContext, node: DocNode): readonly string[] | undefined {
  const list = context.reader.list(node);
  const names = list?.items.map((item) => readName(context, item));
  return names?.every((name) => name !== null) ? (names as readonly string[]) : undefined;
}

/** `revenue`, `revenue@-1` and `revenue@2024` as results name them: with the year. */
function readName({ reader, rules, policyId, asOfYear }: ExpectationContext, node: DocNode): string | null {
  const text = reader.text(node);
  if (text === null || text === GRANTS) return text;
  const at = text.lastIndexOf('@');
  const written = at < 0 ? text : text.slice(0, at);
  const { facts } = rules.vocabulary;
  const declared = facts.get(fullName(policyId, written)) ?? facts.get(written);
  if (declared === undefined) {
    const near = nearestName(written, facts.keys());
    reader.report(node.span, unknownName(written.slice(0, 60), KIND_NAMES.fact, near, 'unknown-fact'));
    return null;
  }
  if (!declared.yearly) {
    if (at >= 0) reader.report(node.span, noSeries(written));
    return at < 0 ? declared.name : null;
  }
  const year = at < 0 ? '-1' : text.slice(at + 1);
  if (/^\d{4}$/.test(year)) return `${declared.name}@${year}`;
  if (!/^[+-]?\d{1,2}$/.test(year)) {
    reader.report(node.span, badYear(text.slice(at)));
    return null;
  }
  return asOfYear === null ? null : `${declared.name}@${asOfYear + Number(year)}`;
}
