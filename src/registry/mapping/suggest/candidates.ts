import type { FactDeclaration, Vocabulary } from '../../../policy/vocabulary.ts';
import { nearestName } from '../../../text/nearest-name.ts';
import { fold } from '../../cells/words.ts';
import { isDivisionTree } from '../../places/divisions.ts';
import { ADDRESS, SYNONYMS } from './synonyms.ts';

export interface Candidate {
  readonly fact: FactDeclaration;
  /** Whether it bears the very name, or a word for the same thing; else it is only like it. */
  readonly sure: boolean;
}

/** `是否规模以上企业` asks for what `规模以上企业` says. */
const plain = (text: string): string =>
  fold(text).replace(/^(?:是否|有无)(?:属于|为|有|列入)?|(?:情况|标志|标识)$/g, '');

const groups = SYNONYMS.map((words) => new Set(words.map(plain)));

/** The facts that a column may be, by its name. */
export class Candidates {
  private readonly byWord = new Map<string, FactDeclaration[]>();
  private readonly labels = new Map<string, FactDeclaration>();
  /** Where an enterprise is; `region` where there are several such facts, since that is what policies are bound to. */
  readonly division: FactDeclaration | undefined;

  constructor({ facts }: Vocabulary) {
    // Those that all share come before those of one document.
    const shared = [...facts.values()].filter(({ name }) => name !== 'asOf' && !name.includes('/'));
    const own = [...facts.values()].filter(({ name }) => name.includes('/'));
    const divisions = shared.filter(
      ({ type, codes }) => type === 'code' && codes !== undefined && isDivisionTree(codes),
    );
    this.division = divisions.find(({ name }) => name === 'region') ?? divisions[0];
    for (const fact of [...shared, ...own]) {
      for (const word of wordsOf(fact)) {
        const same = this.byWord.get(word);
        if (same) same.push(fact);
        else this.byWord.set(word, [fact]);
        if (!this.labels.has(word)) this.labels.set(word, fact);
      }
    }
  }

  /** The likeliest first. */
  of(base: string): readonly Candidate[] {
    const word = plain(base);
    if (word === '') return [];
    const found = new Map<FactDeclaration, boolean>();
    // An address tells where the enterprise is, whatever the vocabulary calls that.
    if (ADDRESS.test(base) && this.division) found.set(this.division, true);
    for (const fact of this.byWord.get(word) ?? []) found.set(fact, true);
    for (const group of groups)
      if (group.has(word))
        for (const other of group) for (const fact of this.byWord.get(other) ?? []) found.set(fact, true);
    const near = nearestName(word, this.labels.keys());
    if (near !== undefined) this.add(found, this.labels.get(near)!);
    if (word.length >= 2)
      for (const [label, fact] of this.labels)
        if (label.includes(word) && label.length <= word.length * 3) this.add(found, fact);
    return [...found].map(([fact, sure]) => ({ fact, sure }));
  }

  private add(found: Map<FactDeclaration, boolean>, fact: FactDeclaration): void {
    if (!found.has(fact) && found.size < 4) found.set(fact, false);
  }
}

function wordsOf({ name, label }: FactDeclaration): ReadonlySet<string> {
  const local = name.slice(name.indexOf('/') + 1);
  const words = [local, label.zh, label.en].flatMap((one) => (one === undefined ? [] : [plain(one)]));
  return new Set(words.filter((word) => word !== ''));
}
