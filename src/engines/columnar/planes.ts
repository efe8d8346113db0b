/** A bitmap over the rows of a block: its place among all of them. */
export type Plane = number;

/** No row, and every row. */
export const NONE: Plane = 0;
export const ALL: Plane = 1;

/** How a plane comes about: all of some others, or any of them. */
export interface PlaneOp {
  readonly kind: 'and' | 'or';
  readonly of: readonly Plane[];
}

/**
 * Builds planes from planes. Truth has two of them, one for the rows where it certainly holds and one for those where it
 * certainly fails; a negation swaps the two, so that only `and` and `or` are needed. Equal planes are one.
 */
export class PlaneBuilder {
  /** Of each plane; null for `NONE`, `ALL` and what is filled from columns. */
  readonly ops: (PlaneOp | null)[] = [null, null];
  private readonly known = new Map<string, Plane>();

  /** A plane that is filled from outside. */
  input(): Plane {
    this.ops.push(null);
    return this.ops.length - 1;
  }

  and(of: readonly Plane[]): Plane {
    return this.connect('and', of, ALL, NONE);
  }

  or(of: readonly Plane[]): Plane {
    return this.connect('or', of, NONE, ALL);
  }

  private connect(kind: PlaneOp['kind'], of: readonly Plane[], neutral: Plane, decisive: Plane): Plane {
    // Groups within groups stay as they are: what several items share is then reckoned once.
    const parts: Plane[] = [];
    for (const plane of of) {
      if (plane === decisive) return decisive;
      if (plane !== neutral && !parts.includes(plane)) parts.push(plane);
    }
    if (parts.length < 2) return parts[0] ?? neutral;
    parts.sort((a, b) => a - b);
    const key = `${kind} ${parts.join(' ')}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.ops.push({ kind, of: parts });
    this.known.set(key, this.ops.length - 1);
    return this.ops.length - 1;
  }
}
