import { readFileSync } from 'node:fs';
import { format } from 'node:util';
import { Engine } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import { loadRules, match } from '../../src/index.ts';
import { fromJsonRules, toJsonRules } from '../../src/json-rules/index.ts';

const WORDS = { Engine, loadRules, match, fromJsonRules, toJsonRules };

/** The example of a doc comment: what it runs, and what it says is printed. */
function exampleOf(file: string): { readonly code: string; readonly printed: readonly string[] } {
  const source = readFileSync(new URL(`../../src/json-rules/${file}`, import.meta.url), 'utf8');
  const block = / \* ```ts\n([\s\S]*?) \* ```/.exec(source)![1]!;
  const code = block.replace(/^ \* ?/gm, '');
  return { code, printed: [...code.matchAll(/^\/\/ (.*)$/gm)].map((line) => line[1]!) };
}

const run = Object.getPrototypeOf(async () => undefined).constructor as new (
  ...parts: readonly string[]
) => (...values: readonly unknown[]) => Promise<void>;

describe('the examples of the doc comments', () => {
  it.each(['from-json-rules.ts', 'to-json-rules.ts'])('of %s print what they say', async (file) => {
    const { code, printed } = exampleOf(file);
    const lines: string[] = [];
    const console = { log: (...values: readonly unknown[]) => lines.push(format(...values)) };
    await new run(...Object.keys(WORDS), 'console', code)(...Object.values(WORDS), console);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines).toEqual(printed);
  });
});
