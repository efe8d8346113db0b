import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Lexer } from 'yaml';
import { eachLexeme } from '../../src/document/each-lexeme.ts';
import { YAML_PIECES } from './yaml-pieces.ts';

const PIECES = [
  ...YAML_PIECES,
  ...['b c', '\\', '"x\n y"', '!<t>', '!', '&', '|2+\n', '\r'],
  ...['🀄', '\ufeff', '\u0002', '\u0018', '\u001f', '\n\n', '\n   ', '\n\t'],
];
const anyText = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));

it('sees the lexemes that the lexer of yaml yields', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const seen: string[] = [];
      expect(eachLexeme(text, (lexeme) => seen.push(lexeme) > 0)).toBe(true);
      expect(seen).toEqual([...new Lexer().lex(text)]);
    }),
    { numRuns: 3000 },
  );
});

it('stops where it is told to', () => {
  const seen: string[] = [];
  expect(eachLexeme('a: [1, 2]\n', (lexeme) => seen.push(lexeme) < 3)).toBe(false);
  expect(seen).toEqual(['\u0002', '\u001f', 'a']);
});
