import { type DocEntry, type DocMap, type DocNode, isNull } from '../document/node.ts';
import type { FactValue, GivenFact, Grant, Profile } from '../policy/profile.ts';
import { grantShape, profileShape } from '../policy/schema.ts';
import type { FactDeclaration, Vocabulary } from '../policy/vocabulary.ts';
import { checkCreditCode } from '../standards/index.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { Source } from '../text/source.ts';
import { fromDay } from '../value/civil-date.ts';
import { halfWidth } from '../value/literal.ts';
import { readFactValue } from './fact-value.ts';
import { asOfGiven, badCreditCode, mixedYears, notAProfile, notYearly } from './messages/profiles.ts';
import { duplicateName, unknownName } from './messages/structure.ts';
import { KIND_NAMES } from './names.ts';
import { checkFormat } from './policy.ts';
import { DocReader, shapeOf } from './reader.ts';
import { readDate, readNumber, readWhole } from './values.ts';

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
  const nameText = name && !isNull(name.value) ? reader.text(name.value) : null;
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
  const written = reader.text(node);
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
  const group = (map: DocMap, prefix: string): void => {
    for (const entry of map.entries) {
      const name = prefix + entry.key.text;
      const declared = vocabulary.facts.get(name);
      if (declared === undefined) {
        const isGroup =
          entry.value.kind === 'map' && [...vocabulary.facts.keys()].some((fact) => fact.startsWith(`${name}.`));
        if (isGroup) group(entry.value as DocMap, `${name}.`);
        else
          reader.report(
            entry.key.span,
            unknownName(name.slice(0, 60), KIND_NAMES.fact, nearestName(name, vocabulary.facts.keys()), 'unknown-fact'),
          );
      } else if (name === 'asOf') reader.report(entry.key.span, asOfGiven());
      else if (facts.has(name)) reader.report(entry.key.span, duplicateName(name, { zh: '事实', en: 'a fact' }, name));
      else {
        const given = readGiven(reader, entry, declared);
        if (given) facts.set(name, given);
      }
    }
  };
  const map = reader.map(node);
  if (map) group(map, '');
  return facts;
}

const YEAR = /^\d{4}$/;

function readGiven(reader: DocReader, { key, value }: DocEntry, declared: FactDeclaration): GivenFact | null {
  const years = value.kind === 'map' ? value.entries.filter((entry) => YEAR.test(halfWidth(entry.key.text))) : [];
  if (value.kind !== 'map' || years.length === 0) {
    const plain = readFactValue(reader, value, declared);
    return plain && { plain, years: new Map() };
  }
  if (!declared.yearly) {
    reader.report(key.span, notYearly(declared.name));
    return null;
  }
  if (years.length < value.entries.length)
    reader.report(value.entries.find((entry) => !years.includes(entry))!.key.span, mixedYears());
  const byYear = new Map<number, FactValue>();
  for (const entry of years) {
    const given = readFactValue(reader, entry.value, declared);
    if (given) byYear.set(Number(halfWidth(entry.key.text)), given);
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
  const item = itemEntry && reader.text(itemEntry.value);
  const date = dateEntry && readDate(reader, dateEntry.value);
  const amount =
    amountEntry && !isNull(amountEntry.value) ? readNumber(reader, amountEntry.value, { type: 'money' }) : undefined;
  const year = yearEntry ? readWhole(reader, yearEntry.value) : undefined;
  if (item == null || date == null || amount === null || year === null) return null;
  return { item, date, ...(amount !== undefined && { amount }), year: year ?? fromDay(date).year };
}
