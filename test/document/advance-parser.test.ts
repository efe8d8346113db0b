import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CST, Lexer, Parser } from 'yaml';
import { advanceParser } from '../../src/document/advance-parser.ts';
import { YAML_PIECES } from './yaml-pieces.ts';

it('advances the parser of yaml as its own method does', () => {
  const piece = fc.constantFrom(...YAML_PIECES);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const parser = new Parser();
      const tokens: CST.Token[] = [];
      let scalarNext = false;
      for (const lexeme of new Lexer().lex(text)) {
        const type: string = scalarNext ? 'scalar-text' : (CST.tokenType(lexeme) ?? 'text');
        advanceParser(parser, lexeme, type, (token) => tokens.push(token) > 0);
        scalarNext = type === 'scalar';
      }
      tokens.push(...parser.end());
      const bare = (list: readonly CST.Token[]): unknown =>
        JSON.parse(JSON.stringify(list).replace(/Not a YAML token[^"]*?(?:\\"[^"]*?)*"/g, 'Not a YAML token"'));
      expect(bare(tokens)).toEqual(bare([...new Parser().parse(text)]));
    }),
    { numRuns: 2000 },
  );
});
