import { describe, expect, it } from 'vitest';
import { PROFILES, RULES, workspace } from './workspace.ts';

const MATCH = ['match', '--rules', 'rules', '--profiles', 'profiles', '--as-of', '2025-11-01'];

describe('huiqi match', () => {
  const { huiqi, here, shell, write } = workspace({ ...RULES, ...PROFILES });

  it('shows for each enterprise what it can get, how much, when, and why', () => {
    const { stdout, stderr, status } = huiqi(MATCH);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const [first] = stdout.split(/\n(?=b {2,})/);
    expect(first).toBe(
      [
        '玉环示例公司  a                                                                    基准日 2025-11-01',
        '━'.repeat(100),
        '  结论    事项                                                         金额  办理方式  申报时间',
        '',
        '  可享受  稳岗补助                                                   20万元  申报      30天后开始',
        '          玉政发〔2025〕1号 第三条 · yuhuan/hiring',
        '          ✓  从业人员数不低于10人〔第三条（一）〕；失信被执行人：否；企业位于玉环市',
        '',
        '  待确认  规模奖励                                               0–2000万元  申报      可申报',
        '          玉政发〔2025〕1号 第四条 · yuhuan/growth',
        '          ✓  2024年营业收入不低于1亿元；失信被执行人：否；企业位于玉环市',
        '          ?  2023年营业收入低于1亿元',
        '          审 择优遴选（市经信局）',
        '          缺 2023年营业收入',
        '',
        '先问清这几件事，能确定的最多',
        `  1. ${'全年营业收入多少？（2023年）'.padEnd(74)}可定 1 项`,
        '',
        '共 2 项：可享受 1 · 待审核 0 · 待确认 1 · 不符合 0',
        '',
      ].join('\n'),
    );
  });

  it('says in English what it says in Chinese', async () => {
    const { stdout } = await here([...MATCH, '--lang', 'en']);
    expect(stdout).toContain('eligible      Subsidy for jobs');
    expect(stdout).toContain('✓  staff is at least 10 people [第三条（一）]; dishonest debtor: no; the enterprise\n');
    expect(stdout).toContain('¥0–¥20,000,000');
    expect(stdout).toContain('Ask these first');
  });

  it('shows what is ineligible, and why, only with --all', async () => {
    expect((await here(MATCH)).stdout).not.toContain('✗  ');
    const { stdout } = await here([...MATCH, '--all']);
    expect(stdout).toContain('✗  企业位于玉环市');
    expect(stdout).toContain('✗  从业人员数不低于10人〔第三条（一）〕');
  });

  it('prints one line of JSON for each enterprise, in the order of the input', () => {
    const { stdout, stderr, status } = huiqi([...MATCH, '--json']);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ enterprise, name }) => [enterprise, name])).toEqual([
      ['a', '玉环示例公司'],
      ['b', null],
      ['c', '丙公司'],
    ]);
    expect(lines[1].results).toEqual([]);
    expect(lines[0]).toEqual({
      enterprise: 'a',
      name: '玉环示例公司',
      asOf: '2025-11-01',
      rules: expect.stringMatching(/^[0-9a-f]{64}$/),
      results: [
        {
          item: 'yuhuan/hiring',
          title: '稳岗补助',
          kind: 'subsidy',
          segment: null,
          verdict: 'eligible',
          amount: { min: 200000, max: 200000 },
          ceiling: null,
          open: false,
          opens: '2025-12-01',
          closes: null,
          delivery: 'application',
          missing: [],
          missingForAmount: [],
          review: [],
          reason: null,
        },
        expect.objectContaining({
          item: 'yuhuan/growth',
          verdict: 'undetermined',
          amount: { min: 0, max: 20000000 },
          missing: ['revenue@2023'],
          review: [{ note: '择优遴选', by: '市经信局' }],
        }),
      ],
      questions: [{ fact: 'revenue@2023', ask: '全年营业收入多少？（2023年）', settles: 1, stake: 20000000 }],
    });
  });

  it('adds ineligible items to the JSON with --all, in the language asked for', async () => {
    const { stdout } = await here([...MATCH, '--json', '--all', '--lang', 'en']);
    const [, second] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(second.results[0]).toMatchObject({
      title: 'Subsidy for jobs',
      verdict: 'ineligible',
      amount: null,
      reason: 'the enterprise lies outside the region',
    });
  });

  it('looks only at the items asked for, by full name or unmistakable id', async () => {
    const { stdout } = await here([...MATCH, '--json', '--item', 'growth']);
    expect(JSON.parse(stdout.split('\n')[0]!).results.map(({ item }: { item: string }) => item)).toEqual([
      'yuhuan/growth',
    ]);
  });

  it('takes today in UTC+8 where no day is given, and says so beside machine output too', async () => {
    const args = ['match', '--rules', 'rules', '--profiles', 'profiles/1.yaml'];
    const before = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const json = await here([...args, '--json']);
    expect(JSON.parse(json.stdout).asOf >= before).toBe(true);
    expect(json.stderr).toContain('未给 --as-of，以今天（东八区）为基准日');
    expect((await here(args)).stdout).toContain('（今天）');
  });

  it('uses no colours in a pipe, unless they are forced', () => {
    expect(huiqi(MATCH).stdout).not.toContain('\u001b');
    expect(huiqi(MATCH, { FORCE_COLOR: '1' }).stdout).toContain('\u001b[32m');
    expect(huiqi(MATCH, { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toContain('\u001b');
  });

  it('ends quietly when its reader has seen enough', () => {
    const many = Array.from({ length: 2000 }, (_, i) => `{"enterprise":"e${i}","facts":{}}`).join('\n');
    write('many/many.jsonl', many);
    const { stdout, stderr } = shell('huiqi match --rules rules --profiles many --as-of 2025-11-01 | head -n 1');
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toBe('');
  });
});

describe('huiqi match with mistakes in what it is given', () => {
  const { huiqi, here, write } = workspace({ ...RULES, ...PROFILES });

  it('matches all the same where a profile has mistakes, tells them, and ends with 1', async () => {
    write('bad/p.yaml', 'enterprise: d\nfacts: { region: "331083", staff: 八十六, dishonest: false, nope: 1 }\n');
    const args = ['match', '--rules', 'rules', '--profiles', 'bad', '--as-of', '2025-11-01', '--json'];
    const { stdout, stderr, status } = await here(args);
    expect(status).toBe(1);
    expect(JSON.parse(stdout).results[0]).toMatchObject({ verdict: 'undetermined', missing: ['staff'] });
    expect(stderr).toContain('bad/p.yaml:2:35 error[not-a-number]');
    expect(stderr).toContain('error[unknown-fact]');
  });

  it('never matches with incomplete rules', () => {
    write('broken/vocabulary/all.yaml', RULES['rules/vocabulary/all.yaml']);
    write('broken/a.yaml', RULES['rules/yuhuan/yuhuan.yaml']);
    write(
      'broken/b.yaml',
      'policy: b\ntitle: 乙\nitems: [{ id: x, title: 一, when: { fact: stafff, operator: "=", value: 1 } }]\n',
    );
    const { stdout, stderr, status } = huiqi([
      'match',
      '--rules',
      'broken',
      '--profiles',
      'profiles',
      '--as-of',
      '2025-11-01',
    ]);
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toContain('broken/b.yaml:3:42 error[unknown-fact] 没有名为「stafff」的事实');
    expect(stderr).toContain('规则有问题（1 个错误），没有继续');
  });

  it('refuses a file that is too large without reading it', async () => {
    write('large/p.yaml', new Uint8Array(5 * 1024 * 1024));
    const { stderr, status } = await here([
      'match',
      '--rules',
      'rules',
      '--profiles',
      'large',
      '--as-of',
      '2025-11-01',
      '--json',
    ]);
    expect(status).toBe(1);
    expect(stderr).toContain('large/p.yaml:1:1 error[file-too-large]');
  });

  it('warnings do not change the exit status', async () => {
    write('warn/p.yaml', 'enterprise: 91331083MA2EX00111\nfacts: {}\n');
    const { stderr, status } = await here([
      'match',
      '--rules',
      'rules',
      '--profiles',
      'warn',
      '--as-of',
      '2025-11-01',
      '--json',
    ]);
    expect(stderr).toContain('warning[bad-credit-code]');
    expect(status).toBe(0);
  });
});
