import type { Phrase } from '../../text/localized.ts';
import { userWords } from '../../text/visible.ts';
import { RunError } from './run-error.ts';

/* What can stand in the way of a run. */

const path = (of: string): Phrase => userWords(of.length > 60 ? `…${of.slice(-58)}` : of);

const RESUME: Phrase = {
  zh: '用同样的命令加上 --resume 从断处继续',
  en: 'the same command with --resume goes on from there',
};

export const unfinishedRun = (folder: string): RunError =>
  new RunError(
    'unfinished-run',
    {
      zh: `${path(folder).zh}中有一次没有做完的匹配`,
      en: `${path(folder).en} holds a run that was not finished`,
    },
    {
      zh: '同样的命令加上 --resume 从断处继续；要重新开始，换一个文件夹或先删除其中的 .huiqi',
      en: 'the same command with --resume goes on from there; to start anew, name another folder or delete `.huiqi` in it',
    },
    true,
  );

export const finishedRun = (folder: string, found: string): RunError =>
  new RunError(
    'finished-run',
    {
      zh: `${path(folder).zh}中已有结果（${found}），不会覆盖`,
      en: `${path(folder).en} holds results already (\`${found}\`), which are not overwritten`,
    },
    { zh: '换一个文件夹，或先移走其中的结果', en: 'name another folder, or move the results away first' },
    true,
  );

export const nothingToResume = (folder: string): RunError =>
  new RunError(
    'nothing-to-resume',
    {
      zh: `${path(folder).zh}中的匹配已经做完，没有可继续的`,
      en: `the run in ${path(folder).en} is finished: there is nothing to resume`,
    },
    {
      zh: '结果就在其中；要再匹配一次，换一个文件夹',
      en: 'the results are there; to match once more, name another folder',
    },
    true,
  );

export const changedRun = (changed: readonly Phrase[]): RunError =>
  new RunError(
    'changed-run',
    {
      zh: `不能继续，这些与开始时不同：${changed.map(({ zh }) => zh).join('、')}`,
      en: `this cannot be resumed, since these are not what they were at the start: ${changed.map(({ en }) => en).join(', ')}`,
    },
    {
      zh: '恢复原样后再继续；或换一个文件夹重新开始',
      en: 'put them back and resume, or start anew in another folder',
    },
    true,
  );

export const diskFull = (folder: string): RunError =>
  new RunError(
    'disk-full',
    { zh: `写${path(folder).zh}时磁盘已满`, en: `the disk is full: ${path(folder).en} cannot be written to` },
    {
      zh: `腾出空间后，${RESUME.zh}；--counts-only 或 --only eligible,review 写得少`,
      en: `make room, and ${RESUME.en}; --counts-only or --only eligible,review write less`,
    },
  );

export const fileTooBig = (folder: string): RunError =>
  new RunError(
    'file-too-big',
    {
      zh: `${path(folder).zh}中的文件超过了系统允许的大小`,
      en: `a file in ${path(folder).en} has grown beyond what the system allows`,
    },
    {
      zh: `放宽限额（ulimit -f、文件系统）后，${RESUME.zh}；--counts-only 或 --only eligible,review 写得少`,
      en: `raise the limit (ulimit -f, file system), and ${RESUME.en}; --counts-only or --only eligible,review write less`,
    },
  );

export const notWritable = (folder: string, why: Phrase): RunError =>
  new RunError(
    'not-writable',
    { zh: `不能写入${path(folder).zh}：${why.zh}`, en: `${path(folder).en} cannot be written to: ${why.en}` },
    { zh: '用 --out 换一个文件夹，或改正它的权限', en: 'name another folder with --out, or correct its permissions' },
    true,
  );

export const outOfMemory = (): RunError =>
  new RunError(
    'out-of-memory',
    { zh: '一个工作线程用完了内存', en: 'a worker ran out of memory' },
    { zh: `减少 --workers；${RESUME.zh}`, en: `give fewer --workers; ${RESUME.en}` },
  );

export const interrupted = (): RunError =>
  new RunError('interrupted', { zh: '已停下，做完的部分都留着', en: 'stopped: what is done is kept' }, RESUME);

export const damagedRun = (folder: string): RunError =>
  new RunError(
    'damaged-run',
    {
      zh: `${path(folder).zh}中的运行记录（.huiqi/run.json）已损坏`,
      en: `the record of the run in ${path(folder).en} (.huiqi/run.json) is damaged`,
    },
    { zh: '检查磁盘；删除其中的 .huiqi 后重新开始', en: 'look after the disk; delete `.huiqi` in it and start anew' },
  );

export const damagedPart = (file: string): RunError =>
  new RunError(
    'damaged-part',
    { zh: `${path(file).zh}已损坏`, en: `${path(file).en} is damaged` },
    {
      zh: '检查磁盘；用 --resume 会重做这一部分',
      en: 'look after the disk; with --resume this part is done again',
    },
  );

export const inputChanged = (file: string): RunError =>
  new RunError(
    'input-changed',
    { zh: `${path(file).zh}在读取时被改动`, en: `${path(file).en} was changed while it was being read` },
    {
      zh: '等它写完，换一个文件夹重新开始',
      en: 'wait until it is written, and start anew in another folder',
    },
  );

export const noRegisterThere = (folder: string): RunError =>
  new RunError(
    'no-register',
    { zh: `${path(folder).zh}中没有编码好的名册`, en: `${path(folder).en} holds no encoded register` },
    {
      zh: '先用 --registry、--mapping 和同一个 --register-dir 运行一次',
      en: 'run once with --registry, --mapping and the same --register-dir',
    },
    true,
  );

export const otherRegisterThere = (folder: string, changed: readonly Phrase[]): RunError =>
  new RunError(
    'other-register',
    {
      zh: `${path(folder).zh}中的名册由别的内容编码而成：${changed.map(({ zh }) => zh).join('、')}与此不同`,
      en: `the register in ${path(folder).en} was encoded from something else: ${changed.map(({ en }) => en).join(', ')} differ`,
    },
    {
      zh: '换一个 --register-dir，或先删除其中的 register.json',
      en: 'name another --register-dir, or delete `register.json` in it first',
    },
    true,
  );

export const factsReadOtherwise = (folder: string, facts: readonly string[]): RunError => {
  const names = facts.map(userWords);
  return new RunError(
    'facts-read-otherwise',
    {
      zh: `词汇表中${names.map(({ zh }) => zh).join('')}的定义已变，${path(folder).zh}中的名册按旧定义编码`,
      en: `the vocabulary declares ${names.map(({ en }) => en).join(', ')} otherwise than when the register in ${path(folder).en} was encoded`,
    },
    {
      zh: '删除其中的 register.json，再用 --registry 和 --mapping 重新读取',
      en: 'delete `register.json` in it, and read it again with --registry and --mapping',
    },
    true,
  );
};

export const noSuchItem = (name: string): RunError =>
  new RunError(
    'no-such-item',
    { zh: `没有名为${userWords(name).zh}的事项`, en: `there is no item ${userWords(name).en}` },
    { zh: '写全名：政策/事项', en: 'give the full name: policy/item' },
    true,
  );
