/** What is asked next of whoever gave the answers that lead here, and where each answer leads. */
interface Question {
  readonly component: number;
  readonly answers: Map<number, Question | number>;
}

/**
 * What has been found out by asking for the classes of components one after the other. Who is told the same up to a point asks
 * for the same next: of whom all that was asked for is alike, the same is found, whatever else is known of them.
 */
export class AskedTree {
  private root: Question | number | null = null;

  /** What was found of those whose classes are the same as far as was asked. */
  find(classes: readonly number[]): number | undefined {
    let at: Question | number | undefined | null = this.root;
    while (typeof at === 'object' && at !== null) at = at.answers.get(classes[at.component]!);
    return at ?? undefined;
  }

  /** `asked` are components in the order in which they were asked for, each once. */
  add(classes: readonly number[], asked: Iterable<number>, found: number): void {
    let put = (next: Question | number): void => {
      this.root = next;
    };
    let at: Question | number | undefined | null = this.root;
    for (const component of asked) {
      if (typeof at !== 'object' || at === null) {
        at = { component, answers: new Map() };
        put(at);
      }
      const { answers }: Question = at;
      const answer = classes[component]!;
      put = (next) => {
        answers.set(answer, next);
      };
      at = answers.get(answer);
    }
    put(found);
  }
}
