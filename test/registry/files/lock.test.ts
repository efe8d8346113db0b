import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Lock } from '../../../src/registry/files/lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'huiqi-lock-'));
const path = join(folder, 'lock.json');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const owner = (process: number, host = hostname()): string => JSON.stringify({ process, host });
const refused = (process: number) =>
  expect.objectContaining({
    code: 'in-use',
    file: folder,
    what: expect.objectContaining({ en: `another process (${process}) is writing to it` }),
  });
const taken = (): unknown => {
  try {
    return Lock.take(folder, path);
  } catch (error) {
    return error;
  }
};

describe('possession of a folder', () => {
  it('is had by one at a time, and gone without a trace', () => {
    const lock = Lock.take(folder, path);
    expect(readFileSync(path, 'utf8')).toBe(owner(process.pid));
    expect(taken()).toEqual(refused(process.pid));
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
    Lock.take(folder, path).release();
  });

  it('is not taken from another process as long as it lives', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const ended = new Promise((resolve) => other.on('close', resolve));
    writeFileSync(path, owner(other.pid!));
    expect(taken()).toEqual(refused(other.pid!));
    other.kill('SIGKILL');
    await ended;
    (taken() as Lock).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['of a process on another machine, of which nobody can tell', owner(1, 'elsewhere.invalid')],
    ['that was never written to its end', '{"proc'],
    ['that is empty', ''],
  ])('is taken over from a lock %s', (_, text) => {
    writeFileSync(path, text);
    (taken() as Lock).release();
    expect(readdirSync(folder)).toEqual([]);
  });
});
