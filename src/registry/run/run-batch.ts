import { join } from 'node:path';
import type { CompiledItem } from '../../compile/index.ts';
import { hashOfRules, loadRulesWith, type RuleSet } from '../../match/rule-set.ts';
import { hasErrors } from '../../text/diagnostic.ts';
import { formatDay } from '../../value/civil-date.ts';
import { makeFolder } from '../files/folders.ts';
import { Lock } from '../files/lock.ts';
import { unreadableFile } from '../sources/messages.ts';
import { readingOf } from '../sources/open-source.ts';
import { SourceError } from '../sources/source-error.ts';
import { hashOf } from '../store/fingerprint.ts';
import type { RegisterFile } from '../store/register-file.ts';
import { VERSION } from '../version.ts';
import type { BatchOptions, BatchOutcome } from './batch-options.ts';
import { readCheckpoint } from './checkpoint.ts';
import { checkFacts, registerIn, sameRegisterIn } from './encoded-register.ts';
import { type Importing, importInto } from './import-into.ts';
import { MatchPool } from './match-pool.ts';
import type { MatchTask, PartToMatch } from './match-task.ts';
import type { Matched } from './matched.ts';
import { inputChanged, interrupted, noSuchItem } from './messages.ts';
import { PartTallies } from './part-tallies.ts';
import { type SoundRegister, soundRegister } from './prepare.ts';
import type { Progress } from './progress.ts';
import { RunError } from './run-error.ts';
import { type Fingerprint, fingerprintOf, type RunIdentity, sameFingerprint } from './run-identity.ts';
import { type SettledOptions, settleOptions } from './settle-options.ts';
import { sourceProblem } from './source-problem.ts';
import { WorkFolder } from './work-folder.ts';
import { workerRules } from './worker-rules.ts';
import { writeResults } from './write-results.ts';

/**
 * Matches every enterprise of a register with every item, and writes what comes of it into a folder. Whatever happens, that
 * folder holds either all results or none, and a run that was stopped, killed or short of room can be resumed. Throws a
 * `RunError` where something stands in the way, and a `RangeError` for options that no run can have.
 */
export async function runBatch(options: BatchOptions): Promise<BatchOutcome> {
  try {
    return await run(settleOptions(options));
  } catch (error) {
    throw inTheWay(error);
  }
}

const inTheWay = (error: unknown): unknown => (error instanceof SourceError ? sourceProblem(error) : error);

async function run(options: SettledOptions): Promise<BatchOutcome> {
  const started = performance.now();
  const { register, rules, asOf, out, resume, partRows } = options;
  const sound = register && soundRegister(register, rules, asOf);
  if (sound !== null && 'length' in sound) {
    options.onDiagnostics?.(sound, 'mapping');
    return { kind: 'unsound' };
  }
  if (sound) options.onDiagnostics?.(sound.diagnostics, 'mapping');
  const identity = identityOf(options, sound);
  const folder = WorkFolder.open(out, identity, resume, partRows);
  const batch = new Batch(options, sound, folder);
  try {
    const done = await batch.go();
    if (done === null) {
      await batch.stop();
      folder.discard();
      return { kind: 'unsound' };
    }
    checkUnchanged(identity);
    const elapsed = (): number => Math.round(performance.now() - started) / 1000;
    const written = await writeResults(folder, options, done, () => batch.rest(), elapsed);
    return { kind: 'done', ...written, seconds: elapsed() };
  } catch (error) {
    await batch.stop();
    const known = inTheWay(error);
    // What was asked for wrongly has to be asked for otherwise: nobody goes on with it. A disk that can be written to no longer is
    // another matter.
    if (known instanceof RunError && known.wrongUsage && known.code !== 'not-writable') folder.discard();
    else folder.leave();
    throw known;
  }
}

/** What was written while it was read is neither what it was nor what it is. */
function checkUnchanged({ inputs }: RunIdentity): void {
  for (const input of inputs) if (!sameFingerprint(input, inputFingerprint(input.path))) throw inputChanged(input.path);
}

function identityOf(options: SettledOptions, sound: SoundRegister | null): RunIdentity {
  const { rules, asOf, items, verdicts, format, registerFolder } = options;
  const paths = sound?.inputs ?? [join(registerFolder!, 'register.json')];
  if (sound === null) registerIn(registerFolder!);
  return {
    version: VERSION,
    rules: hashOfRules(rules, hashOf),
    mapping: sound && hashOf(sound.mapping.source.text),
    reading: sound && readingOf(sound.input.source),
    inputs: paths.map((path) => ({ path, ...inputFingerprint(path) })),
    asOf: formatDay(asOf),
    items,
    verdicts,
    format,
  };
}

function inputFingerprint(path: string): Fingerprint {
  try {
    return fingerprintOf(path);
  } catch (error) {
    throw unreadableFile(path, error);
  }
}

/** One run, as far as it goes on in several threads. */
class Batch {
  readonly parts: PartToMatch[] = [];
  private readonly registerFolder: string;
  private importing: Importing | null = null;
  private pool: MatchPool | null = null;
  private tallies: PartTallies | null = null;
  /** Of the folder of an encoded register that other runs may share, while it is made. */
  private lock: Lock | null = null;
  private readonly failure: Promise<never>;
  private fail: (error: Error) => void = () => {};
  private progress = { read: 0, rows: null as number | null, matched: 0, resumed: 0, verdicts: 0 };

