import { describe, expect, it } from 'vitest';
import { BAD_CELLS } from '../../../src/registry/cells/bad-cells.ts';
import type { Cell } from '../../../src/registry/cells/cell.ts';
import { type CellForm, cellReader } from '../../../src/registry/cells/cell-reader.ts';
import { fact, told } from './reading.ts';

type Case = readonly [cell: Cell, said: string];

const shownCell = (cell: Cell): string => (typeof cell === 'bigint' ? `${cell}n` : JSON.stringify(cell));

function cases(name: string, form: CellForm, all: readonly Case[]): void {
  const reader = cellReader(fact(name), form);
  it.each(all.map(([cell, said]) => ({ cell, said, shown: shownCell(cell) })))(
    `of ${name}: $shown is $said`,
    ({ cell, said }) => {
      expect(told(reader.read(cell), fact(name).type === 'date')).toBe(said);
    },
  );
}

const WAN = { exponent: 4 };

describe('nothing is known from a cell that is empty or says so', () => {
  const words: readonly Cell[] = [
    '',
    ' ',
    '\u3000',
    '-',
    '—',
    '——',
    '－',
    'N/A',
    'n/a',
    'Ｎ／Ａ',
    'NULL',
    'null',
    '无',
    ' 无 ',
    null,
    undefined,
  ];
  it.each(['staff', 'capital', 'share', 'established', 'aboveScale', 'titles', 'kind', 'region', 'scope'])(
    '%s',
    (name) => {
      const reader = cellReader(fact(name));
      expect(words.map((word) => told(reader.read(word)))).toEqual(words.map(() => 'empty'));
    },
  );

  cases('capital', { unknown: ['不详', '999999'] }, [
    ['不详', 'empty'],
    [999999, 'empty'],
    ['９９９９９９', 'empty'],
    [999998, '999998'],
  ]);
});

describe('money is read with its own unit, or that of the column', () => {
  cases('capital', WAN, [
    ['108(万)', '1080000'],
    ['50(万元人民币)', '500000'],
    ['50万人民币', '500000'],
    ['50万元人民币', '500000'],
    ['50万人民币元', '500000'],
    ['1,280(万元人民币)', '12800000'],
    ['2,000.5(万)', '20005000'],
    ['1,680,000(万)', '16800000000'],
    ['0', '0'],
    ['50', '500000'],
    ['50人民币', '500000'],
    ['人民币50万元', '500000'],
    ['¥1,280.50元', '1280.5'],
    ['500000元', '500000'],
    ['１２８０（万元）', '12800000'],
    ['1.5亿', '150000000'],
    ['1,280', '12800000'],
    ['0.0001', '1'],
    ['0.00001', '0.1'],
    ['1.2E+3', '12000000'],
    [' 00086 ', '860000'],
    [0.1, '1000'],
    [1234567.891, '12345678910'],
    [12345678901234567890n, '123456789012345678900000'],
    ['30(万美元)', 'bad foreign-currency'],
    ['1(万香港元)', 'bad foreign-currency'],
    ['5万欧元', 'bad foreign-currency'],
    ['US$5', 'bad foreign-currency'],
    ['美元30万', 'bad foreign-currency'],
    ['5(公斤)', 'bad unknown-unit'],
    ['3%', 'bad wrong-unit'],
    ['1,28', 'bad misplaced-separators'],
    ['12,34,567', 'bad misplaced-separators'],
    ['约100', 'bad not-a-number'],
    ['50-100万', 'bad not-a-number'],
    ['#REF!', 'bad not-a-number'],
    ['1O0', 'bad not-a-number'],
    ['-1', 'bad out-of-bounds'],
    ['1e31', 'bad beyond-measure'],
    [Number.NaN, 'bad not-a-number'],
    [true, 'bad wrong-kind'],
    [['5'], 'bad a-list'],
  ]);
  cases('profit', {}, [
    ['-5万', '-50000'],
    ['−5', '-5'],
    ['－１２．５', '-12.5'],
    ['+5', '5'],
    ['.5', '0.5'],
    [1e21, '1000000000000000000000'],
    [0.1, '0.1'],
  ]);
  cases('profit', { decimalComma: true }, [
    ['1.280,5', '1280.5'],
    ['1,5', '1.5'],
    ['1.280', '1280'],
  ]);
});

