import { describe, expect, it } from 'vitest';
import { readCoverage } from './coverage-file.ts';
import { projectHas, projectText, shippedRules, yamlFiles } from './shipped.ts';

const { rules } = shippedRules();
const lines = projectText('rules/README.md').split('\n');
const tableRows = lines.filter((line) => line.startsWith('|'));
const left = yamlFiles('test/rules/coverage')
  .flatMap(readCoverage)
  .filter((entry) => entry.left !== undefined);

describe('the catalogue of rules', () => {
  it('has a file of tests beside each policy', () => {
    const names = rules.policies.map((policy) => policy.source.name.replace(/\.yaml$/, '.test.yaml'));
    expect(names.filter((name) => !projectHas(name))).toEqual([]);
  });

  it('keeps each policy in a file of its name', () => {
    const others = rules.policies.filter(({ id, source }) => !source.name.endsWith(`/${id}.yaml`));
    expect(others.map(({ id, source }) => `${id} stands in ${source.name}`)).toEqual([]);
  });

  it('lists each policy in the table of its README', () => {
    const missing = rules.policies
      .map(({ id }) => id)
      .filter((id) => !tableRows.some((row) => row.includes(`\`${id}\``)));
    expect(missing).toEqual([]);
  });

  it('lists nothing in that table that is not there', () => {
    const known = new Set(rules.policies.map(({ id }) => id));
    const start = lines.indexOf('## What is encoded');
    const end = lines.findIndex((line, at) => at > start && line.startsWith('## '));
    const named = lines
      .slice(start, end)
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [...line.split('|')[1]!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!));
    expect(start).toBeGreaterThanOrEqual(0);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it('says in its README of each clause that is left out why', () => {
    const unsaid = left.filter(
      ({ clause, left: why }) => !tableRows.some((row) => row.includes(`\`${clause}\``) && row.includes(why!)),
    );
    expect(unsaid.map(({ clause, left: why }) => `| \`${clause}\` | … | ${why} |`)).toEqual([]);
  });
});
