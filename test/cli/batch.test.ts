import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recorded } from './recorded.ts';
import { POLICY, RULES, VOCABULARY, workspace } from './workspace.ts';

const REGISTER = `编号,名称,住所,人数,营收,失信
a1,甲公司,331083,86,1.2亿,否
a2,乙公司,331082,9,200,是
a1,甲公司,331083,1,1,否
,无名,331083,1,1,否
=a3,丙公司,331000,很多,,
`;
const MAPPING = `enterprise: { column: 编号, form: any }
name: 名称
facts:
  region: 住所
  staff: 人数
  revenue: { column: 营收, year: 2024 }
  dishonest: 失信
`;

const { folder, write, shell } = workspace({ ...RULES, 'register.csv': REGISTER, 'mapping.yaml': MAPPING });
const at = (path: string): string => join(folder, path);
const BATCH = ['batch', '--rules', at('rules'), '--as-of', '2025-11-01'];
const SOURCE = ['--registry', at('register.csv'), '--mapping', at('mapping.yaml')];
const read = (path: string): string => readFileSync(at(path), 'utf8');
const batch = (out: string, ...args: readonly string[]) =>
  recorded([...BATCH, ...SOURCE, '--out', at(out), '--workers', '1', ...args]);
const HEAD = 'enterprise,item,subject,verdict,amount_min,amount_max,delivery,missing\r\n';

