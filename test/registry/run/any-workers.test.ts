import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadProfiles, loadRules, match } from '../../../src/index.ts';
import { VERDICTS } from '../../../src/policy/types.ts';
import { runBatch } from '../../../src/registry/run/run-batch.ts';
import type { RunError } from '../../../src/registry/run/run-error.ts';
import { seeded } from '../../bench/generate-rules.ts';
import { POLICY, VOCABULARY } from '../../cli/workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'huiqi-workers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RULES = [
  { name: 'vocabulary/all.yaml', text: VOCABULARY },
  { name: 'yuhuan.yaml', text: POLICY },
];
const MAPPING = `enterprise: { column: id, form: any }
facts:
  region: region
  staff: staff
  revenue: [{ column: r2023, year: 2023 }, { column: r2024, year: 2024 }]
  dishonest: dishonest
`;
const ROWS = 3_000;

/** Rows as code has them; the same each time. */
function* rows(seed: number): Generator<Record<string, string | number | boolean | null>> {
  const random = seeded(seed);
  const pick = <T>(...from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  for (let at = 0; at < ROWS; at++)
    yield {
      id: `E${at}`,
      region: pick('331083', '331082', '331000', null),
      staff: pick(3, 10, 86, null),
      r2023: pick(99_990_000, 100_000_000, 5, null),
      r2024: pick(120_000_000, 100_000_000, null),
      dishonest: pick(true, false, false, null),
    };
}

async function batch(out: string, seed: number, options: Partial<Parameters<typeof runBatch>[0]>) {
  return runBatch({
    rules: RULES,
    register: { source: rows(seed), mapping: { name: join(folder, 'mapping.yaml'), text: MAPPING } },
    out: join(folder, out),
    asOf: '2025-11-01',
    items: null,
    verdicts: VERDICTS,
    format: 'csv',
    resume: false,
    registerFolder: null,
    workers: 2,
    language: 'zh',
    ...options,
  });
}

function filesOf(out: string): Readonly<Record<string, string>> {
  const files = readdirSync(join(folder, out)).map((name) => {
    const bytes = readFileSync(join(folder, out, name));
    return [
      name,
      name === 'summary.json' ? bytes.toString().replace(/"seconds": [\d.]+/, '') : bytes.toString('latin1'),
    ];
  });
  return Object.fromEntries(files);
}

describe('a batch', () => {
  it('says of each enterprise what is said of it alone', async () => {
    await batch('alone', 1, { partRows: 700 });
    const { rules } = loadRules(RULES);
    const profiles = [...rows(1)].map(({ id, region, staff, r2023, r2024, dishonest }) => {
      const known = Object.entries({ region, staff, dishonest }).filter(([, value]) => value !== null);
      const years = Object.entries({ 2023: r2023, 2024: r2024 }).filter(([, value]) => value !== null);
      const revenue = years.length > 0 ? { revenue: Object.fromEntries(years) } : {};
      return { enterprise: id, facts: { ...Object.fromEntries(known), ...revenue } };
    });
    const read = loadProfiles(rules, [{ name: 'all.json', text: JSON.stringify(profiles) }]);
    expect(read.diagnostics).toEqual([]);
    const money = (yuan: number | null | undefined): string => yuan?.toFixed(2) ?? '';
    const lines = read.profiles.flatMap((profile) => {
      const { enterprise, results } = match(rules, profile, { asOf: '2025-11-01' });
      return results.map(
        ({ item, verdict, amount, delivery, missing }) =>
          `${enterprise},${item},,${verdict},${money(amount?.min)},${money(amount?.max)},${delivery},${[...missing].sort().join(';')}`,
      );
    });
    const written = readFileSync(join(folder, 'alone/verdicts.csv'), 'utf8').trimEnd().split('\r\n').slice(1);
    expect(written.map((line) => line.replace(/[^,]*$/, (missing) => missing.split(';').sort().join(';')))).toEqual(
      lines,
    );
    expect(new Set(lines.map((line) => line.split(',')[3]))).toEqual(new Set(VERDICTS));
  });

  it.each(['csv', 'jsonl', 'parquet'] as const)(
    'is the same bytes of %s with any workers and any parts',
    async (format) => {
      await batch(`${format}-whole`, 2, { format, workers: 1 });
      for (const [workers, partRows] of [
        [1, 257],
        [2, 1000],
        [3, 64],
      ] as const) {
        const out = `${format}-${workers}-${partRows}`;
        await batch(out, 2, { format, workers, partRows });
        expect(filesOf(out)).toEqual(filesOf(`${format}-whole`));
      }
    },
  );

  it('keeps what it has encoded where it is told to, with nobody else writing there', async () => {
    const registerFolder = join(folder, 'shared');
    const first = batch('sharing', 4, { registerFolder });
    await expect(batch('late', 4, { registerFolder })).rejects.toSatisfy(({ code }: RunError) => code === 'in-use');
    await first;
    expect(readdirSync(registerFolder).sort()).toEqual(['part-00000.bin', 'register.json', 'rejects-000.jsonl']);
    expect(readdirSync(join(folder, 'late'))).toEqual([]);
    await batch('late', 4, { registerFolder, register: null });
    expect(filesOf('late')).toEqual(filesOf('sharing'));
  });

  it('that is stopped says so, leaves no results, and goes on from there', async () => {
    const stopping = new AbortController();
    const stopped = batch('stopped', 3, {
      partRows: 100,
      signal: stopping.signal,
      onProgress: ({ matched }) => matched > 500 && stopping.abort(),
    });
    await expect(stopped).rejects.toSatisfy(({ code }: RunError) => code === 'interrupted');
    expect(readdirSync(join(folder, 'stopped'))).toEqual(['.huiqi']);
    let resumed = 0;
    await batch('stopped', 3, {
      resume: true,
      onProgress: (progress) => {
        resumed = progress.resumed;
      },
    });
    expect(resumed).toBeGreaterThan(500);
    await batch('undisturbed', 3, {});
    expect(filesOf('stopped')).toEqual(filesOf('undisturbed'));
  });
});
