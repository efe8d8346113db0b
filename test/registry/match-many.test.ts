import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadRules } from '../../src/index.ts';
import {
  importRegister,
  loadMapping,
  type ManySource,
  type MatchManyOptions,
  matchMany,
  readRegister,
  readRejects,
  VERDICTS,
} from '../../src/registry/index.ts';
import { POLICY, VOCABULARY } from '../cli/workspace.ts';

const rulesOf = (vocabulary: string) =>
  loadRules([
    { name: 'vocabulary/all.yaml', text: vocabulary },
    { name: 'yuhuan.yaml', text: POLICY },
  ]).rules;
const rules = rulesOf(VOCABULARY);
const folder = mkdtempSync(join(tmpdir(), 'huiqi-many-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PEOPLE = [
  { enterprise: 'a', facts: { region: '331083', staff: 86, dishonest: false } },
  { enterprise: 'b', facts: { region: '331082' } },
  { enterprise: 'c', facts: { region: '331083', staff: { min: 8, max: 20 }, dishonest: false } },
];

async function verdicts(source: ManySource, options: Partial<MatchManyOptions> = {}): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { pairs, items, enterprise } of matchMany(rules, source, { asOf: '2025-11-01', ...options }))
    for (let at = 0; at < (pairs?.count ?? 0); at++) {
      const item = items[pairs!.items[at]!]!;
      found.push(`${enterprise(pairs!.rows[at]!)} ${item} ${VERDICTS[pairs!.verdicts[at]!]}`);
    }
  return found;
}

describe('matching many', () => {
  const hiring = { items: ['yuhuan/hiring'] };

  it('lists who is a candidate for what, block by block', async () => {
    const wanted = ['a yuhuan/hiring eligible', 'c yuhuan/hiring undetermined'];
    expect(await verdicts(PEOPLE, hiring)).toEqual(wanted);
    expect(await verdicts(PEOPLE, { ...hiring, blockRows: 1 })).toEqual(wanted);
    expect(await verdicts(PEOPLE, { ...hiring, verdicts: ['ineligible'] })).toEqual(['b yuhuan/hiring ineligible']);
    expect(await verdicts(PEOPLE, { ...hiring, verdicts: null })).toEqual([]);
  });

  it.each([
    [{ asOf: '2025-02-30' }, 'no such day: 2025-02-30'],
    [{ items: ['hiring'] }, 'no such item: hiring'],
    [{ verdicts: ['eligable'] as never }, 'no such verdict: eligable'],
    [{ blockRows: 0 }, 'a block of 0 rows'],
  ])('refuses %j', async (options, message) => {
    await expect(verdicts(PEOPLE, options)).rejects.toThrow(new RangeError(message));
  });
});

describe('an encoded register', () => {
  it('is read back, its rejects too, and refused where it is not there, is damaged, or would be read otherwise', async () => {
    const text =
      'enterprise: { column: id, form: any }\nfacts: { region: place, staff: people, dishonest: dishonest }\n';
    const mapping = loadMapping({ name: join(folder, 'mapping.yaml'), text }, rules.vocabulary).mapping!;
    const source = [
      { id: 'a', place: '331083', people: 86, dishonest: false },
      { id: 'a', place: '331082', people: 1, dishonest: false },
    ];
    const encoded = join(folder, 'encoded');
    expect(() => [...readRegister(encoded, rules.vocabulary)]).toThrow(
      expect.objectContaining({ code: 'no-register' }),
    );
    await importRegister({ mapping, vocabulary: rules.vocabulary, source, folder: encoded });
    expect(await verdicts(readRegister(encoded, rules.vocabulary))).toContain('A yuhuan/hiring eligible');
    const rejects = [];
    for await (const reject of readRejects(encoded)) rejects.push(reject);
    expect(rejects).toEqual([{ file: null, line: 2, column: 'id', value: 'A', reason: 'duplicate' }]);

    const other = rulesOf(VOCABULARY.replace('staff: { type: integer', 'staff: { type: decimal'));
    expect(() => [...readRegister(encoded, other.vocabulary)]).toThrow(
      expect.objectContaining({
        code: 'other-vocabulary',
        what: expect.objectContaining({ zh: expect.stringContaining('「staff」') }),
      }),
    );
    const part = join(encoded, 'part-00000.bin');
    const bytes = readFileSync(part);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(part, bytes);
    expect(() => [...readRegister(encoded, rules.vocabulary)]).toThrow(
      expect.objectContaining({ code: 'broken-register', file: part }),
    );
  });
});
