import { type DocEntry, type DocMap, type DocNode, isNull } from '../document/node.ts';
import type { FactValue, GivenFact, Grant, Profile } from '../policy/profile.ts';
import { grantShape, profileShape } from '../policy/schema.ts';
import type { FactDeclaration, Vocabulary } from '../policy/vocabulary.ts';
import { checkCreditCode } from '../standards/index.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Source, Span } from '../text/source.ts';
import { fromDay } from '../value/civil-date.ts';
import { halfWidth } from '../value/literal.ts';
import type { Rational } from '../value/rational.ts';
import { memberOf, nearFact } from './fact-names.ts';
import { readFactValue } from './fact-value.ts';
import {
  asOfGiven,
  badCreditCode,
  mixedYears,
  negativeGrant,
  notAProfile,
  notAYear,
  notYearly,
  yearTwice,
} from './messages/profiles.ts';
import { duplicateName, notFullName, reservedKey, unknownName } from './messages/structure.ts';
import { isItemName, KIND_NAMES, kindName } from './names.ts';
import { placeOf } from './place.ts';
import { checkFormat } from './policy.ts';
import { DocReader, shapeOf } from './reader.ts';
import { readDate, readNumber } from './values.ts';

export interface CheckedProfile {
  readonly profile: Profile;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one profile. A fact that cannot be read is reported and counts as never asked. */
export function checkProfile(source: Source, root: DocNode, vocabulary: Vocabulary): CheckedProfile {
  const reader = new DocReader(source);
  if (root.kind !== 'map') {
    reader.report(root.span, notAProfile(shapeOf(root)));
    return {
      profile: { enterprise: '', facts: new Map(), grants: [], source, span: root.span },
      diagnostics: reader.reporter.diagnostics,
    };
  }
  const entries = reader.fields(root, profileShape, { zh: '企业档案', en: 'a profile' });
  checkFormat(reader, entries);
  const id = entries?.get('enterprise');
  const name = entries?.get('name');
  const facts = entries?.get('facts');
  const grants = entries?.get('grants');
  const enterprise = id ? readIdentity(reader, id.value) : '';
  const nameText = name && !isNull(name.value) ? reader.words(name.value) : null;
  const note = entries?.get('note');
  if (note) reader.localized(note.value);
  const profile: Profile = {
    enterprise,
    ...(nameText !== null && { name: nameText }),
    facts: facts && !isNull(facts.value) ? readFacts(reader, facts.value, vocabulary) : new Map(),
    grants: grants ? readGrants(reader, grants.value) : [],
    source,
    span: root.span,
  };
  return { profile, diagnostics: reader.reporter.diagnostics };
}

function readIdentity(reader: DocReader, node: DocNode): string {
  const written = reader.words(node);
  if (written === null) return '';
  const text = halfWidth(written).trim();
  if (!/^[0-9A-Za-z]{18}$/.test(text)) return text;
  const check = checkCreditCode(text);
  if (!check.valid) reader.report(node.span, badCreditCode(text, check.message));
  return check.code;
}

/** The facts of a profile or test case; nested objects whose key is no fact are groups of dotted names. */
export function readFacts(reader: DocReader, node: DocNode, vocabulary: Vocabulary): ReadonlyMap<string, GivenFact> {
  const facts = new Map<string, GivenFact>();
  const places = new Map<string, Span>();
  const group = (map: DocMap, prefix: string): void => {
    map.entries.forEach((entry, at) => {
      const { key, value } = entry;
      const name = prefix + key.text;
      const declared = vocabulary.facts.get(name);
      const other = places.get(name);
      if (declared === undefined) {
        const member = memberOf(name, vocabulary);
        if (value.kind === 'map' && member !== undefined) group(value, `${name}.`);
        // A list of things with facts of their own, such as projects.
        else if (value.kind === 'list' && value.items.some((item) => item.kind === 'map'))
          reader.report(key.span, reservedKey(name));
        else if (reader.isSplitNumber(map, at)) facts.delete(prefix + map.entries[at - 1]!.key.text);
        else {
          reader.report(
            key.span,
            unknownName(name, KIND_NAMES.fact, nearFact(reader, name, vocabulary), 'unknown-fact'),
          );
        }
      } else if (name === 'asOf') reader.report(key.span, asOfGiven());
      else if (other !== undefined)
        reader.report(key.span, duplicateName(name, kindName('fact'), placeOf(reader.source, other)));
      else {
        places.set(name, key.span);
        const given = readGiven(reader, entry, declared);
        if (given) facts.set(name, given);
      }
    });
  };
  const map = reader.map(node);
  if (map) group(map, '');
  return facts;
}

const YEAR = /^\d{4}$/;

function readGiven(reader: DocReader, { value }: DocEntry, declared: FactDeclaration): GivenFact | null {
  const years = value.kind === 'map' ? value.entries.filter((entry) => YEAR.test(halfWidth(entry.key.text))) : [];
  if (value.kind !== 'map' || years.length === 0) {
    const plain = readFactValue(reader, value, declared);
    return plain && { plain, years: new Map() };
  }
  if (!declared.yearly) {
    reader.report(years[0]!.key.span, notYearly(declared.name));
    return null;
  }
  const split = new Set<string>();
  const other = value.entries.find((entry, at) => {
    if (years.includes(entry)) return false;
    if (!reader.isSplitNumber(value, at)) return true;
    split.add(value.entries[at - 1]!.key.text);
    return false;
  });
  if (other) reader.report(other.key.span, mixedYears(other.key.text));
  const byYear = new Map<number, FactValue>();
  const seen = new Set<string>();
  for (const entry of years) {
    const year = halfWidth(entry.key.text);
    if (seen.has(year)) reader.report(entry.key.span, yearTwice(year));
    else if (!split.has(entry.key.text)) {
      const given = readFactValue(reader, entry.value, declared);
      if (given) byYear.set(Number(year), given);
    }
    seen.add(year);
  }
  return { years: byYear };
}

/** Null where they are unknown, also because one of them cannot be read. */
export function readGrants(reader: DocReader, node: DocNode): readonly Grant[] | null {
  if (isNull(node)) return null;
  const list = reader.list(node);
  if (list === null) return null;
  const grants = list.items.map((item) => readGrant(reader, item));
  return grants.some((grant) => grant === null) ? null : (grants as readonly Grant[]);
}

function readGrant(reader: DocReader, node: DocNode): Grant | null {
  const entries = reader.fields(node, grantShape, { zh: '已获项目', en: 'a grant' });
  const [itemEntry, dateEntry, amountEntry, yearEntry] = ['item', 'date', 'amount', 'year'].map((key) =>
    entries?.get(key),
  );
  const item = itemEntry && readItemName(reader, itemEntry.value);
  const date = dateEntry && readDate(reader, dateEntry.value);
  const amount = amountEntry && !isNull(amountEntry.value) ? readGranted(reader, amountEntry.value) : undefined;
  const year = yearEntry && !isNull(yearEntry.value) ? readYear(reader, yearEntry.value) : undefined;
  if (item == null || date == null || amount === null || year === null) return null;
  return { item, date, ...(amount !== undefined && { amount }), year: year ?? fromDay(date).year };
}

function readItemName(reader: DocReader, node: DocNode): string | null {
  const name = reader.words(node);
  if (name === null || isItemName(name)) return name;
  reader.report(node.span, notFullName(name));
  return null;
}

function readGranted(reader: DocReader, node: DocNode): Rational | null {
  const amount = readNumber(reader, node, { type: 'money' });
  if (amount === null || amount.num >= 0n) return amount;
  reader.report(node.span, negativeGrant());
  return null;
}

function readYear(reader: DocReader, node: DocNode): number | null {
  const text = reader.text(node);
  if (text === null) return null;
  const year = halfWidth(text).trim();
  if (YEAR.test(year)) return Number(year);
  reader.report(node.span, notAYear(text));
  return null;
}
