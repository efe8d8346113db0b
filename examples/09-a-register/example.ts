/* A register as an office sends it, with two lists of other authorities: imported once, then matched in blocks. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadRules } from 'huiqi';
import { importRegister, loadMapping, matchMany, readRegister, readRejects, VERDICTS } from 'huiqi/registry';
import { readFiles } from '../read-files.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const { rules } = loadRules(readFiles('rules'));
const file = join(HERE, '../register/mapping.yaml');
const { mapping, diagnostics } = loadMapping({ name: file, text: readFileSync(file) }, rules.vocabulary);
for (const { code } of diagnostics) console.log('mapping:', code);
if (mapping === null) throw new Error('the mapping cannot be read');

const folder = mkdtempSync(join(tmpdir(), 'huiqi-example-'));
const source = { file: join(HERE, '../register/register.csv') };
const { read, kept, rejected, badCells } = await importRegister({
  mapping,
  vocabulary: rules.vocabulary,
  source,
  folder,
});
console.log(`${read} rows read, ${kept} kept, ${rejected} rejected`);
console.log('cells that could not be read:', badCells);
for await (const { line, column, value, reason } of readRejects(folder)) console.log(line, column, value, reason);

for await (const { items, pairs, tally, enterprise } of matchMany(rules, readRegister(folder, rules.vocabulary), {
  asOf: '2025-11-01',
})) {
  tally.items.forEach(({ eligible, review, undetermined, amount, missing }, at) => {
    console.log(`${items[at]}: ${eligible} eligible, ${review} to review, ${undetermined} undetermined`);
    console.log(`  ${amount ? `${amount.min} to ${amount.max} fen` : 'no money'}; missing:`, missing);
  });
  for (let at = 0; at < Math.min(3, pairs?.count ?? 0); at++)
    console.log(
      enterprise(pairs!.rows[at]!),
      items[pairs!.items[at]!],
      VERDICTS[pairs!.verdicts[at]!],
      pairs!.missings[pairs!.missing[at]!],
    );
}
rmSync(folder, { recursive: true });
