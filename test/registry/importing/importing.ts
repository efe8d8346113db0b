import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRules, renderDiagnostic } from '../../../src/index.ts';
import { type ImportOptions, importRegister } from '../../../src/registry/importing/import-register.ts';
import { loadMapping } from '../../../src/registry/mapping/load-mapping.ts';
import type { Mapping } from '../../../src/registry/mapping/mapping.ts';
import type { RegisterColumn } from '../../../src/registry/register.ts';
import { givenIn } from '../../../src/registry/run/register-columns.ts';
import { readPart, type StoredPart } from '../../../src/registry/store/part-file.ts';
import type { RegisterFile } from '../../../src/registry/store/register-file.ts';
import { type Reject, readRejects } from '../../../src/registry/store/reject-file.ts';
import { parseDay } from '../../../src/value/civil-date.ts';
import { domainKey } from '../../../src/value/domain-key.ts';

const VOCABULARY = readdirSync('rules/vocabulary').map((name) => ({
  name: `vocabulary/${name}`,
  text: readFileSync(join('rules/vocabulary', name), 'utf8'),
}));
export const { vocabulary } = loadRules(VOCABULARY).rules;

/** A folder of files for one test file; `remove` it at the end. */
export class Files {
  private readonly root = mkdtempSync(join(tmpdir(), 'huiqi-import-'));
  private made = 0;

  /** Writes files into a folder of their own. */
  write(files: Readonly<Record<string, string | Uint8Array>>): string {
    const folder = join(this.root, String(this.made++));
    mkdirSync(folder);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return folder;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

export function mappingIn(folder: string, text: string): Mapping {
  const { mapping, diagnostics } = loadMapping(
    { name: join(folder, 'mapping.yaml'), text },
    vocabulary,
    parseDay('2025-11-01')!,
  );
  if (mapping === null) throw new Error(diagnostics.map((one) => renderDiagnostic(one, 'en')).join('\n'));
  return mapping;
}

export interface Imported {
  readonly register: RegisterFile;
  readonly rejects: readonly Reject[];
  readonly parts: readonly StoredPart[];
  /** Of all kept rows: identity, line, and what is given of each fact, by `fact` or `fact.year`, as keys; what is not, is left out. */
  readonly rows: readonly ImportedRow[];
}

export interface ImportedRow {
  readonly enterprise: string;
  readonly name: string | null;
  readonly line: number;
  readonly facts: Readonly<Record<string, string>>;
}

export async function imported(
  folder: string,
  mapping: string,
  source: ImportOptions['source'],
  options: Partial<ImportOptions> = {},
): Promise<Imported> {
  const out = join(folder, 'register');
  const register = await importRegister({
    mapping: mappingIn(folder, mapping),
    vocabulary,
    source,
    folder: out,
    ...options,
  });
  const rejects: Reject[] = [];
  for await (const reject of readRejects(out)) rejects.push(reject);
  const parts = register.parts.map(({ checksum }, index) => readPart(out, index, checksum, vocabulary));
  return { register, rejects, parts, rows: parts.flatMap(rowsOf) };
}

const textAt = ({ bytes, offsets }: StoredPart['enterprises'], row: number): string =>
  Buffer.from(bytes.subarray(offsets[row]!, offsets[row + 1]!)).toString();

function rowsOf(part: StoredPart): ImportedRow[] {
  return Array.from({ length: part.count }, (_, row) => ({
    enterprise: textAt(part.enterprises, row),
    name: part.names && textAt(part.names, row),
    line: part.lines[row]!,
    facts: Object.fromEntries(
      part.columns.flatMap((column) => {
        const given = givenIn(column.values, row);
        return given == null ? [] : [[factName(column), domainKey(given)]];
      }),
    ),
  }));
}

export const factName = ({ fact, year }: RegisterColumn): string => (year === null ? fact : `${fact}.${year}`);
