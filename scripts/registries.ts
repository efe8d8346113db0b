/**
 * Writes the index of each folder that is a registry of interchangeable things, so that adding one touches one file only.
 * Every file of such a folder that exports `operators` (or `forms`) belongs to it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const REGISTRIES = [
  {
    folder: 'src/operators',
    exported: 'operators',
    type: 'Operator',
    from: './operator.ts',
    all: 'OPERATORS',
    about: 'Every operator of conditions.',
  },
  {
    folder: 'src/quantities',
    exported: 'forms',
    type: 'Form',
    from: './form.ts',
    all: 'FORMS',
    about: 'Every form of amounts and derived facts.',
  },
] as const;

/** An array as the formatter writes it: on one line if it fits. */
function arrayLines(open: string, members: readonly string[]): readonly string[] {
  const line = `${open}${members.join(', ')}];`;
  return line.length <= 120 ? [line] : [open, ...members.map((member) => `  ${member},`), '];'];
}

export function registryText({ folder, exported, type, from, all, about }: (typeof REGISTRIES)[number]): string {
  const members = readdirSync(folder)
    .filter(
      (file) => file.endsWith('.ts') && readFileSync(`${folder}/${file}`, 'utf8').includes(`export const ${exported}:`),
    )
    .sort();
  const camel = (file: string): string =>
    file.replace(/\.ts$/, '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return [
    '// Written by scripts/registries.ts from the files of this folder; do not edit.',
    ...[
      ...members.map((file) => ({
        file: `./${file}`,
        text: `import { ${exported} as ${camel(file)} } from './${file}';`,
      })),
      { file: from, text: `import type { ${type} } from '${from}';` },
    ]
      .sort((a, b) => (a.file < b.file ? -1 : 1))
      .map(({ text }) => text),
    '',
    `/** ${about} */`,
    ...arrayLines(
      `export const ${all}: readonly ${type}[] = [`,
      members.map((file) => `...${camel(file)}`),
    ),
    '',
  ].join('\n');
}

export { REGISTRIES };

if (process.argv[1]?.endsWith('registries.ts')) {
  for (const registry of REGISTRIES) writeFileSync(`${registry.folder}/registry.ts`, registryText(registry));
}
