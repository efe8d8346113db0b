import type { Message } from '../text/diagnostic.ts';
import { refusedCharacterAt, refusedCharacterMessage, withoutRefused } from './characters.ts';
import { type Classified, classify, ownEntries } from './classify-value.ts';
import { LIMITS } from './limits.ts';
import { duplicateKey, reservedKey, tooDeep, tooManyNodes, tooManyProblems } from './messages.ts';
import type { DocEntry, DocNode, DocScalar, ScalarStyle } from './node.ts';
import { isReservedKey } from './reserved-keys.ts';
import { cycle, undefinedItem, unreadableValue, valueTooLarge } from './value-messages.ts';

/** A problem found before the text it lies in was complete. */
export interface FoundProblem {
  readonly start: number;
  readonly end: number;
  readonly message: Message;
}

/** Prints a value as indented JSON and builds its tree at the same time; what is refused is printed as `<Date>` and the like. */
export class ValuePrinter {
  readonly found: FoundProblem[] = [];
  /** Whether a limit was passed; then the tree is not whole. */
  stopped = false;
  #parts: string[] = [];
  #length = 0;
  #nodes = 0;
  #line = 1;
  readonly #within = new Set<object>();

  get text(): string {
    return this.#parts.join('');
  }

  print(value: unknown, depth = 1): DocNode {
    if (!this.stopped && ++this.#nodes > LIMITS.nodes) this.#stop(tooManyNodes(LIMITS.nodes));
    const read = this.stopped ? REFUSED : this.#read(value);
    switch (read.kind) {
      case 'scalar':
        return this.#scalar(read.text, read.style);
      case 'refused':
        return this.#refuse(read.placeholder, read.message);
      case 'map':
      case 'list':
        return this.#collection(read, value as object, depth);
      default:
        return read satisfies never;
    }
  }

  #read(value: unknown): Classified {
    try {
      return classify(value);
    } catch {
      return { kind: 'refused', placeholder: '<?>', message: unreadableValue() };
    }
  }

  #collection(read: Classified & { kind: 'map' | 'list' }, value: object, depth: number): DocNode {
    if (this.#within.has(value)) return this.#refuse('<…>', cycle());
    if (depth > LIMITS.depth) {
      this.#stop(tooDeep(LIMITS.depth));
      return this.#refuse('<…>');
    }
    const start = this.#length;
    this.#within.add(value);
    const node = read.kind === 'map' ? this.#map(value, start, depth) : this.#list(read.length, value, start, depth);
    this.#within.delete(value);
    return node;
  }

  #map(value: object, start: number, depth: number): DocNode {
    const entries: DocEntry[] = [];
    const lines = new Map<string, number>();
    this.#write('{');
    let written = 0;
    const each = ownEntries(value);
    while (!this.stopped) {
      // A trap of a Proxy may throw anywhere in between.
      let next: ReturnType<typeof each.next>;
      try {
        next = each.next();
      } catch {
        this.#report(start, this.#length, unreadableValue());
        break;
      }
      if (next.done) break;
      const { key, value: inner, refusal } = next.value;
      this.#break(written++ > 0 ? ',' : '', depth);
      if (++this.#nodes > LIMITS.nodes) this.#stop(tooManyNodes(LIMITS.nodes));
      const docKey = this.#scalar(key, 'quoted');
      const first = lines.get(docKey.text);
      this.#write(': ');
      const docValue = refusal ? this.#refuse('<get>', refusal) : this.print(inner, depth + 1);
      if (isReservedKey(docKey.text)) this.#report(docKey.span.start, docKey.span.end, reservedKey(docKey.text));
      else if (first !== undefined) this.#report(docKey.span.start, docKey.span.end, duplicateKey(docKey.text, first));
      else {
        lines.set(docKey.text, this.#line);
        entries.push({ key: docKey, value: docValue });
      }
    }
    if (written > 0) this.#break('', depth - 1);
    this.#write('}');
    return { kind: 'map', entries, span: { start, end: this.#length } };
  }

  #list(length: number, value: object, start: number, depth: number): DocNode {
    const items: DocNode[] = [];
    this.#write('[');
    for (let index = 0; index < length && !this.stopped; index++) {
      this.#break(index > 0 ? ',' : '', depth);
      items.push(this.#item(value, index, depth));
    }
    if (items.length > 0) this.#break('', depth - 1);
    this.#write(']');
    return { kind: 'list', items, span: { start, end: this.#length } };
  }

  #item(list: object, index: number, depth: number): DocNode {
    try {
      const [entry] = ownEntries(list, index);
      if (entry?.refusal) return this.#refuse('<get>', entry.refusal);
      return entry ? this.print(entry.value, depth + 1) : this.#refuse('<undefined>', undefinedItem());
    } catch {
      return this.#refuse('<?>', unreadableValue());
    }
  }

  #scalar(value: string, style: ScalarStyle): DocScalar {
    const start = this.#length;
    if (value.length > LIMITS.fileBytes) {
      this.#stop(valueTooLarge(LIMITS.fileBytes));
      return this.#refuse('<…>');
    }
    this.#write(style === 'plain' ? value : JSON.stringify(value));
    const span = { start, end: this.#length };
    const refused = refusedCharacterAt(value);
    if (refused >= 0) this.#report(start, span.end, refusedCharacterMessage(value.charCodeAt(refused)));
    return { kind: 'scalar', text: (refused < 0 ? value : withoutRefused(value)).normalize('NFC'), style, span };
  }

  /** What stands for a refused value reads as an empty one, so that later checks do not complain a second time. */
  #refuse(placeholder: string, message?: Message): DocScalar {
    const start = this.#length;
    this.#write(placeholder);
    if (message) this.#report(start, this.#length, message);
    return { kind: 'scalar', text: '', style: 'plain', span: { start, end: this.#length } };
  }

  #break(before: string, depth: number): void {
    this.#write(`${before}\n${'  '.repeat(depth)}`);
    this.#line++;
  }

  #write(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
    if (this.#length > LIMITS.fileBytes && !this.stopped) this.#stop(valueTooLarge(LIMITS.fileBytes));
  }

  #stop(message: Message): void {
    if (this.stopped) return;
    this.stopped = true;
    this.found.push({ start: this.#length, end: this.#length + 1, message });
  }

  #report(start: number, end: number, message: Message): void {
    if (this.found.length >= LIMITS.problems) this.#stop(tooManyProblems(LIMITS.problems));
    else this.found.push({ start, end, message });
  }
}

const REFUSED: Classified = { kind: 'refused', placeholder: '<…>' };
