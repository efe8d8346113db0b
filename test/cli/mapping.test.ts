import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { RULES, workspace } from './workspace.ts';

const REGISTER = `企业名称,统一社会信用代码,从业人数,营业收入2024(万元),法定代表人
甲公司,91331002MA28G00X5T,86,"1,280",某甲
乙公司,91331021MA28G00X5B,5,12.5,某乙
`;
const MAPPING = `# 由表头和前 2 行猜出（register.csv），请逐条核对
enterprise: 统一社会信用代码
name: 企业名称
# source: 市人力社保局    # 数据来自哪个部门；不写则按企业自报对待
# asOf: 2025-01-01    # 数据截至哪一天
facts:
  staff: 从业人数
  revenue: { column: "营业收入2024(万元)", year: 2024, unit: 万元 }
#   region: { from: credit-code }    # 发码时的登记机关，不一定是现在的所在地

# 没有对应事实的列：
# - 法定代表人    如「某甲」
`;

const { here, write } = workspace({ ...RULES, 'register.csv': REGISTER });

describe('huiqi mapping suggest', () => {
  const args = ['mapping', 'suggest', 'register.csv', '--rules', 'rules'];

  it('prints a mapping to begin with', async () => {
    expect(await here(args)).toEqual({ stdout: MAPPING, stderr: '', status: 0 });
  });

  it('reads what spreadsheets in China write', async () => {
    write('gb.csv', iconv.encode(REGISTER, 'gb18030'));
    const { stdout } = await here(['mapping', 'suggest', 'gb.csv', '--rules', 'rules']);
    expect(stdout).toBe(MAPPING.replace('register.csv', 'gb.csv'));
  });

  it('reads JSON Lines, whose objects name the columns', async () => {
    write('r.jsonl', '{"统一社会信用代码":"91331002MA28G00X5T","从业人数":86}\n{"从业人数":5,"营业收入2024":12.5}\n');
    const { stdout } = await here(['mapping', 'suggest', 'r.jsonl', '--rules', 'rules']);
    expect(stdout).toContain('\n  staff: 从业人数\n  revenue: { column: 营业收入2024, year: 2024 }\n');
  });

  it('says what is wrong with the file', async () => {
    const { stdout, stderr, status } = await here([
      'mapping',
      'suggest',
      'none.csv',
      '--rules',
      'rules',
      '--lang',
      'en',
    ]);
    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toContain('none.csv');
  });

  it.each([[['suggest']], [['sugest', 'register.csv']], [['suggest', 'register.csv', 'register.csv']]])(
    'of %j is wrong usage',
    async (paths) => {
      const { stderr, status } = await here(['mapping', ...paths, '--rules', 'rules']);
      expect(status).toBe(2);
      expect(stderr).toContain('huiqi mapping suggest');
    },
  );
});
