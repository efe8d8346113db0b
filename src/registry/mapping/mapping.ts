import type { Source, Span } from '../../text/source.ts';
import type { Domain } from '../../value/domain.ts';
import type { CellReader } from '../cells/cell.ts';
import type { Provenance } from '../register.ts';

/** How the columns of a register become enterprises and their facts (FORMAT, section 7); checked against a vocabulary. */
export interface Mapping {
  /** The column that identifies a row. */
  readonly enterprise: string;
  readonly name: string | null;
  readonly columns: readonly MappedColumn[];
  readonly joins: readonly Join[];
  /** The file itself, for diagnostics, and for what a run is known by. */
  readonly source: Source;
}

/** A column that says something of a fact, of one year if it is a series. Of several for the same, the first that is not empty counts. */
export interface MappedColumn {
  readonly fact: string;
  /** Null unless the fact is a series; of a series, null is the year before that of the as-of date. */
  readonly year: number | null;
  readonly column: string;
  readonly provenance: Provenance;
  readonly reader: CellReader;
  readonly span: Span;
}

/** A further file, whose rows belong to the enterprises of the register by a key. */
export interface Join {
  /** As the mapping names it, relative to the mapping file. */
  readonly file: string;
  readonly key: string;
  readonly columns: readonly MappedColumn[];
  readonly presences: readonly Presence[];
  readonly span: Span;
}

/** A fact that a list says by who is on it. */
export interface Presence {
  readonly fact: string;
  readonly year: number | null;
  readonly provenance: Provenance;
  /** What it says of those on it, and of those who are not. */
  readonly listed: Domain;
  readonly unlisted: Domain | null;
}
