import { type DocNode, isNull } from '../document/node.ts';
import type { Effective, Handling, Limit, LimitPeriod, NameAt, Review, Window } from '../policy/policy.ts';
import type { Quantity } from '../policy/quantity.ts';
import { effectiveShape, handlingShape, limitShape, reviewShape, windowShape } from '../policy/schema.ts';
import type { LiteralData } from '../quantities/index.ts';
import type { Localized } from '../text/localized.ts';
import { daysInMonth, fromDay, parseDay, parsePeriod, toDay } from '../value/civil-date.ts';
import type { Rational } from '../value/rational.ts';
import type { FileContext } from './file-context.ts';
import {
  badLimitPeriod,
  badWindowDay,
  emptyLimit,
  emptyWindow,
  mixedWindow,
  noRoom,
  tooManyLimits,
} from './messages/policies.ts';
import { negativeAmount } from './messages/quantities.ts';
import { badName, wrongShape } from './messages/structure.ts';
import { impossibleDate, untilBeforeFrom } from './messages/values.ts';
import { fullName, isItemName, kindName } from './names.ts';
import { readQuantity } from './quantity.ts';
import { type DocReader, shapeOf } from './reader.ts';
import { readDate, readWhole } from './values.ts';

export function readEffective(reader: DocReader, node: DocNode): Effective {
  const entries = reader.fields(node, effectiveShape, { zh: '有效期', en: '`effective`' }, ['by']);
  const [fromEntry, untilEntry] = [entries?.get('from'), entries?.get('until')];
  const from = fromEntry && readDate(reader, fromEntry.value);
  const until = untilEntry && readDate(reader, untilEntry.value);
  if (from != null && until != null && until < from) reader.report(untilEntry!.value.span, untilBeforeFrom());
  return { ...(from != null && { from }), ...(until != null && { until }) };
}

export function readHandling(reader: DocReader, node: DocNode): Handling {
  const entries = reader.fields(node, handlingShape, { zh: '办理信息', en: '`handling`' });
  const localized = (key: string): Localized | null => {
    const entry = entries?.get(key);
    return entry ? reader.localized(entry.value) : null;
  };
  const text = (key: string): string | null => {
    const entry = entries?.get(key);
    return entry ? reader.words(entry.value) : null;
  };
  const [department, counter, url, phone] = [localized('department'), localized('counter'), text('url'), text('phone')];
  const days = entries?.get('workingDays');
  const workingDays = days ? readWhole(reader, days.value) : null;
  const list = entries?.get('materials');
  const materials = list && (reader.list(list.value, true)?.items ?? []).flatMap((one) => reader.localized(one) ?? []);
  return {
    ...(department && { department }),
    ...(counter && { counter }),
    ...(workingDays !== null && { workingDays }),
    ...(materials && { materials }),
    ...(url !== null && { url }),
    ...(phone !== null && { phone }),
  };
}

export function readReviews(reader: DocReader, node: DocNode): readonly Review[] {
  const hint = { zh: '写作 [{ note: 择优遴选, by: 市经信局 }]', en: 'write [{ note: 择优遴选, by: 市经信局 }]' };
  if (node.kind === 'scalar' && !isNull(node)) {
    reader.report(node.span, wrongShape({ zh: '列表', en: 'a list' }, shapeOf(node), hint));
    return [];
  }
  const items = reader.nonEmpty(node, { zh: '`review`', en: '`review`' }) ?? [];
  return items.flatMap((item) => {
    if (item.kind === 'scalar' && !isNull(item)) {
      reader.report(item.span, wrongShape({ zh: '审核', en: 'a review' }, shapeOf(item), hint));
      return [];
    }
    const entries = reader.fields(item, reviewShape, { zh: '审核', en: 'a review' });
    const [noteEntry, byEntry] = [entries?.get('note'), entries?.get('by')];
    const note = noteEntry && reader.localized(noteEntry.value);
    const by = byEntry && reader.localized(byEntry.value);
    return note ? [{ note, ...(by && { by }) }] : [];
  });
}

/** Limits of one item: each takes the amount of the one before, and they are taken in turn. */
const MOST_LIMITS = 100;

export function readLimits(context: FileContext, node: DocNode): readonly Limit[] {
  const nodes = node.kind === 'list' ? (context.reader.nonEmpty(node, { zh: '`limit`', en: '`limit`' }) ?? []) : [node];
  if (nodes.length > MOST_LIMITS) context.reader.report(nodes[MOST_LIMITS]!.span, tooManyLimits(MOST_LIMITS));
  return nodes.slice(0, MOST_LIMITS).flatMap((one) => readLimit(context, one) ?? []);
}

