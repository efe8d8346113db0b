import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AskedTree } from '../../../src/engines/columnar/asked-tree.ts';
import { checkProperty, runs } from '../../properties/check-property.ts';

const COMPONENTS = 5;
const CLASSES = 3;

/** What decides: it asks for the class of a component, also of one that it has asked for before, or has found something. */
type Decision = number | { readonly component: number; readonly next: readonly Decision[] };

const { decision } = fc.letrec<{ decision: Decision; question: Decision; found: Decision }>((tie) => ({
  decision: fc.oneof({ maxDepth: 6 }, tie('found'), { weight: 6, arbitrary: tie('question') }),
  question: fc.record({
    component: fc.nat(COMPONENTS - 1),
    next: fc.array(tie('decision'), { minLength: CLASSES, maxLength: CLASSES }),
  }),
  found: fc.nat(9),
}));

function decide(from: Decision, classOf: (component: number) => number): number {
  return typeof from === 'number' ? from : decide(from.next[classOf(from.component)]!, classOf);
}

describe('what was asked', () => {
  it('tells nothing before anything was found', () => {
    expect(new AskedTree().find([0, 1])).toBeUndefined();
  });

  it('tells of everybody what was found without asking, also nothing', () => {
    const tree = new AskedTree();
    tree.add([1, 2], [], 0);
    expect([tree.find([1, 2]), tree.find([0, 0])]).toEqual([0, 0]);
  });

  it('tells what was found of whoever is alike in all that was asked, whatever else is known', () => {
    const tree = new AskedTree();
    // The second is asked first; the first only of those whose second is 1.
    tree.add([7, 1, 5], [1, 0], 40);
    tree.add([7, 2, 5], [1], 50);
    expect(tree.find([7, 1, 9])).toBe(40);
    expect(tree.find([8, 2, 9])).toBe(50);
    expect(tree.find([8, 1, 5])).toBeUndefined();
    expect(tree.find([7, 3, 5])).toBeUndefined();
  });

  it('never tells what would not be found, and tells what was found by asking the same', () => {
    const classes = fc.array(fc.nat(CLASSES - 1), { minLength: COMPONENTS, maxLength: COMPONENTS });
    checkProperty(
      'asked tree',
      fc.property(decision, fc.array(classes, { minLength: 1, maxLength: 60 }), (decision, rows) => {
        const tree = new AskedTree();
        const met = new Set<string>();
        for (const row of rows) {
          const asked = new Set<number>();
          const found = decide(decision, (component) => {
            asked.add(component);
            return row[component]!;
          });
          const path = [...asked].map((component) => `${component}:${row[component]}`).join();
          expect(tree.find(row)).toBe(met.has(path) ? found : undefined);
          if (met.has(path)) continue;
          met.add(path);
          tree.add(row, asked, found);
          expect(tree.find(row)).toBe(found);
        }
      }),
      runs(500, 20_000),
    );
  });
});
