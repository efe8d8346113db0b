import { describe, expect, it } from 'vitest';
import { columnsOf, inColumns, wrap } from '../../src/cli/text-layout.ts';

describe('text in columns', () => {
  it('counts a Chinese character as two', () => {
    expect(columnsOf('20万元')).toBe(6);
    expect(inColumns('可享受', 8)).toBe('可享受  ');
    expect(inColumns('20万元', 8, 'right')).toBe('  20万元');
  });

  it('cuts what is too long, never half a character', () => {
    expect(inColumns('主营业务收入', 8)).toBe('主营业… ');
    expect(inColumns('revenue', 4)).toBe('rev…');
  });

  it('shows control characters instead of obeying them', () => {
    expect(inColumns('a\u001b[31m', 8)).toBe('a␛[31m  ');
  });
});

describe('wrapping', () => {
  it('breaks between Chinese characters anywhere', () => {
    expect(wrap('住所所在行政区属于宁波市', 8)).toEqual(['住所所在', '行政区属', '于宁波市']);
  });

  it('begins no line with a closing mark and ends none with an opening one', () => {
    expect(wrap('高于零元；属于（一）类', 8)).toEqual(['高于零', '元；属于', '（一）类']);
    expect(wrap('见第三条（二）款', 10)).toEqual(['见第三条', '（二）款']);
  });

  it('keeps numbers with their units, and Latin words, whole', () => {
    expect(wrap('不低于1.5亿元', 8)).toEqual(['不低于', '1.5亿元']);
    expect(wrap('staff is at least ten', 10)).toEqual(['staff is', 'at least', 'ten']);
  });

  it('breaks a word that is longer than a line', () => {
    expect(wrap('yuhuan-2025-11', 6)).toEqual(['yuhuan', '-2025-', '11']);
  });
});