  constructor(
    private readonly options: SettledOptions,
    private readonly sound: SoundRegister | null,
    private readonly folder: WorkFolder,
  ) {
    this.registerFolder = options.registerFolder ?? folder.register;
    this.failure = new Promise((_, reject) => {
      this.fail = reject;
    });
    // Whoever waits for something is told; that nobody waits yet is no fault.
    this.failure.catch(() => {});
    const { signal } = options;
    if (signal?.aborted) this.fail(interrupted());
    else signal?.addEventListener('abort', () => this.fail(interrupted()), { once: true });
  }

  /** Null if the rules have errors. */
  async go(): Promise<Matched | null> {
    const register = await Promise.race([this.failure, this.registerToMatch()]);
    const { workers } = this.options;
    // Whoever reads the source is one of them.
    this.pool = this.poolOf('parts' in register ? workers : Math.max(1, workers - 1));
    this.pool.warmUp();
    const loaded = loadRulesWith(this.options.rules, hashOf);
    this.options.onDiagnostics?.(loaded.diagnostics, 'rules');
    if (hasErrors(loaded.diagnostics)) return null;
    const { rules } = loaded;
    const items = this.itemsOf(rules);
    const known = 'parts' in register ? register : null;
    if (known) checkFacts(this.registerFolder, known, rules.vocabulary);
    const hasMoney = items.map(({ amount }) => amount !== null);
    const tallies = new PartTallies(this.folder.parts, hasMoney);
    this.tallies = tallies;
    this.pool.begin(this.taskOf(rules, items, hasMoney));
    for (const part of this.parts) this.match(part);
    const read = known ?? (await Promise.race([this.failure, (register as Importing).register]));
    this.pool.allow(workers);
    this.progress.rows = read.read;
    await Promise.race([this.failure, this.pool.done()]);
    await this.stop();
    return { rules, items, register: read, registerFolder: this.registerFolder, tallies };
  }

  async stop(): Promise<void> {
    await Promise.all([this.importing?.stop(), this.pool?.stop()]);
    this.lock?.release();
    this.lock = null;
  }

  /** While results are written: others come to do something, and it is told if the run is to stop. */
  async rest(): Promise<void> {
    this.tell('writing');
    await Promise.race([this.failure, new Promise(setImmediate)]);
  }

  private tell(phase: Progress['phase']): void {
    this.options.onProgress?.({ ...this.progress, phase });
  }

  /** The encoded register, or the reading that will make it. */
  private async registerToMatch(): Promise<RegisterFile | Importing> {
    const { sound, registerFolder, options } = this;
    const known = sound === null ? registerIn(registerFolder) : await this.registerBefore(sound);
    if (known !== null) {
      this.progress.read = known.read;
      this.parts.push(...known.parts.map(({ rows, checksum }, index) => ({ index, rows, checksum })));
      return known;
    }
    const { memoryLimit } = options;
    this.importing = importInto(
      sound!,
      { folder: registerFolder, partRows: this.folder.partRows, ...(memoryLimit !== undefined && { memoryLimit }) },
      {
        part: (part) => {
          this.parts.push(part);
          if (this.tallies) this.match(part);
        },
        progress: (read, bytes, size) => {
          this.progress.read = read;
          this.progress.rows = bytes > 0 && size > 0 ? Math.round((read * size) / bytes) : null;
          this.tell('matching');
        },
      },
    );
    this.importing.register.catch((error: Error) => this.fail(error));
    return this.importing;
  }

  /** What was encoded before, here or by another run that is to share it; if nothing was, nobody else does it now. */
  private async registerBefore(sound: SoundRegister): Promise<RegisterFile | null> {
    const { registerFolder, options } = this;
    const isShared = options.registerFolder !== null;
    if (!isShared && !this.folder.resumed) return null;
    const there = await sameRegisterIn(registerFolder, sound);
    if (there !== null || !isShared) return there;
    makeFolder(registerFolder);
    this.lock = Lock.take(registerFolder, join(registerFolder, 'lock.json'));
    return sameRegisterIn(registerFolder, sound);
  }

  private itemsOf(rules: RuleSet): readonly CompiledItem[] {
    const { items: given, itemNames } = this.options;
    const all = rules.compiled.items;
    if (given === null) return all;
    const names = itemNames ? itemNames(rules, given) : given;
    const unknown = names.find((name) => !all.some(({ item }) => item.name === name));
    if (unknown !== undefined) throw noSuchItem(unknown);
    return all.filter(({ item }) => names.includes(item.name));
  }

  private taskOf(rules: RuleSet, items: readonly CompiledItem[], hasMoney: readonly boolean[]): MatchTask {
    const { asOf, verdicts, format } = this.options;
    return {
      rules: workerRules(rules.compiled, items),
      options: {
        asOf,
        verdicts,
        hasMoney,
        items: items.map(({ item }) => item.name),
        format,
        register: this.registerFolder,
        parts: this.folder.parts,
      },
    };
  }

  private poolOf(workers: number): MatchPool {
    return new MatchPool(
      workers,
      ({ index, rows, verdicts: written }) => {
        this.progress.matched += rows;
        this.progress.verdicts += written;
        this.tell('matching');
        this.count(index);
      },
      (error) => this.fail(error),
    );
  }

  /** Counts a part that has been matched just now. */
  private count(index: number): void {
    try {
      this.tallies!.add(index);
    } catch (error) {
      this.fail(error as Error);
    }
  }

  /** Matches a part, unless that has been done before. */
  private match(part: PartToMatch): void {
    const before = this.folder.resumed ? readCheckpoint(this.folder.parts, part.index) : null;
    if (before?.source !== part.checksum) return this.pool!.add(part);
    this.tallies!.add(part.index, before);
    this.progress.matched += part.rows;
    this.progress.resumed += part.rows;
    this.progress.verdicts += before.verdicts?.count ?? 0;
    this.tell('matching');
  }
}
