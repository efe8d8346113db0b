import { describe, expect, it } from 'vitest';
import { renderDiagnostic } from '../../src/index.ts';
import { checkCreditCode, industryTree, regionTree } from '../../src/standards/index.ts';
import { shippedCast } from './cast.ts';
import { type Class, census } from './census.ts';
import { type WayOfKnowing, waysOfKnowing } from './ways-of-knowing.ts';

const { files, profiles, diagnostics } = shippedCast();
const within = (fact: string, codes: readonly string[]): readonly Class[] =>
  codes.map((code) => ({ name: code, fact, operator: 'within', value: `"${code}"` }));
const peopled = (counts: ReadonlyMap<string, number>): readonly string[] =>
  [...counts].flatMap(([name, count]) => (count > 0 ? [name] : []));

describe('the profiles that are shipped', () => {
  it('are read without a word to say', () => {
    expect(diagnostics.map((one) => renderDiagnostic(one, 'en'))).toEqual([]);
  });

  it('are at least 24, one in each file, numbered in order without gaps', () => {
    expect(profiles.length).toBeGreaterThanOrEqual(24);
    expect(profiles.map(({ source }) => source.name)).toEqual(files.map(({ name }) => name));
    const numbers = files.map(({ name }) => /^profiles\/(\d\d)-[a-z]+(-[a-z]+)+\.yaml$/.exec(name)?.[1]);
    expect(numbers).toEqual(files.map((_file, at) => String(at + 1).padStart(2, '0')));
  });

  it('say in their first line what they show', () => {
    expect(files.filter(({ text }) => !/^# [A-Z].*\.\n/.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('are of enterprises that cannot be: their names say 某某 or 示例, and no two are alike', () => {
    expect(profiles.filter(({ name }) => !/某某|示例/.test(name ?? '')).map(({ name }) => name)).toEqual([]);
    expect(new Set(profiles.map(({ name }) => name)).size).toBe(profiles.length);
  });

  it('carry credit codes whose check characters are right, each once', () => {
    const wrong = profiles.map(({ enterprise }) => checkCreditCode(enterprise)).filter(({ valid }) => !valid);
    expect(wrong).toEqual([]);
    expect(new Set(profiles.map(({ enterprise }) => enterprise)).size).toBe(profiles.length);
  });

  it('show every way of knowing a fact, each in two enterprises or more', () => {
    const ways: readonly WayOfKnowing[] = [
      ...(['attested', 'declared', 'within bounds', 'coarsely', 'in part'] as const),
      ...(['asked and not known', 'by year', 'grants received', 'grants unknown'] as const),
    ];
    const shown = profiles.map(waysOfKnowing);
    expect(ways.filter((way) => shown.filter((one) => one.has(way)).length < 2)).toEqual([]);
  });

  it('reach from the nearly empty to those with thirty facts', () => {
    const counts = profiles.map(({ facts }) => facts.size);
    expect(Math.min(...counts)).toBeLessThanOrEqual(3);
    expect(Math.max(...counts)).toBeGreaterThanOrEqual(30);
  });

  it('lie in every county of Taizhou and in eight counties beyond', () => {
    const entries = regionTree().entries.filter(({ code }) => /^\d{6}$/.test(code) && !code.endsWith('00'));
    const counties = peopled(
      census(
        profiles,
        within(
          'region',
          entries.map(({ code }) => code),
        ),
      ),
    );
    const taizhou = entries.filter(({ parent }) => parent === '331000').map(({ code }) => code);
    expect(taizhou.filter((code) => !counties.includes(code))).toEqual([]);
    expect(counties.length - taizhou.length).toBeGreaterThanOrEqual(8);
  });

  it('work in eight sections of industry or more', () => {
    const sections = industryTree().entries.filter(({ parent }) => parent === undefined);
    expect(
      peopled(
        census(
          profiles,
          within(
            'industry',
            sections.map(({ code }) => code),
          ),
        ),
      ).length,
    ).toBeGreaterThanOrEqual(8);
  });

  it('are of every size, each more than once', () => {
    const sizes = ['large', 'medium', 'small', 'micro'];
    const classes = sizes.map((value) => ({ name: value, fact: 'size', operator: 'equal', value }));
    expect([...census(profiles, classes)].filter(([, count]) => count < 2)).toEqual([]);
  });
});
