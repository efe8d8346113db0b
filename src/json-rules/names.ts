import { isName, type NameKind } from '../check/names.ts';
import { isReservedKey } from '../document/reserved-keys.ts';

/** Longer names help nobody. */
const LONGEST = 60;

/** Gives names that huiqi accepts, as near to the written ones as may be, each once. */
export class Names {
  readonly #taken = new Set<string>();

  constructor(
    private readonly kind: NameKind,
    taken: Iterable<string> = [],
  ) {
    for (const name of taken) this.#taken.add(name);
  }

  /** A name for what was called `written`; `fallback` if nothing of it can stay. */
  give(written: string, fallback: string): string {
    const near = this.near(written) ?? fallback;
    let name = near;
    for (let n = 2; this.#taken.has(name); n++) name = `${near}-${n}`;
    this.#taken.add(name);
    return name;
  }

  private near(written: string): string | undefined {
    const isFact = this.kind === 'fact';
    const cut = [...written.normalize('NFC')].slice(0, LONGEST).join('');
    const kept = cut.replace(isFact ? /[^\p{L}\p{N}_.-]+/gu : /[^\p{L}\p{N}_-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
    const parts = (isFact ? kept.split(/\.+/) : [kept]).map((part) =>
      isReservedKey(part) || (isFact && !isName(`x.${part}`, 'fact')) ? `${part}_` : part,
    );
    const named = parts.join('.');
    const begun = (isFact || this.kind === 'condition') && !/^\p{L}/u.test(named) ? `x-${named}` : named;
    return isName(begun, this.kind) ? begun : undefined;
  }
}
