import { describe, expect, it } from 'vitest';
import { POLICY, RULES, VOCABULARY, workspace } from './workspace.ts';

const BROKEN = `
policy: broken
title: 坏的规则
itmes: []
items:
  - id: x
    title: 一
    when: { fact: stafff, operator: >=, value: 10 }
    amount: 20,000
`;

const TESTS = `
asOf: 2025-08-01
cases:
  - title: 恰好十人
    facts: { region: "331083", staff: 10, dishonest: false }
    expect:
      hiring: { verdict: eligible, amount: 20万, open: false }
  - title: 差一人
    facts: { region: "331083", staff: 9, dishonest: false }
    expect:
      hiring: { verdict: ineligible, amount: null }
`;

describe('huiqi check', () => {
  const { huiqi, here, write } = workspace(RULES);

  it('says that nothing is wrong', async () => {
    expect(await here(['check', 'rules'])).toEqual({ stdout: '检查了 2 个文件：没有问题\n', stderr: '', status: 0 });
  });

  it('tells all problems of all files at once, with their places, of the tests too', () => {
    write('bad/vocabulary/all.yaml', VOCABULARY);
    write('bad/broken.yaml', BROKEN);
    write('bad/broken.test.yaml', 'cases: [{ title: 一, facts: { stff: 1 }, expect: { x: { verdict: elgible } } }]\n');
    const { stdout, status } = huiqi(['check', 'bad']);
    expect(status).toBe(1);
    const places = stdout.split('\n').filter((line) => /^bad\/.*error\[/.test(line));
    expect(places.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'bad/broken.test.yaml:1:9 error[no-as-of]',
      'bad/broken.test.yaml:1:30 error[unknown-fact]',
      'bad/broken.test.yaml:1:65 error[unknown-word]',
      'bad/broken.yaml:4:1 error[unknown-key]',
      'bad/broken.yaml:8:19 error[unknown-fact]',
      'bad/broken.yaml:8:37 error[unquoted-operator]',
      'bad/broken.yaml:9:13 error[thousands-separator]',
    ]);
    expect(stdout).toContain('检查了 3 个文件：7 个错误');
  });

  it('speaks English', async () => {
    expect((await here(['check', 'rules', '--lang', 'en'])).stdout).toBe('checked 2 files: no problems\n');
  });

  it('passes over hidden folders and node_modules', async () => {
    write('tidy/vocabulary/all.yaml', VOCABULARY);
    write('tidy/.old/broken.yaml', BROKEN);
    write('tidy/node_modules/x/broken.yaml', BROKEN);
    expect((await here(['check', 'tidy'])).stdout).toContain('检查了 1 个文件');
  });
});

describe('huiqi test', () => {
  const { huiqi, here, write } = workspace({ ...RULES, 'rules/yuhuan/yuhuan.test.yaml': TESTS });

  it('runs the cases beside the rules', () => {
    expect(huiqi(['test', 'rules'])).toEqual({
      stdout: '✓ rules/yuhuan/yuhuan.test.yaml 2/2\n通过 2，未过 0\n',
      stderr: '',
      status: 0,
    });
  });

  it('runs a part of them against all rules', async () => {
    const { stdout, status } = await here(['test', './rules/yuhuan', '--rules', 'rules']);
    expect(stdout).toContain('通过 2，未过 0');
    expect(status).toBe(0);
  });

  it('shows what came otherwise, at the place of the expectation, and why', async () => {
    write('wrong/vocabulary/all.yaml', VOCABULARY);
    write('wrong/yuhuan.yaml', POLICY);
    write(
      'wrong/yuhuan.test.yaml',
      TESTS.replace('amount: null', 'delivery: direct').replace('verdict: ineligible', 'verdict: eligible'),
    );
    const { stdout, status } = await here(['test', 'wrong']);
    expect(status).toBe(1);
    expect(stdout).toContain('✗ wrong/yuhuan.test.yaml 1/2\n  ✗ 差一人\n');
    expect(stdout).toContain(
      'wrong/yuhuan.test.yaml:11:26 error[test-failed] 「yuhuan/hiring」的结论应为可享受，实得不符合',
    );
    expect(stdout).toContain('原因：不成立：从业人员数不低于10人');
    expect(stdout).toContain('「yuhuan/hiring」的办理方式应为直达快享，实得申报');
    expect(stdout).toContain('通过 1，未过 1');
  });

  it('runs nothing where the rules have errors', async () => {
    write('bad/vocabulary/all.yaml', VOCABULARY);
    write('bad/broken.yaml', BROKEN);
    write('bad/broken.test.yaml', TESTS);
    const { stdout, stderr, status } = await here(['test', 'bad']);
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toContain('规则有问题（4 个错误）');
  });

  it('a test file that cannot be read fails', async () => {
    write('unread/vocabulary/all.yaml', VOCABULARY);
    write('unread/yuhuan.yaml', POLICY);
    write('unread/yuhuan.test.yaml', 'cases: [');
    const { stdout, status } = await here(['test', 'unread']);
    expect(status).toBe(1);
    expect(stdout).toContain('✗ unread/yuhuan.test.yaml 0/0');
    expect(stdout).toContain('1 个文件有误');
  });
});
