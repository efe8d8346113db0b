import type { Source, Span } from '../../text/source.ts';
import type { Domain } from '../../value/domain.ts';
import type { CellReader } from '../cells/cell.ts';
import type { IdentityForm } from '../cells/identity.ts';
import type { Provenance } from '../register.ts';

/** How the columns of a register become enterprises and their facts (FORMAT, section 7); checked against a vocabulary. */
export interface Mapping {
  /** The column that identifies a row. */
  readonly enterprise: IdentityColumn;
  readonly name: NamedColumn | null;
  readonly columns: readonly MappedColumn[];
  readonly joins: readonly Join[];
  /** The file itself, for diagnostics, and for what a run is known by. */
  readonly source: Source;
}

/** A column as the mapping names it; `span` is where, for diagnostics about the file that lacks it. */
export interface NamedColumn {
  readonly column: string;
  readonly span: Span;
}

/** A column of identities; `readIdentity(form, cell)` reads its cells. */
export interface IdentityColumn extends NamedColumn {
  readonly form: IdentityForm;
}

/**
 * A column that says something of a fact, of one year if it is a series. Of several for the same, here and in joins, the first
 * in the order of the mapping that is not empty counts.
 */
export interface MappedColumn extends NamedColumn {
  readonly fact: string;
  /** Null unless the fact is a series; of a series, null is the year before that of the as-of date. Never beside years. */
  readonly year: number | null;
  readonly provenance: Provenance;
  readonly reader: CellReader;
}

/** A further file, whose rows belong to the enterprises of the register by a key. */
export interface Join {
  /** As the mapping names it, relative to the mapping file. */
  readonly file: string;
  readonly key: IdentityColumn;
  readonly columns: readonly MappedColumn[];
  readonly presences: readonly Presence[];
  readonly span: Span;
}

/**
 * A fact that a list says by who is on it. Of a set, it says only whether one code is in it, so that lists (and columns) narrow each
 * other: what they allow is intersected. Of other facts the first that says something counts, as with columns.
 */
export interface Presence {
  readonly fact: string;
  readonly year: number | null;
  readonly provenance: Provenance;
  /** What it says of those on it, and of those who are not: null is nothing. */
  readonly listed: Domain;
  readonly unlisted: Domain | null;
  readonly span: Span;
}
