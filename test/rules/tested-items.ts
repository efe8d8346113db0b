import type { DocNode } from '../../src/document/node.ts';
import { parseDocument } from '../../src/document/parse.ts';
import type { ProjectFile } from './shipped.ts';

/** For each item, by its full name, the titles of the rule tests that expect something of it. */
export function testedItems(files: readonly ProjectFile[]): ReadonlyMap<string, readonly string[]> {
  const titles = new Map<string, string[]>();
  const policies = new Map(
    files.map((file) => [file.name, textAt(parseDocument(file).root, 'policy')] as const).filter(([, id]) => id !== ''),
  );
  for (const file of files.filter(({ name }) => name.endsWith('.test.yaml'))) {
    const policy = policies.get(file.name.replace(/\.test\.yaml$/, '.yaml'));
    const cases = at(parseDocument(file).root, 'cases');
    for (const one of cases?.kind === 'list' ? cases.items : []) {
      const expected = at(one, 'expect');
      for (const { key } of expected?.kind === 'map' ? expected.entries : []) {
        const item = key.text.includes('/') ? key.text : `${policy}/${key.text}`;
        titles.set(item, [...(titles.get(item) ?? []), textAt(one, 'title')]);
      }
    }
  }
  return titles;
}

function at(node: DocNode | null, key: string): DocNode | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key.text === key)?.value : undefined;
}

function textAt(node: DocNode | null, key: string): string {
  const value = at(node, key);
  return value?.kind === 'scalar' ? value.text : '';
}
