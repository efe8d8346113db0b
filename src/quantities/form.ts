import type { DocEntry, DocNode, DocScalar } from '../document/node.ts';
import type { Builder } from '../kernel/builder.ts';
import type { TruthNode, ValueNode } from '../kernel/node.ts';
import type { Condition } from '../policy/condition.ts';
import type { FactReference } from '../policy/fact-reference.ts';
import type { Quantity, QuantityType } from '../policy/quantity.ts';
import type { Message } from '../text/diagnostic.ts';
import type { Phrase } from '../text/localized.ts';
import type { Span } from '../text/source.ts';
import type { Rational } from '../value/rational.ts';

/** The entries of a form's mapping, each key once. */
export type FormEntries = ReadonlyMap<string, DocEntry>;

/**
 * What the reader of a file offers to a form while it reads its own part. Each method reports what is wrong
 * at its place and returns null then.
 */
export interface QuantityReader {
  report(span: Span, message: Message): void;
  /** Reads a part; `expected` helps with a bare code or boolean. */
  quantity(node: DocNode, expected?: QuantityType): Quantity | null;
  condition(node: DocNode): Condition | null;
  /** The items of a list with at least one. */
  list(node: DocNode): readonly DocNode[] | null;
  /** Exactly two parts. */
  pair(node: DocNode): readonly [Quantity, Quantity] | null;
  /** At least one part. */
  parts(node: DocNode): readonly Quantity[] | null;
  /** A number literal; its own unit must suit `like`. Dates count as numbers of days where `like` is a date. */
  literal(node: DocNode, like: QuantityType | null): Rational | null;
  /** The entries of a mapping with no other keys than `known`, and all of `required`. */
  entries(node: DocNode, known: readonly string[], required: readonly string[]): FormEntries | null;
  /** Like `entries`, where what stands there is to be read though something lacks. */
  present(node: DocNode, known: readonly string[], required: readonly string[]): FormEntries | null;
  scalar(node: DocNode): DocScalar | null;
  /** One of some words. */
  word<W extends string>(node: DocNode, words: readonly W[]): W | null;
  /** A fact by its name, with its type. */
  fact(node: DocNode): { readonly reference: FactReference; readonly type: QuantityType } | null;
}

/** What lowering offers to a form. */
export interface LowerContext {
  readonly build: Builder;
  lower(part: Quantity): ValueNode;
  condition(condition: Condition): TruthNode;
  fact(reference: FactReference): ValueNode;
  /** What stands where no row or branch holds: zero for an amount, nothing at all for a derived fact. */
  nowhere(type: QuantityType): ValueNode;
}

/** What telling offers to a form: its parts in words. */
export interface Teller {
  /** A part; in brackets where it would read as one with what stands around it. */
  part(part: Quantity): Phrase;
  /** The same without brackets, where nothing stands around it. */
  whole(part: Quantity): Phrase;
  /** A number or date with the unit of its type. */
  number(value: Rational, type: QuantityType): Phrase;
  fact(reference: FactReference): Phrase;
}

/** One of the parts of a quantity that count only sometimes: a row, a branch. */
export interface Branch {
  /** Which part. */
  readonly part: number;
  /** Whether it counts. */
  readonly when: TruthNode;
  /** The author's condition, or the row in words. */
  readonly told: Condition | ((teller: Teller) => Phrase);
}

/**
 * What stands at a key of a form, said for editors and documentation: the reading itself is `read`'s.
 * `number` is a literal number or date, `quantities` a list of one or more, `pair` one of two.
 */
export type PartShape =
  | 'quantity'
  | 'quantities'
  | 'pair'
  | 'condition'
  | 'fact'
  | 'number'
  | { readonly words: readonly string[] }
  /** One or more. */
  | { readonly list: PartShape }
  | { readonly oneOf: readonly PartShape[] }
  | { readonly map: Readonly<Record<string, PartShape>>; readonly required: readonly string[] };

/** A form of amounts and derived facts: everything that any part of huiqi knows of it stands in its file. */
export interface Form {
  /** The key by which a mapping is recognised, and the name of the form. */
  readonly name: string;
  /** Other keys that may stand beside it. */
  readonly keys: readonly string[];
  /** Of those, the ones that must. */
  readonly required: readonly string[];
  /** What stands at its name and at each other key; where a key lacks, anything may. */
  readonly shape?: Readonly<Record<string, PartShape>>;
  readonly meaning: Phrase;
  /** An example as an author writes it. */
  readonly example: string;
  /** Reads a mapping that holds the key; null if something was reported. */
  readonly read: (
    reader: QuantityReader,
    entries: FormEntries,
    span: Span,
    expected: QuantityType | undefined,
  ) => Quantity | null;
  readonly lower: (context: LowerContext, quantity: Quantity) => ValueNode;
  /** How it is reckoned, in words that an officer reads aloud: `研发费用的15%`. */
  readonly tell: (teller: Teller, quantity: Quantity) => Phrase;
  /** Of a form some of whose parts count only sometimes: which and when; null where all do. */
  readonly branches?: (context: LowerContext, quantity: Quantity) => readonly Branch[] | null;
  /** What besides its parts decides the outcome, for explanations: plain data. */
  readonly settings?: (quantity: Quantity) => Readonly<Record<string, unknown>>;
}

/** A quantity without what it does not have. */
export function quantity(
  form: string,
  type: QuantityType,
  span: Span,
  rest: Partial<Pick<Quantity, 'parts' | 'conditions' | 'references' | 'data'>> = {},
): Quantity {
  const { parts = [], conditions = [], references = [], data = null } = rest;
  return { form, type, span, parts, conditions, references, data };
}
