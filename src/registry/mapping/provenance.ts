import type { DocReader, Entries } from '../../check/reader.ts';
import { readDate } from '../../check/values.ts';
import { isNull } from '../../document/node.ts';
import type { Vocabulary } from '../../policy/vocabulary.ts';
import { formatDay } from '../../value/civil-date.ts';
import type { Provenance } from '../register.ts';
import type { IdentityColumn } from './mapping.ts';
import { asOfLater, unknownAuthority } from './messages.ts';

/** Where a part of a mapping stands. */
export interface MappingContext {
  readonly reader: DocReader;
  readonly vocabulary: Vocabulary;
  readonly asOf: number | undefined;
  /** What holds where a part says nothing of its own. */
  readonly provenance: Provenance;
  /** The column that identifies the rows of this file; null if it could not be read. */
  readonly identity: IdentityColumn | null;
  readonly inJoin: boolean;
}

/** `source` and `asOf` of a part; what it leaves out is that of what it stands in, null is none. */
export function readProvenance({ reader, vocabulary, asOf, provenance }: MappingContext, entries: Entries): Provenance {
  const sourceEntry = entries.get('source');
  const asOfEntry = entries.get('asOf');
  let { source, asOf: day } = provenance;
  if (sourceEntry) {
    source = isNull(sourceEntry.value) ? undefined : (reader.words(sourceEntry.value) ?? undefined);
    if (source !== undefined && source !== provenance.source) {
      const near = meantAuthority(reader, source, vocabulary);
      if (near !== undefined) reader.report(sourceEntry.value.span, unknownAuthority(source, near));
    }
  }
  if (asOfEntry) {
    day = isNull(asOfEntry.value) ? undefined : (readDate(reader, asOfEntry.value) ?? undefined);
    if (day !== undefined && asOf !== undefined && day > asOf)
      reader.report(asOfEntry.value.span, asOfLater(formatDay(day), formatDay(asOf)));
  }
  return { ...(source !== undefined && { source }), ...(day !== undefined && { asOf: day }) };
}

/** The holder whose name was probably meant by one that holds nothing. Others may well be sources: what they say counts as declared. */
function meantAuthority(reader: DocReader, source: string, { facts }: Vocabulary): string | undefined {
  const holders = new Set([...facts.values()].flatMap((fact) => fact.holders));
  return holders.has(source) ? undefined : reader.nearest(source, holders);
}
