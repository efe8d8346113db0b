import { describe, expect, it } from 'vitest';
import { PROFILES, RULES, workspace } from './workspace.ts';

const EXPLAIN = ['explain', '--rules', 'rules', '--as-of', '2025-11-01'];
const GROWTH = [...EXPLAIN, '--item', 'growth'];

describe('huiqi explain', () => {
  const { huiqi, here } = workspace({ ...RULES, ...PROFILES });

  it('prints for each enterprise the whole tree: conditions, facts, sources, clauses, the amount', () => {
    const { stdout, stderr, status } = huiqi([...GROWTH, '--profiles', 'profiles/1.yaml']);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toMatchInlineSnapshot(`
      "玉环示例公司  a
      ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
      待确认 · 规模奖励
      玉环示例公司能否享受“规模奖励”尚不能确定，还须知道：2023年营业收入。
      依据：玉政发〔2025〕1号 第四条
      基准日：2025-11-01
      条件
        ✓ 文件已正式施行
        ✓ 企业位于玉环市
          住所地：玉环市（企业自报）
        ✓ 政策的共同条件
          ✓ 失信被执行人：否
            失信被执行人：否（企业自报）
        ? 事项的条件：以下各项均须满足
          ✓ 2024年营业收入不低于1亿元
            2024年营业收入：1.2亿元（企业自报）
          ? 2023年营业收入低于1亿元
            2023年营业收入：未知
      须由人判断
        … 择优遴选（市经信局）
      还须知道
        ? 2023年营业收入：全年营业收入多少？（2023年）
      金额：0元至2000万元
        ＝ 最高2000万元，由主管部门核定

      "
    `);
  });

  it('prints only what decided with --short, in the language asked for', async () => {
    const { stdout } = await here([...GROWTH, '--profiles', 'profiles/2.jsonl', '--short', '--lang', 'en']);
    expect(stdout).toMatchInlineSnapshot(`
      "b
      ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
      ineligible · Reward for size
      b is not eligible for “Reward for size”: required: the enterprise lies in Yuhuan (found: Linhai).
      by: 玉政发〔2025〕1号 第四条
      as of 2025-11-01
      conditions
        ✗ the enterprise lies in Yuhuan
          domicile: Linhai (declared by the enterprise)
      what would do
        no change of up to three facts does; more would have to change at once, such as domicile,
        dishonest debtor, revenue (2024), revenue (2023)

      丙公司  c
      ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
      undetermined · Reward for size
      Whether 丙公司 is eligible for “Reward for size” is not settled yet; still to be known: revenue
      (2024), revenue (2023).
      by: 玉政发〔2025〕1号 第四条
      as of 2025-11-01
      conditions
        ? the conditions of the item: all of these must hold
          ? revenue (2024) is at least ¥100,000,000
            revenue (2024): not known
          ? revenue (2023) is less than ¥100,000,000
            revenue (2023): not known
      for a person to judge
        … the best are chosen (市经信局)
      still to be known
        ? revenue (2024): What was the revenue of the year?
        ? revenue (2023): What was the revenue of the year? (2023)
      amount: ¥0 to ¥20,000,000
        = up to ¥20,000,000, for the authority to set

      "
    `);
  });

  it('prints a line of JSON for each enterprise and item, in the order of the input, with texts in one language', async () => {
    const { stdout } = await here([
      ...EXPLAIN,
      '--item',
      'growth',
      'yuhuan/hiring',
      '--profiles',
      'profiles',
      '--json',
    ]);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ enterprise, result }) => [enterprise, result.item, result.verdict])).toEqual([
      ['a', 'yuhuan/growth', 'undetermined'],
      ['a', 'yuhuan/hiring', 'eligible'],
      ['b', 'yuhuan/growth', 'ineligible'],
      ['b', 'yuhuan/hiring', 'ineligible'],
      ['c', 'yuhuan/growth', 'undetermined'],
      ['c', 'yuhuan/hiring', 'ineligible'],
    ]);
    expect(lines[0].gates.map(({ id, words }: { id: string; words: string }) => [id, words]).slice(0, 2)).toEqual([
      ['in-force', '文件已正式施行'],
      ['region', '企业位于玉环市'],
    ]);
  });

  it('says what is wrong with its use', async () => {
    const misspelt = await here([...EXPLAIN, '--profiles', 'profiles', '--item', 'grwth']);
    expect(misspelt.status).toBe(2);
    expect(misspelt.stderr).toContain('是否应为「growth」？');
    const without = await here([...EXPLAIN, '--profiles', 'profiles']);
    expect(without.status).toBe(2);
    expect(without.stderr).toContain('--item');
  });
});