function readLimit(context: FileContext, node: DocNode): Limit | null {
  const { reader } = context;
  const entries = reader.fields(node, limitShape, { zh: '限额', en: 'a limit' }, ['for']);
  if (entries === null) return null;
  const timesEntry = entries.get('times');
  const amountEntry = entries.get('amount');
  const perEntry = entries.get('per');
  const ofEntry = entries.get('of');
  if (!timesEntry && !amountEntry) {
    // A misspelt one has been told.
    const other = node.kind === 'map' && node.entries.some(({ key }) => !entries.has(key.text));
    if (!other) reader.report(node.span, emptyLimit());
  }
  const times = timesEntry && readWhole(reader, timesEntry.value, 1);
  const amount = amountEntry && readQuantity(context, amountEntry.value, { type: 'money' });
  const most = amount && highest(amount);
  if (most && most.num <= 0n) reader.report(amountEntry.value.span, noRoom());
  return {
    ...(times != null && { times }),
    ...(amount && { amount }),
    per: (perEntry && readLimitPeriod(reader, perEntry.value)) ?? { kind: 'lifetime' },
    of: ofEntry ? readGrantedItems(context, ofEntry.value).map(({ name }) => name) : [],
    span: node.span,
  };
}

/** Items whose grants count; of this policy unless a name says otherwise, and not necessarily loaded. */
export function readGrantedItems(context: FileContext, node: DocNode): readonly NameAt[] {
  const { reader, policy } = context;
  return (reader.list(node, true)?.items ?? []).flatMap((one) => {
    const written = reader.words(one);
    if (written === null) return [];
    const name = written.includes('/') ? written : fullName(policy, written);
    if (!isItemName(name)) {
      reader.report(one.span, badName(written, kindName('item'), undefined));
      return [];
    }
    const at = { name, span: one.span };
    context.granted?.push(at);
    return [at];
  });
}

/** An amount of an item or limit: money, and not below zero. */
export function readAmount(context: FileContext, node: DocNode): Quantity | null {
  const amount = readQuantity(context, node, { type: 'money' });
  const most = amount && highest(amount);
  if (most && most.num < 0n) context.reader.report(node.span, negativeAmount());
  return amount;
}

/** The number that a literal is; null of anything else. */
function highest({ form, data }: Quantity): Rational | null {
  const domain = form === 'literal' ? (data as LiteralData).domain : null;
  return domain?.kind === 'number' ? domain.max : null;
}

export function readLimitPeriod(reader: DocReader, node: DocNode): LimitPeriod | null {
  const text = reader.text(node);
  if (text === null) return null;
  if (text === 'year' || text === 'lifetime') return { kind: text };
  const period = parsePeriod(text);
  if (period && period.months + period.days > 0) return { kind: 'period', period };
  reader.report(node.span, badLimitPeriod(text));
  return null;
}

export function readWindows(reader: DocReader, node: DocNode): readonly Window[] {
  const nodes = node.kind === 'list' ? (reader.nonEmpty(node, { zh: '`window`', en: '`window`' }) ?? []) : [node];
  return nodes.flatMap((one) => readWindow(reader, one) ?? []);
}

type WindowEnd = { readonly kind: 'yearly' | 'once'; readonly value: number };

function readWindow(reader: DocReader, node: DocNode): Window | null {
  const entries = reader.fields(node, windowShape, { zh: '窗口', en: 'a window' });
  if (entries === null) return null;
  const [fromEntry, untilEntry] = [entries.get('from'), entries.get('until')];
  if (!fromEntry && !untilEntry) {
    // A misspelt one has been told.
    if (node.kind === 'map' && node.entries.length === 0) reader.report(node.span, emptyWindow());
    return null;
  }
  const from = fromEntry && readWindowEnd(reader, fromEntry.value);
  const until = untilEntry && readWindowEnd(reader, untilEntry.value);
  if (from === null || until === null) return null;
  const kind = (from ?? until)!.kind;
  if (from && until && from.kind !== until.kind) {
    reader.report(untilEntry!.value.span, mixedWindow());
    return null;
  }
  if (kind === 'yearly') return { kind, from: from?.value ?? 101, until: until?.value ?? 1231 };
  // A side that is missing is the first or last day of the year of the other.
  const first = from?.value ?? toDay({ year: fromDay(until!.value).year, month: 1, day: 1 });
  const last = until?.value ?? toDay({ year: fromDay(from!.value).year, month: 12, day: 31 });
  if (last < first) {
    reader.report(untilEntry!.value.span, untilBeforeFrom());
    return null;
  }
  return { kind, from: first, until: last };
}

function readWindowEnd(reader: DocReader, node: DocNode): WindowEnd | null {
  const text = reader.text(node);
  if (text === null) return null;
  const yearly = /^(\d{2})-(\d{2})$/.exec(text);
  if (yearly) {
    const [month, day] = [Number(yearly[1]), Number(yearly[2])];
    // A leap year, so that 02-29 may stand.
    if (month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(2000, month))
      return { kind: 'yearly', value: month * 100 + day };
    reader.report(node.span, impossibleDate(text));
    return null;
  }
  const day = parseDay(text);
  if (day !== null) return { kind: 'once', value: day };
  reader.report(node.span, /^\d{4}-\d{2}-\d{2}$/.test(text) ? impossibleDate(text) : badWindowDay(text));
  return null;
}