describe('whole numbers', () => {
  cases('staff', {}, [
    ['86', '86'],
    ['００８６', '86'],
    ['86人', '86'],
    ['1.2万人', '12000'],
    ['1,286', '1286'],
    [86, '86'],
    [86n, '86'],
    ['86.0', '86'],
    ['86.5', 'bad not-whole'],
    ['-1', 'bad out-of-bounds'],
    ['86元', 'bad wrong-unit'],
    ['50人左右', 'bad unknown-unit'],
  ]);
});

describe('ratios are read as they are, or as the mapping declares', () => {
  cases('share', {}, [
    ['3.2%', '0.032'],
    ['0.032', '0.032'],
    ['8‰', '0.008'],
    ['3.2％', '0.032'],
    [0.1, '0.1'],
    ['3.2', 'bad out-of-bounds'],
  ]);
  cases('share', { exponent: -2 }, [
    ['3.2', '0.032'],
    ['3.2%', '0.032'],
    [3.2, '0.032'],
    ['100', '1'],
    ['100.1', 'bad out-of-bounds'],
  ]);
});

describe('dates', () => {
  cases('established', {}, [
    ['2023-01-05', '2023-01-05'],
    ['2023/1/5', '2023-01-05'],
    ['2023.1.5', '2023-01-05'],
    ['20230105', '2023-01-05'],
    ['2023年1月5日', '2023-01-05'],
    ['２０２３－０１－０５', '2023-01-05'],
    [20230105, '2023-01-05'],
    ['2023-01-05 23:59:59', '2023-01-05'],
    ['2023-01-05T23:59:59.999+08:00', '2023-01-05'],
    // A moment is the day that it is in China: 16:00Z is midnight there, and 00:00+14 is 18:00 of the day before.
    ['2023-01-04T16:00:00.000Z', '2023-01-05'],
    ['2023-01-04T15:59:59Z', '2023-01-04'],
    ['2023-01-05 00:00:00+08', '2023-01-05'],
    ['2023-01-05 00:00:00 +1400', '2023-01-04'],
    ['2023-01-04 12:30-03:30', '2023-01-05'],
    ['2023/1/5 0:00', '2023-01-05'],
    ['2023年1月5日 08:30', '2023-01-05'],
    ['2024-02-29', '2024-02-29'],
    ['2023年1月', '2023-01-01..2023-01-31'],
    ['2024-02', '2024-02-01..2024-02-29'],
    ['1949年10月', '1949-10-01..1949-10-31'],
    ['2023-02-29', 'bad impossible-date'],
    ['2024-13-01', 'bad impossible-date'],
    ['0000-00-00', 'bad impossible-date'],
    ['2023年13月', 'bad impossible-date'],
    ['1949-09-30', 'bad out-of-bounds'],
    ['1949-09', 'bad out-of-bounds'],
    // Of 2023.1 it may have been 2023.10 before a spreadsheet took it for a number.
    ['2023.01', '2023-01-01..2023-01-31'],
    ['2023.10', '2023-10-01..2023-10-31'],
    [2023.2, '2023-02-01..2023-02-28'],
    ['2023.1', 'bad not-a-date'],
    [2023.1, 'bad not-a-date'],
    ['44931', 'bad not-a-date'],
    ['5/1/2023', 'bad not-a-date'],
    ['去年', 'bad not-a-date'],
    ['1'.repeat(100), 'bad not-a-date'],
    [true, 'bad wrong-kind'],
  ]);
  // 44931 is 2023-01-05 where 1 is 1900-01-01 and a 29 February 1900 is counted; 43469 where 0 is 1904-01-01.
  cases('established', { dates: 'excel' }, [
    ['44931', '2023-01-05'],
    [44931, '2023-01-05'],
    [44931.75, '2023-01-05'],
    ['44931.75', '2023-01-05'],
    ['2023-01-05', '2023-01-05'],
    [20230105, '2023-01-05'],
    [60, 'bad impossible-date'],
    [1, 'bad out-of-bounds'],
  ]);
  cases('opened', { dates: 'excel' }, [
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [0, 'bad impossible-date'],
    ['2958465', '9999-12-31'],
    ['2958466', 'bad impossible-date'],
    [9999999, 'bad impossible-date'],
    // Not the day 202,301 after 1900, in 2453.
    ['202301', 'bad not-a-date'],
    [202301, 'bad not-a-date'],
  ]);
  cases('opened', { dates: 'excel', unknown: ['1'] }, [[1, 'empty']]);
  cases('established', { dates: 'excel-1904' }, [[43469, '2023-01-05']]);
  cases('established', { dates: 'day-month-year' }, [
    ['5/1/2023', '2023-01-05'],
    ['05.01.2023', '2023-01-05'],
    ['2023-01-05', '2023-01-05'],
    ['5/13/2023', 'bad impossible-date'],
  ]);
  cases('established', { dates: 'month-day-year' }, [['1/5/2023 12:00', '2023-01-05']]);
});

