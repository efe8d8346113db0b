import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadRules } from '../../src/index.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A file of the project under its path from the root. */
export interface ProjectFile {
  readonly name: string;
  readonly text: string;
}

/** The YAML files below a folder of the project, in the order of their names. */
export function yamlFiles(folder: string): readonly ProjectFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(ROOT, folder, name))
    .map((path) => ({ name: relative(ROOT, path), text: readFileSync(path, 'utf8') }));
}

export function projectText(name: string): string {
  return readFileSync(join(ROOT, name), 'utf8');
}

export function projectHas(name: string): boolean {
  return existsSync(join(ROOT, name));
}

/** The rules that are shipped, as the library loads them, and the texts of their files, tests included. */
export function shippedRules() {
  const files = yamlFiles('rules');
  return { files, ...loadRules(files) };
}
