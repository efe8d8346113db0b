import { systemReason } from '../../text/system-reason.ts';
import { userWords } from '../../text/visible.ts';
import { SourceError } from './source-error.ts';

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** Why the system refused, or what a library said, on one line. */
const saidBy = (cause: unknown): { zh: string; en: string } => {
  const reason = systemReason(cause);
  if (reason !== null) return reason;
  const said = reasonOf(cause).replace(/\s+/g, ' ').slice(0, 300);
  return { zh: said, en: said };
};

export const unreadableFile = (file: string, cause: unknown): SourceError =>
  new SourceError(
    'unreadable-file',
    file,
    { zh: '文件无法读取', en: 'the file cannot be read' },
    saidBy(cause),
    {
      zh: '核对路径与权限；映射文件里的 `file` 以映射文件所在目录为准',
      en: 'check path and permissions; a `file` of a mapping is relative to the mapping file',
    },
    { cause },
  );

export const notWritable = (file: string, cause: unknown): SourceError =>
  new SourceError(
    'not-writable',
    file,
    { zh: '无法写入', en: 'it cannot be written' },
    saidBy(cause),
    {
      zh: '核对磁盘空间与目录权限后重试',
      en: 'check the free space and the permissions of the folder, then try again',
    },
    { cause },
  );

export const unknownFormat = (file: string): SourceError =>
  new SourceError(
    'unknown-format',
    file,
    { zh: '看不出文件格式', en: 'the format of the file is not known' },
    { zh: '格式按扩展名判断', en: 'it is told by the extension' },
    {
      zh: '用 .csv、.tsv、.parquet、.jsonl 或 .ndjson（由代码给出时也可写明 `format`）',
      en: 'use .csv, .tsv, .parquet, .jsonl or .ndjson (code may say `format` instead)',
    },
  );

export const brokenFile = (file: string, cause: unknown): SourceError =>
  new SourceError(
    'broken-file',
    file,
    { zh: '文件损坏或不完整', en: 'the file is damaged or incomplete' },
    saidBy(cause),
    { zh: '向提供方重新索取，并核对大小', en: 'ask for it again, and compare its size' },
    { cause },
  );

export const noHeader = (file: string): SourceError =>
  new SourceError(
    'no-header',
    file,
    { zh: '文件没有表头', en: 'the file has no header' },
    { zh: '列按表头的名称对应', en: 'columns are found by their names in it' },
    { zh: '第一行写列名', en: 'name the columns in the first line' },
  );

export const unknownEncoding = (file: string, encoding: string): SourceError =>
  new SourceError(
    'unknown-encoding',
    file,
    { zh: `不认识的编码${userWords(encoding).zh}`, en: `unknown encoding ${userWords(encoding).en}` },
    undefined,
    { zh: '用 utf-8 或 gb18030', en: 'use utf-8 or gb18030' },
  );

export const unknownDelimiter = (file: string, delimiter: string): SourceError =>
  new SourceError(
    'unknown-delimiter',
    file,
    { zh: `${userWords(delimiter).zh}不能作分隔符`, en: `${userWords(delimiter).en} cannot part cells` },
    {
      zh: '分隔符是一个 ASCII 字符，不是字母、数字或引号',
      en: 'a separator is one character of ASCII, no letter, digit or quote',
    },
    { zh: '写 ,、;、| 或制表符', en: 'use a comma, a semicolon, | or a tab' },
  );

export const missingColumn = (
  file: string,
  column: string,
  nearest: string | undefined,
  columns: readonly string[],
): SourceError => {
  const listed = columns.slice(0, 30).map(userWords);
  return new SourceError(
    'missing-column',
    file,
    { zh: `没有名为${userWords(column).zh}的列`, en: `there is no column ${userWords(column).en}` },
    {
      zh: `有的列：${listed.map(({ zh }) => zh).join('')}`,
      en: `its columns are ${listed.map(({ en }) => en).join(', ')}`,
    },
    nearest === undefined
      ? { zh: '改映射文件里的列名', en: 'change the name in the mapping' }
      : { zh: `是不是${userWords(nearest).zh}？`, en: `is it ${userWords(nearest).en}?` },
  );
};

export const columnTwice = (file: string, column: string): SourceError =>
  new SourceError(
    'column-twice',
    file,
    { zh: `列${userWords(column).zh}出现两次`, en: `the column ${userWords(column).en} stands twice` },
    { zh: '无从知道指哪一列', en: 'which one is meant, nobody can tell' },
    { zh: '在表头里给其中一列改名', en: 'rename one of them in the header' },
  );

export const recordTooLong = (file: string, line: number): SourceError =>
  new SourceError(
    'record-too-long',
    file,
    { zh: `第 ${line} 条记录过长`, en: `record ${line} is too long` },
    {
      zh: '一条记录最多 64 MiB，多半是换行符不对',
      en: 'a record has 64 MiB at most; most likely the line breaks are others',
    },
    { zh: '核对换行符和分隔符', en: 'check line breaks and separators' },
  );

export const duckDbNotInstalled = (file: string, cause: unknown): SourceError =>
  new SourceError(
    'duckdb-not-installed',
    file,
    {
      zh: '这份 Parquet 的类型或压缩方式不常见，需要 DuckDB 来读，此处没有安装',
      en: 'this Parquet has types or codecs that DuckDB has to read, which is not installed here',
    },
    saidBy(cause),
    {
      zh: '运行 npm install @duckdb/node-bindings，或改用 CSV、JSON Lines',
      en: 'run npm install @duckdb/node-bindings, or use CSV or JSON Lines',
    },
    { cause },
  );

export const noRegister = (folder: string): SourceError =>
  new SourceError(
    'no-register',
    folder,
    { zh: '其中没有完整的编码名册', en: 'there is no complete encoded register in it' },
    undefined,
    { zh: '先用 importRegister 导入', en: 'import one with `importRegister` first' },
  );

export const otherVocabulary = (folder: string, facts: readonly string[]): SourceError => {
  const names = facts.map(userWords);
  return new SourceError(
    'other-vocabulary',
    folder,
    {
      zh: `词汇表中${names.map(({ zh }) => zh).join('')}的定义与编码时不同`,
      en: `the vocabulary declares ${names.map(({ en }) => en).join(', ')} otherwise than when the register was encoded`,
    },
    undefined,
    { zh: '用现在的词汇表重新导入', en: 'import it again with this vocabulary' },
  );
};

export const inUse = (folder: string, processId: number): SourceError =>
  new SourceError(
    'in-use',
    folder,
    { zh: `另一个进程（${processId}）正在往里写`, en: `another process (${processId}) is writing to it` },
    undefined,
    { zh: '等它结束，或换一个文件夹', en: 'wait until it has ended, or name another folder' },
  );

export const brokenPart = (file: string, cause?: unknown): SourceError =>
  new SourceError(
    'broken-register',
    file,
    { zh: '编码后的名册损坏', en: 'the encoded register is damaged' },
    cause === undefined ? undefined : saidBy(cause),
    { zh: '删除该文件夹后重新导入', en: 'remove its folder and import again' },
    { cause },
  );