describe('a number in the unit that its fact is counted in', () => {
  // Dollars are foreign to money only, and 千瓦 is no thousand of anything.
  cases('dollars', { exponent: 4 }, [
    ['30万美元', '300000'],
    ['30(万美元)', '300000'],
    ['5美元', '5'],
    ['30', '300000'],
    ['30万欧元', 'bad foreign-currency'],
    ['30万元', 'bad wrong-unit'],
  ]);
  cases('power', {}, [
    ['5千瓦', '5'],
    ['5万千瓦', '50000'],
    ['5千', '5000'],
    ['5瓦', 'bad unknown-unit'],
  ]);
});

describe('booleans', () => {
  cases('aboveScale', {}, [
    ['是', 'true'],
    ['否', 'false'],
    ['Y', 'true'],
    ['n', 'false'],
    ['１', 'true'],
    [0, 'false'],
    [true, 'true'],
    ['TRUE', 'true'],
    ['False', 'false'],
    ['待核实', 'bad not-a-boolean'],
    [[true], 'bad a-list'],
  ]);
  cases('aboveScale', { true: ['在规'], false: ['无', '-'] }, [
    ['在规', 'true'],
    ['无', 'false'],
    ['-', 'false'],
    ['', 'empty'],
    ['是', 'bad not-a-boolean'],
  ]);
  cases('aboveScale', { false: ['是'] }, [
    ['是', 'false'],
    ['Y', 'true'],
  ]);
});

describe('codes are codes, old codes, labels, or what the mapping translates', () => {
  cases(
    'kind',
    {
      translations: new Map([
        ['有限责任公司', [0]],
        ['其他', null],
        ['企业', [0, 1]],
      ]),
    },
    [
      ['company', 'company'],
      ['COMPANY', 'company'],
      ['公司', 'company'],
      [' 公司 ', 'company'],
      ['有限责任公司', 'company'],
      ['企业', 'company|branch'],
      ['其他', 'empty'],
      ['合伙企业', 'bad unknown-code'],
      [['公司'], 'bad a-list'],
    ],
  );
  cases('place', {}, [['old', 'east|west']]);
  cases('industry', {}, [
    ['C3484', 'C3484'],
    ['3484', 'C3484'],
    [3484, 'C3484'],
    // A number has no leading zero: it may be that of the class 0111.
    ['0111', 'A0111'],
    ['111', 'B111|B1110'],
    [111, 'A0111|B111|B1110'],
    [111n, 'A0111|B111|B1110'],
    ['c3484', 'C3484'],
    ['0111', 'A0111'],
    ['9999', 'bad unknown-code'],
  ]);
});