describe('huiqi batch', () => {
  it('writes verdicts, rejects and summaries, tells their paths, and leaves nothing else', async () => {
    const { stdout, stderr, status } = await batch('csv', '--format', 'csv');
    expect(status).toBe(0);
    expect(stdout).toBe(
      ['verdicts.csv', 'rejects.csv', 'summary.md', 'summary.json'].map((name) => `${at(`csv/${name}`)}\n`).join(''),
    );
    expect(stderr).toMatch(/^读取 5 行，匹配 3 家，拒绝 2 行，用时 [\d.]+ 秒\n$/);
    expect(readdirSync(at('csv')).sort()).toEqual(['rejects.csv', 'summary.json', 'summary.md', 'verdicts.csv']);
    expect(
      read('csv/verdicts.csv')
        .split('\r\n')
        .map((line) => line.split(',').slice(0, 7).join(',')),
    ).toEqual([
      HEAD.trimEnd().split(',').slice(0, 7).join(','),
      'A1,yuhuan/hiring,,eligible,200000.00,200000.00,application',
      'A1,yuhuan/growth,,undetermined,0.00,20000000.00,application',
      // In Taizhou, but in which county nobody says; a spreadsheet does not execute the identity.
      "'=A3,yuhuan/hiring,,undetermined,200000.00,200000.00,application",
      "'=A3,yuhuan/growth,,undetermined,0.00,20000000.00,application",
      '',
    ]);
    expect(read('csv/rejects.csv')).toBe('line,column,value,reason\r\n3,编号,A1,duplicate\r\n4,编号,,no-identity\r\n');
    const summary = JSON.parse(read('csv/summary.json'));
    expect(summary).toMatchObject({ read: 5, matched: 3, rejected: 2, asOf: '2025-11-01' });
    expect(summary.items['yuhuan/hiring']).toEqual({
      eligible: 1,
      review: 0,
      undetermined: 1,
      ineligible: 1,
      amount: { min: 200000, max: 400000 },
      missing: { dishonest: 1, region: 1, staff: 1 },
    });
    expect(summary.missing.staff).toEqual({ label: '从业人员数', holders: ['市人力社保局'], undetermined: 1 });
    expect(summary.byRegion['331083']).toMatchObject({ label: '玉环市', enterprises: 1, eligible: 1, undetermined: 1 });
    expect(summary.badCells).toEqual({ 人数: { 'not-a-number': 1 } });
    expect(summary.rejects).toEqual({ duplicate: 1, 'no-identity': 1 });
    expect(Object.keys(summary).at(-1)).toBe('seconds');
    expect(read('csv/summary.md')).toContain('| 从业人员数（staff） | 市人力社保局 | 1 |');
    expect(read('csv/summary.md')).toContain(
      '| 稳岗补助（yuhuan/hiring） | 1 | 0 | 1 | 20–40万元 | 失信被执行人（dishonest） 1 |',
    );
    // These rules know no sizes.
    expect(read('csv/summary.md')).not.toContain('各规模');
  });

  it('says in words why records were rejected, and what parted the lists', async () => {
    const titles = 'titles: { a: { label: 甲 }, b: { label: 乙 } }';
    write(
      'listed/vocabulary/v.yaml',
      VOCABULARY.replace(
        '\ncodes:\n',
        `\n  titles: { type: codes, codes: titles, label: 荣誉 }\ncodes:\n  ${titles}\n`,
      ),
    );
    write('listed/policy.yaml', POLICY);
    write('listed.csv', '编号,荣誉,其他,备注\na1,甲、乙,甲,\na2,甲\na3,"甲、乙,,\na1,甲,,\n');
    write('listed.yaml', 'enterprise: { column: 编号, form: any }\nfacts: { titles: [荣誉, 其他] }\n');
    const source = ['--registry', at('listed.csv'), '--mapping', at('listed.yaml')];
    const args = ['batch', '--rules', at('listed'), '--as-of', '2025-11-01', '--workers', '1', ...source];
    expect((await recorded([...args, '--out', at('parted')])).status).toBe(0);
    expect(JSON.parse(read('parted/summary.json'))).toMatchObject({
      rejects: { duplicate: 1, fields: 1, quotes: 1 },
      separators: { 荣誉: '、', 其他: null },
    });
    for (const row of ['字段数与表头不符 | 1', '标识与前面的记录相同 | 1', '荣誉 | 、', '其他 | 没有一格多值的'])
      expect(read('parted/summary.md')).toContain(`| ${row} |`);
  });

  it('writes JSON Lines, an object for each enterprise and item', async () => {
    expect((await batch('jsonl', '--format', 'jsonl', '--only', 'eligible')).status).toBe(0);
    expect(
      read('jsonl/verdicts.jsonl')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        enterprise: 'A1',
        item: 'yuhuan/hiring',
        subject: null,
        verdict: 'eligible',
        amount_min: 200000,
        amount_max: 200000,
        delivery: 'application',
        missing: '',
      },
    ]);
  });

  it('writes Parquet unless told otherwise', async () => {
    expect((await batch('parquet')).status).toBe(0);
    const bytes = readFileSync(at('parquet/verdicts.parquet'));
    expect([bytes.subarray(0, 4).toString(), bytes.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1']);
  });

  it('writes what was asked for: some verdicts, some items, or counts alone', async () => {
    await batch('some', '--format', 'csv', '--only', 'ineligible,eligible', '--item', 'hiring');
    expect(read('some/verdicts.csv')).toBe(
      `${HEAD}A1,yuhuan/hiring,,eligible,200000.00,200000.00,application,\r\nA2,yuhuan/hiring,,ineligible,,,application,\r\n`,
    );
    expect(Object.keys(JSON.parse(read('some/summary.json')).items)).toEqual(['yuhuan/hiring']);
    const { stdout } = await batch('counts', '--counts-only', '--json');
    expect(readdirSync(at('counts')).sort()).toEqual(['rejects.csv', 'summary.json', 'summary.md']);
    expect(stdout).toBe(read('counts/summary.json'));
  });

  it('ends with 1 if rows were rejected and --strict was given, and has done its work', async () => {
    const { status } = await batch('strict', '--counts-only', '--strict');
    expect({ status, done: existsSync(at('strict/summary.json')) }).toEqual({ status: 1, done: true });
  });

  it('speaks English when asked, in the summaries too', async () => {
    await batch('en', '--counts-only', '--lang', 'en');
    expect(read('en/summary.md')).toContain('5 rows read, 3 enterprises matched, 2 rows rejected.');
    expect(read('en/summary.md')).toContain('| Subsidy for jobs (yuhuan/hiring) | 1 | 0 | 1 | ¥200,000–¥400,000 |');
    expect(JSON.parse(read('en/summary.json')).byRegion['331083'].label).toBe('Yuhuan');
  });

  it('tells large sums in steps that people can read, the lower end down, the upper end up', async () => {
    const lines = Array.from({ length: 7 }, (_, row) => `c${row},公司,331083,${row},1.2亿,否`).join('\n');
    write('sums.csv', `${REGISTER.split('\n')[0]}\n${lines}\n`);
    write('sums/vocabulary.yaml', VOCABULARY);
    write('sums/policy.yaml', POLICY.replace('amount: 20万', 'amount: 16789012.34').replace('value: 10', 'value: 1'));
    await recorded([
      'batch',
      ...['--rules', at('sums'), '--registry', at('sums.csv'), '--mapping', at('mapping.yaml')],
      ...['--out', at('summed'), '--as-of', '2025-11-01', '--counts-only', '--item', 'hiring'],
    ]);
    // Six times 16,789,012.34 is 100,734,074.04: down to 100,000,000, up to 101,000,000.
    expect(JSON.parse(read('summed/summary.json')).items['yuhuan/hiring'].amount.min).toBe(100_734_074.04);
    expect(read('summed/summary.md')).toContain('| 稳岗补助（yuhuan/hiring） | 6 | 0 | 0 | 1–1.01亿元 |');
  });

  it('reads a register as it is told to, and refuses what cannot be told', async () => {
    const text = REGISTER.replaceAll(',', '|');
    write('pipes.csv', text);
    const args = [...BATCH, '--registry', at('pipes.csv'), '--mapping', at('mapping.yaml'), '--format', 'csv'];
    const piped = await recorded([...args, '--out', at('pipes'), '--delimiter', '|', '--encoding', 'utf-8']);
    expect(piped.status).toBe(0);
    await batch('commas', '--format', 'csv');
    expect(read('pipes/verdicts.csv')).toBe(read('commas/verdicts.csv'));
    const wide = await recorded([...args, '--out', at('wide'), '--delimiter', '||']);
    expect(wide).toMatchObject({ status: 2, stdout: '' });
    expect(wide.stderr).toContain('「||」不能作分隔符');
    const strange = await recorded([...args, '--out', at('wide'), '--encoding', 'latin9', '--lang', 'en']);
    expect(strange).toMatchObject({ status: 2, stdout: '' });
    expect(strange.stderr).toContain('unknown encoding `latin9`');
    expect(readdirSync(at('wide'))).toEqual([]);
  });

  it('has a help with an example', async () => {
    const { stdout } = await recorded(['batch', '--help', '--lang', 'en']);
    expect(stdout).toContain('Examples:\n  huiqi batch --rules rules --registry register.parquet');
    expect(stdout).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('a folder of results', () => {
  it('is not written over, nor resumed when it is done', async () => {
    await batch('done', '--counts-only');
    const before = read('done/summary.json');
    const again = await batch('done', '--counts-only');
    expect(again).toMatchObject({ status: 2, stdout: '' });
    expect(again.stderr).toContain('中已有结果（summary.json），不会覆盖');
    const resumed = await batch('done', '--counts-only', '--resume');
    expect(resumed.status).toBe(2);
    expect(resumed.stderr).toContain('中的匹配已经做完，没有可继续的');
    expect(read('done/summary.json')).toBe(before);
    expect(readdirSync(at('done')).sort()).toEqual(['rejects.csv', 'summary.json', 'summary.md']);
  });

  it('stays empty if the rules or the mapping have errors', async () => {
    write('broken/rules.yaml', 'policy: x\nitems: 3\n');
    const broken = await recorded([
      'batch',
      '--rules',
      at('broken'),
      ...SOURCE,
      '--out',
      at('no1'),
      '--as-of',
      '2025-11-01',
    ]);
    expect(broken.status).toBe(1);
    write('wrong.yaml', MAPPING.replace('staff', 'stuff'));
    const wrong = await recorded([
      ...BATCH,
      '--registry',
      at('register.csv'),
      '--mapping',
      at('wrong.yaml'),
      '--out',
      at('no2'),
    ]);
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('映射文件有错误，没有继续');
    for (const out of ['no1', 'no2']) expect(existsSync(at(out)) ? readdirSync(at(out)) : []).toEqual([]);
  });

  it('holds nothing that looks whole where the system lets no file grow, and can be resumed when it does', async () => {
    const lines = Array.from({ length: 20_000 }, (_, row) => `b${row},公司,331083,86,,否`).join('\n');
    write('long.csv', `${REGISTER.split('\n')[0]}\n${lines}\n`);
    const args =
      'batch --rules rules --registry long.csv --mapping mapping.yaml --out limited --as-of 2025-11-01 --format jsonl --workers 1';
    // In units of 1,024 bytes: enough for the encoded register, too little for the verdicts.
    const { stderr, status } = shell(`ulimit -f 1500; huiqi ${args}`);
    expect(stderr).toContain('超过了系统允许的大小');
    expect(status).toBe(1);
    expect(readdirSync(at('limited'))).toEqual(['.huiqi']);
    expect(shell(`huiqi ${args}`).stderr).toContain('中有一次没有做完的匹配');
    expect(shell(`huiqi ${args} --resume`).status).toBe(0);
    expect(read('limited/verdicts.jsonl').split('\n').length).toBe(40_001);
  });
});

describe('an unfinished run', () => {
  // Stopped where it cannot write its verdicts.
  const begun = async (out: string): Promise<void> => {
    shell(
      `ulimit -f 1500; huiqi batch --rules rules --registry long.csv --mapping mapping.yaml --out ${out} --as-of 2025-11-01 --format jsonl --workers 1`,
    );
    expect(existsSync(at(`${out}/.huiqi/run.json`))).toBe(true);
  };
  const resume = (out: string, ...args: readonly string[]) =>
    recorded([
      ...BATCH,
      '--registry',
      at('long.csv'),
      '--mapping',
      at('mapping.yaml'),
      '--out',
      at(out),
      '--resume',
      '--format',
      'jsonl',
      ...args,
    ]);

  it('is not resumed with other rules, mapping, input, day or options, which are told by name', async () => {
    await begun('changed');
    const refused = async (what: string, ...args: readonly string[]): Promise<void> => {
      const { stderr, status } = await resume('changed', ...args);
      expect(stderr).toContain('不能继续，这些与开始时不同：');
      expect(stderr).toContain(what);
      expect(status).toBe(2);
    };
    await refused('基准日（2025-11-01 → 2025-11-02）', '--as-of', '2025-11-02');
    await refused('格式（jsonl → csv）', '--format', 'csv');
    await refused('所选事项', '--item', 'hiring');
    await refused('写出的结论', '--only', 'eligible');
    await refused('名册的读法（自动 → encoding "gbk"）', '--encoding', 'gbk');
    write('rules/yuhuan/yuhuan.yaml', `${POLICY}# changed\n`);
    await refused('：规则\n');
    write('rules/yuhuan/yuhuan.yaml', POLICY);
    write('mapping.yaml', `${MAPPING}# changed\n`);
    await refused('映射文件');
    write('mapping.yaml', MAPPING);
    const lines = readFileSync(at('long.csv'));
    write('long.csv', lines.toString().replace('b19999,公司,331083', 'b19999,公司,331082'));
    await refused('输入文件');
  });
});

describe('an encoded register', () => {
  it('serves other rules and items without its source, and is refused where it would be read otherwise', async () => {
    await batch('first', '--format', 'csv', '--register-dir', at('encoded'));
    const again = await recorded([...BATCH, '--register-dir', at('encoded'), '--out', at('second'), '--format', 'csv']);
    expect(again.status).toBe(0);
    expect(read('second/verdicts.csv')).toBe(read('first/verdicts.csv'));
    expect(read('second/rejects.csv')).toBe(read('first/rejects.csv'));
    write('other/vocabulary.yaml', VOCABULARY.replace('staff: { type: integer', 'staff: { type: decimal'));
    write('other/yuhuan.yaml', POLICY);
    const otherwise = await recorded([
      'batch',
      '--rules',
      at('other'),
      '--register-dir',
      at('encoded'),
      '--out',
      at('third'),
      '--as-of',
      '2025-11-01',
    ]);
    expect(otherwise.status).toBe(2);
    expect(otherwise.stderr).toContain('词汇表中「staff」的定义已变');
    write('register2.csv', REGISTER.replace('a2', 'a9'));
    const other = await recorded([
      ...BATCH,
      '--registry',
      at('register2.csv'),
      '--mapping',
      at('mapping.yaml'),
      '--register-dir',
      at('encoded'),
      '--out',
      at('third'),
    ]);
    expect(other.status).toBe(2);
    expect(other.stderr).toContain('中的名册由别的内容编码而成');
    const otherwiseRead = await recorded([
      ...[...BATCH, ...SOURCE, '--encoding', 'gbk'],
      ...['--register-dir', at('encoded'), '--out', at('third')],
    ]);
    expect(otherwiseRead.stderr).toContain('名册的读法与此不同');
    const half = await recorded([
      ...[...BATCH, '--mapping', at('mapping.yaml')],
      ...['--register-dir', at('encoded'), '--out', at('third')],
    ]);
    expect(half.stderr).toContain('给了 --mapping，却没有 --registry');
    rmSync(at('encoded/register.json'));
    const none = await recorded([...BATCH, '--register-dir', at('encoded'), '--out', at('third')]);
    expect(none.stderr).toContain('中没有编码好的名册');
    expect(existsSync(at('third')) ? readdirSync(at('third')) : []).toEqual([]);
  });
});

describe('an encoded register with a wrong bit', () => {
  const again = (out: string) => recorded([...BATCH, '--register-dir', at('bits'), '--out', at(out)]);
  const flip = (name: string, place: number): void => {
    const bytes = readFileSync(at(`bits/${name}`));
    bytes[Math.floor((bytes.length - 1) * place)]! ^= 1;
    writeFileSync(at(`bits/${name}`), bytes);
  };

  it('is refused wherever the bit is, and nothing is written', async () => {
    await batch('bits-whole', '--register-dir', at('bits'));
    const files = readdirSync(at('bits')).filter((name) => readFileSync(at(`bits/${name}`)).length > 0);
    expect(files.sort()).toEqual(['part-00000.bin', 'register.json', 'rejects-000.jsonl']);
    for (const name of files)
      for (const place of [0, 0.3, 0.6, 1]) {
        const whole = readFileSync(at(`bits/${name}`));
        flip(name, place);
        const { stderr, status } = await again('bits-out');
        expect({ name, place, status }).toEqual({ name, place, status: 1 });
        expect(stderr).toContain(`bits/${name}`);
        expect(stderr).toContain('编码后的名册损坏');
        rmSync(at('bits-out/.huiqi'), { recursive: true, force: true });
        expect(readdirSync(at('bits-out'))).toEqual([]);
        writeFileSync(at(`bits/${name}`), whole);
      }
    expect((await again('bits-out')).status).toBe(0);
  });

  it('is refused too if its list of rejects is gone, since nothing is dropped silently', async () => {
    rmSync(at('bits/rejects-000.jsonl'));
    const { stderr, status } = await again('bits-lost');
    expect(status).toBe(1);
    expect(stderr).toContain('bits/rejects-000.jsonl');
  });
});

describe('huiqi batch used wrongly', () => {
  writeFileSync(at('file'), '');
  it.each([
    [['--out', at('x')], '没有给出企业名册', '--register-dir'],
    [['--registry', at('register.csv'), '--out', at('x')], '没有给出列映射文件', 'huiqi mapping suggest'],
    [[...SOURCE, '--out', at('x'), '--only', 'eligable'], '没有名为「eligable」的结论', '「eligible」'],
    [[...SOURCE, '--out', at('x'), '--format', 'xlsx'], '没有名为「xlsx」的格式', 'parquet'],
    [[...SOURCE, '--out', at('x'), '--workers', '0'], '--workers「0」不是线程数', '1 到 999'],
    [[...SOURCE, '--out', at('x'), '--memory', 'much'], '--memory「much」不是内存大小', '512MB'],
    [[...SOURCE, '--out', at('x'), '--counts-only', '--only', 'review'], '--counts-only 不写出结论', 'huiqi --help'],
    [[...SOURCE, '--out', at('x'), '--item', 'hirng'], '没有名为「hirng」的事项', '「hiring」'],
    [['--registry', at('none.csv'), '--mapping', at('mapping.yaml'), '--out', at('x')], 'none.csv', '没有这个文件'],
    [[...SOURCE, '--out', at('file')], '不能写入', '--out'],
  ])('%j ends with 2 and says what to do', async (args, what, fix) => {
    const { stdout, stderr, status } = await recorded([...BATCH, ...args]);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toContain(what);
    expect(stderr).toContain(fix);
    expect(existsSync(at('x')) ? readdirSync(at('x')) : []).toEqual([]);
  });
});
