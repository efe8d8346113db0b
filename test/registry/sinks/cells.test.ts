import { describe, expect, it } from 'vitest';
import { csvCell, csvLine, yuanOf } from '../../../src/registry/sinks/cells.ts';

describe('a cell of CSV', () => {
  it.each([
    ['台州某某机电有限公司', '台州某某机电有限公司'],
    ['a,b', '"a,b"'],
    ['他说"好"', '"他说""好"""'],
    ['两\n行', '"两\n行"'],
    ['', ''],
  ])('holds %j as RFC 4180 has it', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it.each([
    ['=cmd|"/c calc"!A1', `"'=cmd|""/c calc""!A1"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['＝1+1', "'＝1+1"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
  ])('that a spreadsheet would execute, %j, is text to it', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it('ends its line with both characters', () => {
    expect(csvLine(['1', '', '='])).toBe("1,,'=\r\n");
  });
});

describe('money', () => {
  it('is told with two decimals, exactly, up to 90 trillion yuan', () => {
    const fen = BigInt64Array.of(0n, 5n, 20_000_000n, 9_007_199_254_740_991n, 7n);
    const yuan = yuanOf(fen, Uint8Array.of(0, 0, 0, 0, 1));
    expect([0, 1, 2, 3, 4].map(yuan)).toEqual(['0.00', '0.05', '200000.00', '90071992547409.91', null]);
  });
});