describe('sets', () => {
  const translations = new Map([
    ['高企', [0]],
    ['其他', null],
  ]);
  cases('titles', { separator: '；', none: ['无'], translations }, [
    ['高企；科技型中小企业', '{high-tech,sme}'],
    ['高企;sme', '{high-tech,sme}'],
    ['高企；', '{high-tech}'],
    ['高企', '{high-tech}'],
    ['无', '{}'],
    ['', 'empty'],
    ['；', 'empty'],
    ['上海、深圳上市', '{listed}'],
    ['高企；上海、深圳上市', '{high-tech,listed}'],
    ['高企；其他', '{high-tech} not {}'],
    ['高企；old', '{high-tech,either}|{high-tech,or}'],
    ['高企、sme', 'bad other-separator'],
    ['高企；瞪羚', 'bad unknown-code'],
    [['high-tech', 'sme'], '{high-tech,sme}'],
    [[], '{}'],
    [['high-tech', null], 'bad wrong-kind'],
    [['瞪羚'], 'bad unknown-code'],
    [true, 'bad wrong-kind'],
  ]);
  cases('titles', { translations }, [
    ['高企,sme', '{high-tech,sme}'],
    ['高企、sme', '{high-tech,sme}'],
    ['上海、深圳上市；高企', '{listed,high-tech}'],
    ['高企，sme、listed', 'bad mixed-separators'],
  ]);

  it('whose column shows its separator take no other', () => {
    const reader = cellReader(fact('titles'), { translations });
    const { reader: settled, separator } = reader.settle!(['高企', '高企、sme', 'sme、listed', '高企;sme', '']);
    expect(separator).toBe('、');
    expect(told(settled.read('高企、sme'))).toBe('{high-tech,sme}');
    expect(told(settled.read('高企;sme'))).toBe('bad other-separator');
    expect(cellReader(fact('titles'), { separator: ';' }).settle).toBeUndefined();
    expect(reader.settle!(['高企', null]).separator).toBeNull();
  });
});

describe('texts', () => {
  cases('scope', {}, [
    [' 阀门制造（依法须经批准的项目） ', '"阀门制造（依法须经批准的项目）"'],
    [5, '"5"'],
    [12345678901234567890n, '"12345678901234567890"'],
    [true, 'bad wrong-kind'],
    [['a'], 'bad a-list'],
  ]);
});

describe('divisions by code', () => {
  const reader = cellReader(fact('region'));
  const first = (cell: Cell): string => told(reader.read(cell)).split('|')[0]!;
  it.each([
    ['331083', '331083'],
    ['331021', '331083'],
    ['３３１０８３', '331083'],
    [331083, '331083'],
    ['331083000000', '331083'],
    ['331083001', '331083001'],
    ['331083999', '331083'],
    ['331001', '331000'],
    ['331099', '331000'],
    ['320582', '320000'],
    ['33', '330000'],
    ['玉环市', '331083'],
    ['玉环县', '331083'],
    ['浙江省台州市玉环市', '331083'],
  ])('%s lies in %s', (cell, code) => {
    expect(first(cell)).toBe(code);
  });

  it('that nobody knows are bad', () => {
    expect(['999999', '火星'].map((cell) => told(reader.read(cell)))).toEqual(['bad unknown-code', 'bad unknown-code']);
  });

  it('that are old and were divided are any of what they are now', () => {
    expect(told(reader.read('330104'))).toBe('330102|330114');
  });

  it('give one object for equal ones, so that they are counted by identity', () => {
    const [a, b] = [reader.read('331021'), reader.read('玉环市')];
    expect(a.kind === 'known' && b.kind === 'known' && a.domain === b.domain).toBe(true);
  });
});

describe('divisions by credit code', () => {
  const reader = cellReader(fact('region'), { from: 'credit-code' });
  it.each([
    ['91331002MA28G00X5T', '331002'],
    [' 91331002ma28g00x5t ', '331002'],
    ['９１331002MA28G00X5T', '331002'],
    ['9133 1002 MA28 G00X 5T', '331002'],
    ['91331021MA28G00X5B', '331083'],
    ['91331000MA28G00X5X', '331000'],
    ['91331001MA28G00X5C', '331000'],
    ['91320582MA28G00X50', '320000'],
    ['91330104MA28G00X5G', '330102'],
  ])('%s was registered in %s', (cell, code) => {
    expect(told(reader.read(cell)).split('|')[0]).toBe(code);
  });

  it.each([
    ['91331002MA28G00X5Y', 'bad not-a-credit-code'],
    ['91100000MA28G00X5P', 'bad unknown-registrar'],
    ['331002000012345', 'bad not-a-credit-code'],
    ['', 'empty'],
  ])('%j is %s', (cell, said) => {
    expect(told(reader.read(cell))).toBe(said);
  });
});

it('every reason says itself in both languages', () => {
  for (const { zh, en } of Object.values(BAD_CELLS))
    expect([/[\u4e00-\u9fff]/.test(zh), /^[a-z]/.test(en)]).toEqual([true, true]);
});
