import groupBy from 'lodash/groupBy.js';
import minBy from 'lodash/minBy.js';
import { median, report, round } from '../measure.ts';
import { closures } from './closures.ts';
import { columnar } from './columnar.ts';
import { compareAnswers } from './compare.ts';
import type { Contender, Prepared } from './contender.ts';
import { duckdb } from './duckdb.ts';
import { rulesOf } from './huiqi.ts';
import { jsonLogicEngine } from './json-logic-engine.ts';
import { jsonRulesEngine } from './json-rules-engine.ts';
import { reference } from './reference.ts';
import { type Register, registerOf } from './register.ts';
import { type Item, itemsFrom } from './rules.ts';
import { zen } from './zen.ts';

/** Of every fact, the part that is not known where three values are compared. */
const UNKNOWN_PART = 0.15;

/**
 * Decisions a second of the columnar engine and of its peers, on the same rules and rows, on one thread, each in its fastest
 * documented form. Whatever is timed has given the answers of the columnar engine before, and that one those of the reference.
 */
export async function compareDecisions(seed: number): Promise<void> {
  const peers = await fastestForms(seed);
  for (const count of [1000, 10_000]) {
    const items = itemsFrom(count, seed);
    const rules = rulesOf(items);
    const own = [columnar(rules, 'simd'), columnar(rules, 'plain'), reference(rules)];
    let columnarNs = 0;
    for (const contender of [...own, ...peers]) {
      const some = items.slice(0, contender.items);
      const rows = contender.rows(some.length);
      const register = registerFor(contender, rows, seed);
      const prepared = await contender.prepare(some, register);
      const rulesOfSome = some.length === count ? rules : rulesOf(some);
      await compareAnswers(contender, prepared, some, rulesOfSome, register);
      const nsPerDecision = ((await timed(prepared)) * 1e6) / (rows * some.length);
      if (contender === own[0]) columnarNs = nsPerDecision;
      tell(contender, { items: count, timed: some.length, rows, nsPerDecision, times: nsPerDecision / columnarNs });
    }
    for (const contender of own.slice(0, 2)) await sortedByCounty(contender, items, seed);
  }
}

const PEERS: readonly Contender[] = [closures, ...jsonRulesEngine, ...zen, jsonLogicEngine, ...duckdb];

/** Of each engine the form that takes the least for some items and rows. */
async function fastestForms(seed: number): Promise<readonly Contender[]> {
  const items = itemsFrom(1000, seed);
  const fastest: Contender[] = [];
  for (const forms of Object.values(groupBy(PEERS, 'engine'))) {
    if (forms.length === 1) {
      fastest.push(forms[0]!);
      continue;
    }
    const tried: { readonly form: Contender; readonly ms: number }[] = [];
    for (const form of forms) {
      const prepared = await form.prepare(items, registerFor(form, Math.min(form.rows(1000), 16_384), seed));
      tried.push({ form, ms: Math.min(...(await runsOf(prepared, 500))) });
    }
    fastest.push(minBy(tried, 'ms')!.form);
  }
  return fastest;
}

const registerFor = ({ threeValued }: Contender, rows: number, seed: number): Register =>
  registerOf(rows, seed, { unknown: threeValued ? UNKNOWN_PART : 0 });

/** The median, in milliseconds, after a run that warms up. */
async function timed(prepared: Prepared): Promise<number> {
  const times = await runsOf(prepared, 1500);
  return median(times.length > 1 ? times.slice(1) : times);
}

/** Six runs, or as many as begin within so many milliseconds. */
async function runsOf(prepared: Prepared, budget: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let spent = 0; times.length < 6 && spent < budget; spent += times[times.length - 1]!) {
    const start = performance.now();
    await prepared.run();
    times.push(performance.now() - start);
  }
  return times;
}

interface Figures {
  readonly items: number;
  readonly timed: number;
  readonly rows: number;
  readonly nsPerDecision: number;
  /** What it takes, in times of what the columnar engine takes. */
  readonly times: number;
}

function tell({ engine, form, threeValued }: Contender, { items, timed, rows, nsPerDecision, times }: Figures): void {
  report(
    'decisions',
    { engine, items, rows, threads: 1, nsPerDecision: round(nsPerDecision, nsPerDecision < 10 ? 3 : 0) },
    {
      millionsPerSecond: round(1000 / nsPerDecision, nsPerDecision < 10 ? 0 : 3),
      timesColumnar: round(times),
      ...(timed < items && { timedItems: timed }),
      truth: threeValued ? 'three values' : 'two, all facts known',
      form,
    },
  );
}

/** The same enterprises sorted by county: of the items of other counties, the summaries of planes say all. */
async function sortedByCounty(contender: Contender, items: readonly Item[], seed: number): Promise<void> {
  const rows = contender.rows(items.length);
  const register = registerOf(rows, seed, { unknown: UNKNOWN_PART, sorted: true });
  const ms = await timed(await contender.prepare(items, register));
  const nsPerDecision = round((ms * 1e6) / (rows * items.length), 3);
  const { engine } = contender;
  report('decisions, sorted by county', { engine, items: items.length, rows, threads: 1, nsPerDecision });
}
