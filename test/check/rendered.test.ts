import { describe, expect, it } from 'vitest';
import { loadProfiles } from '../../src/match/load-profiles.ts';
import { loadRules } from '../../src/match/rule-set.ts';
import type { Language } from '../../src/text/localized.ts';
import { renderDiagnostic } from '../../src/text/render-diagnostic.ts';
import { type BrokenCase, beside, item, profile, vocabulary } from './broken-file.ts';

function rendered({ files, profile: text }: BrokenCase, language: Language): string {
  const { rules, diagnostics } = loadRules(Object.entries(files).map(([name, content]) => ({ name, text: content })));
  const profiles = text === undefined ? [] : loadProfiles(rules, [{ name: 'f.yaml', text }]).diagnostics;
  return [...diagnostics, ...profiles].map((one) => renderDiagnostic(one, language)).join('\n');
}

/** What a terminal shows, in both languages: the first lines and frames are the same but for the words. */
function check(one: BrokenCase, zh: string, en: string): void {
  expect(`\n${rendered(one, 'zh')}\n`).toBe(zh);
  expect(`\n${rendered(one, 'en')}\n`).toBe(en);
}

describe('what an officer reads', () => {
  it('of a fact and an operator that do not exist, under Chinese characters', () => {
    check(
      item(
        '',
        'when: { all: [{ fact: 营收, operator: ">", value: 5万 }, { fact: revenu, operator: "≥", value: 1亿 }] }',
      ),
      `
p.yaml:6:27 error[unknown-fact] 没有名为「营收」的事实
  5 |     title: 甲
  6 |     when: { all: [{ fact: 营收, operator: ">", value: 5万 }, { fact: revenu, operator: "≥", value:…
    |                           ^^^^
  改法：是否应为「revenue」？
p.yaml:6:67 error[unknown-fact] 没有名为「revenu」的事实
  5 |     title: 甲
  6 | … { all: [{ fact: 营收, operator: ">", value: 5万 }, { fact: revenu, operator: "≥", value: 1亿 }] }
    |                                                              ^^^^^^
  改法：是否应为「revenue」？
p.yaml:6:85 error[unknown-word] 「≥」不是此处允许的值
  5 |     title: 甲
  6 | … { all: [{ fact: 营收, operator: ">", value: 5万 }, { fact: revenu, operator: "≥", value: 1亿 }] }
    |                                                                                ^^^
  改法：是否应为「>=」？
`,
      `
p.yaml:6:27 error[unknown-fact] there is no fact \`营收\`
  5 |     title: 甲
  6 |     when: { all: [{ fact: 营收, operator: ">", value: 5万 }, { fact: revenu, operator: "≥", value:…
    |                           ^^^^
  fix: did you mean \`revenue\`?
p.yaml:6:67 error[unknown-fact] there is no fact \`revenu\`
  5 |     title: 甲
  6 | … { all: [{ fact: 营收, operator: ">", value: 5万 }, { fact: revenu, operator: "≥", value: 1亿 }] }
    |                                                              ^^^^^^
  fix: did you mean \`revenue\`?
p.yaml:6:85 error[unknown-word] \`≥\` is none of the values allowed here
  5 |     title: 甲
  6 | … { all: [{ fact: 营收, operator: ">", value: 5万 }, { fact: revenu, operator: "≥", value: 1亿 }] }
    |                                                                                ^^^
  fix: did you mean \`>=\`?
`,
    );
  });

  it('of an operator on the wrong type, and of a key nobody knows', () => {
    check(
      item('', 'titel: x\nwhen: { fact: grade, operator: contains, value: A }'),
      `
p.yaml:6:5 error[unknown-key] 事项没有「titel」这个键
  5 |     title: 甲
  6 |     titel: x
    |     ^^^^^
  7 |     when: { fact: grade, operator: contains, value: A }
  原因：无法识别的内容不会被悄悄忽略
  改法：是否应为「title」？
p.yaml:7:36 error[operator-type] 「contains」不适用于代码
  6 |     titel: x
  7 |     when: { fact: grade, operator: contains, value: A }
    |                                    ^^^^^^^^
  原因：它适用于代码集合
  改法：是否应为「equal」？
`,
      `
p.yaml:6:5 error[unknown-key] an item has no key \`titel\`
  5 |     title: 甲
  6 |     titel: x
    |     ^^^^^
  7 |     when: { fact: grade, operator: contains, value: A }
  why: what is not understood is never silently ignored
  fix: did you mean \`title\`?
p.yaml:7:36 error[operator-type] \`contains\` does not apply to a code
  6 |     titel: x
  7 |     when: { fact: grade, operator: contains, value: A }
    |                                    ^^^^^^^^
  why: it takes a set of codes
  fix: did you mean \`equal\`?
`,
    );
  });

  it('of the name of a place for its code, and of a thousands separator', () => {
    check(
      item('', 'note: 须在玉环市注册\nregion: [玉环市]\nwhen: { fact: revenue, operator: ">", value: 1,000 }'),
      `
p.yaml:7:14 error[unknown-code] 代码表「region」中没有「玉环市」
  6 |     note: 须在玉环市注册
  7 |     region: [玉环市]
    |              ^^^^^^
  8 |     when: { fact: revenue, operator: ">", value: 1,000 }
  改法：是否应为「331083」（玉环市）？
p.yaml:8:50 error[thousands-separator] 「1,000」含千位分隔符
  7 |     region: [玉环市]
  8 |     when: { fact: revenue, operator: ">", value: 1,000 }
    |                                                  ^^^^^
  原因：在别处逗号是小数点，容易误读
  改法：写作「1000」
`,
      `
p.yaml:7:14 error[unknown-code] the code list \`region\` has no \`玉环市\`
  6 |     note: 须在玉环市注册
  7 |     region: [玉环市]
    |              ^^^^^^
  8 |     when: { fact: revenue, operator: ">", value: 1,000 }
  fix: did you mean \`331083\` (Yuhuan City)?
p.yaml:8:50 error[thousands-separator] \`1,000\` holds a thousands separator
  7 |     region: [玉环市]
  8 |     when: { fact: revenue, operator: ">", value: 1,000 }
    |                                                  ^^^^^
  why: elsewhere a comma is the decimal point, so that it is easily misread
  fix: write \`1000\`
`,
    );
  });

  it('of an amount that is no money, and of overlapping bands', () => {
    check(
      item(
        '',
        'when: always\nceiling: { rate: 15%, of: staff }\namount:\n  bands:\n    of: revenue\n    rows:\n      - { from: 1万, below: 5万, then: 1 }\n      - { from: 4万, then: 2 }',
      ),
      `
p.yaml:7:31 error[no-money] 此处应为金额，却是整数
  6 |     when: always
  7 |     ceiling: { rate: 15%, of: staff }
    |                               ^^^^^
  8 |     amount:
  原因：金额以元计
  改法：乘以每份的金额，或改用金额类事实
p.yaml:13:13 error[overlapping-bands] 第2行与第1行重叠
  12 |           - { from: 1万, below: 5万, then: 1 }
  13 |           - { from: 4万, then: 2 }
     |             ^^^^^^^^^^^^^^^^^^^^^^
  原因：同一数值会落入两行，结果不确定（含 \`from\`，不含 \`below\`）
  改法：让一行的 \`below\` 等于下一行的 \`from\`
`,
      `
p.yaml:7:31 error[no-money] this should be money, but is a whole number
  6 |     when: always
  7 |     ceiling: { rate: 15%, of: staff }
    |                               ^^^^^
  8 |     amount:
  why: an amount is money, in yuan
  fix: multiply it by the money for each, or use a fact that is money
p.yaml:13:13 error[overlapping-bands] row 2 overlaps row 1
  12 |           - { from: 1万, below: 5万, then: 1 }
  13 |           - { from: 4万, then: 2 }
     |             ^^^^^^^^^^^^^^^^^^^^^^
  why: one value would lie in both, and the result would be open (\`from\` is included, \`below\` is not)
  fix: let the \`below\` of one row be the \`from\` of the next
`,
    );
  });

  it('of an empty group, and of what is not supported yet', () => {
    check(
      item('', 'when: { any: [] }\nlimit: { times: 1, for: subject }'),
      `
p.yaml:6:18 error[empty-list] 「any」为空
  5 |     title: 甲
  6 |     when: { any: [] }
    |                  ^^
  7 |     limit: { times: 1, for: subject }
  原因：空列表恒真还是恒假，读者无从知道
  改法：至少写一个条件；人人可得写 \`when: always\`
p.yaml:7:24 error[not-supported-yet] 「for」尚未支持
  6 |     when: { any: [] }
  7 |     limit: { times: 1, for: subject }
    |                        ^^^
  原因：该键为以后的版本保留
  改法：暂时去掉它，限额按企业计
`,
      `
p.yaml:6:18 error[empty-list] \`any\` is empty
  5 |     title: 甲
  6 |     when: { any: [] }
    |                  ^^
  7 |     limit: { times: 1, for: subject }
  why: whether nothing at all is true or false, no reader could tell
  fix: write one condition at least; for everyone write \`when: always\`
p.yaml:7:24 error[not-supported-yet] \`for\` is not supported yet
  6 |     when: { any: [] }
  7 |     limit: { times: 1, for: subject }
    |                        ^^^
  why: the key is reserved for a later version
  fix: leave it out for the time being; limits count by enterprise
`,
    );
  });

  it('of facts that derive from each other, and of a day that there is not', () => {
    check(
      vocabulary(
        '',
        'facts:\n  甲: { type: integer, label: 甲, derive: 乙 }\n  乙: { type: integer, label: 乙, derive: { sum: [甲, 1] } }\n  丙: { type: date, label: 丙, min: 2024-02-30 }\n',
      ),
      `
vocabulary/v.yaml:3:49 error[cycle] 循环引用：甲 → 乙 → 甲
  2 |   甲: { type: integer, label: 甲, derive: 乙 }
  3 |   乙: { type: integer, label: 乙, derive: { sum: [甲, 1] } }
    |                                                   ^^
  4 |   丙: { type: date, label: 丙, min: 2024-02-30 }
  原因：每一个都要先知道另一个
  改法：断开其中一环
vocabulary/v.yaml:4:35 error[impossible-date] 没有「2024-02-30」这一天
  3 |   乙: { type: integer, label: 乙, derive: { sum: [甲, 1] } }
  4 |   丙: { type: date, label: 丙, min: 2024-02-30 }
    |                                     ^^^^^^^^^^
  改法：检查月份与日数
`,
      `
vocabulary/v.yaml:3:49 error[cycle] this goes round in a circle: 甲 → 乙 → 甲
  2 |   甲: { type: integer, label: 甲, derive: 乙 }
  3 |   乙: { type: integer, label: 乙, derive: { sum: [甲, 1] } }
    |                                                   ^^
  4 |   丙: { type: date, label: 丙, min: 2024-02-30 }
  why: each would have to be known before the other
  fix: break one of the links
vocabulary/v.yaml:4:35 error[impossible-date] there is no day \`2024-02-30\`
  3 |   乙: { type: integer, label: 乙, derive: { sum: [甲, 1] } }
  4 |   丙: { type: date, label: 丙, min: 2024-02-30 }
    |                                     ^^^^^^^^^^
  fix: check the month and the day
`,
    );
  });

  it('of a document that is not there', () => {
    check(
      beside('', {
        'q.yaml':
          'policy: taizhou-2025\ntitle: 取代旧文件\nsupersedes: [taizhou-2O25, p/b]\nitems: [{ id: x, title: t, when: always }]\n',
      }),
      `
q.yaml:3:14 error[unknown-superseded] 没有名为「taizhou-2O25」的政策
  2 | title: 取代旧文件
  3 | supersedes: [taizhou-2O25, p/b]
    |              ^^^^^^^^^^^^
  4 | items: [{ id: x, title: t, when: always }]
  改法：是否应为「taizhou-2025」？
q.yaml:3:28 error[unknown-superseded] 没有名为「p/b」的事项
  2 | title: 取代旧文件
  3 | supersedes: [taizhou-2O25, p/b]
    |                            ^^^
  4 | items: [{ id: x, title: t, when: always }]
  改法：是否应为「p/a」？
`,
      `
q.yaml:3:14 error[unknown-superseded] there is no policy \`taizhou-2O25\`
  2 | title: 取代旧文件
  3 | supersedes: [taizhou-2O25, p/b]
    |              ^^^^^^^^^^^^
  4 | items: [{ id: x, title: t, when: always }]
  fix: did you mean \`taizhou-2025\`?
q.yaml:3:28 error[unknown-superseded] there is no item \`p/b\`
  2 | title: 取代旧文件
  3 | supersedes: [taizhou-2O25, p/b]
    |                            ^^^
  4 | items: [{ id: x, title: t, when: always }]
  fix: did you mean \`p/a\`?
`,
    );
  });

  it('of what is given without an application and cannot be, as warnings', () => {
    check(
      item('', 'when: { fact: staff, operator: ">", value: 5 }\ndelivery: apply-free\nreview: [{ note: 择优 }]'),
      `
p.yaml:4:9 warning[apply-free-holder] 免申即享的事项读取「staff」，而没有说明由谁掌握
  3 | items:
  4 |   - id: a
    |         ^
  5 |     title: 甲
  原因：任何来源都将被当作权威
  改法：在词汇表中为它写 \`holder\`
p.yaml:8:5 warning[apply-free-review] 免申即享的事项含有须由人判断的 \`review\`
  7 |     delivery: apply-free
  8 |     review: [{ note: 择优 }]
    |     ^^^^^^
  原因：有人工判断就不会免申即享
  改法：去掉 \`review\`，或降低 \`delivery\`
`,
      `
p.yaml:4:9 warning[apply-free-holder] an apply-free item reads \`staff\`, whose holder nobody named
  3 | items:
  4 |   - id: a
    |         ^
  5 |     title: 甲
  why: any source would count as its authority
  fix: name its \`holder\` in the vocabulary
p.yaml:8:5 warning[apply-free-review] an apply-free item has a \`review\` that a person must judge
  7 |     delivery: apply-free
  8 |     review: [{ note: 择优 }]
    |     ^^^^^^
  why: where a person must judge, nothing is given without an application
  fix: remove the \`review\`, or lower the \`delivery\`
`,
    );
  });

  it('of a profile', () => {
    check(
      profile('', 'enterprise: X\nname: 台州某某机电有限公司\nfacts: { 人数: 5, staff: -5 }\n'),
      `
f.yaml:3:10 error[unknown-fact] 没有名为「人数」的事实
  2 | name: 台州某某机电有限公司
  3 | facts: { 人数: 5, staff: -5 }
    |          ^^^^
  改法：是否应为「staff」？
f.yaml:3:24 error[out-of-bounds] 「-5」超出允许范围（不低于0）
  2 | name: 台州某某机电有限公司
  3 | facts: { 人数: 5, staff: -5 }
    |                          ^^
  原因：词汇表规定了该事实恒成立的界限
  改法：检查单位与小数点
`,
      `
f.yaml:3:10 error[unknown-fact] there is no fact \`人数\`
  2 | name: 台州某某机电有限公司
  3 | facts: { 人数: 5, staff: -5 }
    |          ^^^^
  fix: did you mean \`staff\`?
f.yaml:3:24 error[out-of-bounds] \`-5\` lies outside what is allowed (at least 0)
  2 | name: 台州某某机电有限公司
  3 | facts: { 人数: 5, staff: -5 }
    |                          ^^
  why: the vocabulary says that this fact always keeps to these bounds
  fix: check the unit and the decimal point
`,
    );
  });
});
