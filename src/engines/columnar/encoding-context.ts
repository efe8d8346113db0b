/** What all that encodes for a program has in common. */
export interface EncodingContext {
  /** Days since 1970-01-01. */
  readonly asOf: number;
  readonly asOfYear: number;
  /** How many nodes the kernel has. */
  readonly nodes: number;
  readonly isDate: (fact: string) => boolean;
}
