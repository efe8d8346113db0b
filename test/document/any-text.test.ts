import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument as parseYaml } from 'yaml';
import type { DocNode } from '../../src/document/node.ts';
import { parseDocument } from '../../src/document/parse.ts';
import { parseJsonLines } from '../../src/document/parse-json-lines.ts';
import { renderDiagnostic } from '../../src/text/render-diagnostic.ts';

const piece = fc.constantFrom(
  ...[
    'a',
    'b',
    ': ',
    ':',
    '\n',
    '\n  ',
    '\n    ',
    ' ',
    '- ',
    '? ',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '"',
    "'",
    ' # c',
    '&x ',
    '*x',
    '!t ',
    '\t',
  ],
  ...[
    '|\n',
    '>-\n',
    '---\n',
    '...\n',
    '%Y\n',
    '\r\n',
    '\r',
    '中',
    '😀',
    '>=',
    '> ',
    '!=',
    '@',
    '\\',
    '\u0000',
    '\ud800',
    '\ufeff',
    '<<: ',
    'operator: ',
  ],
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

function checkSpans(node: DocNode, length: number): void {
  expect(node.span.start).toBeGreaterThanOrEqual(0);
  expect(node.span.end).toBeGreaterThanOrEqual(node.span.start);
  expect(node.span.end).toBeLessThanOrEqual(length);
  const inner =
    node.kind === 'list'
      ? node.items
      : node.kind === 'map'
        ? node.entries.flatMap(({ key, value }) => [key, value])
        : [];
  for (const child of inner) {
    expect(child.span.start).toBeGreaterThanOrEqual(node.span.start);
    checkSpans(child, length);
  }
  if (node.kind === 'map') expect(new Set(node.entries.map(({ key }) => key.text)).size).toBe(node.entries.length);
}

describe('any text at all', () => {
  it('is read without throwing, into a tree whose places lie within it', () => {
    fc.assert(
      fc.property(text, (content) => {
        const { root, diagnostics, source } = parseDocument({ name: 'a', text: content });
        if (root) checkSpans(root, source.text.length);
        else expect(diagnostics.length).toBeGreaterThan(0);
        for (const diagnostic of diagnostics) {
          for (const line of renderDiagnostic(diagnostic, 'zh').split('\n')) expect(line).not.toMatch(/\p{Cc}|\p{Cs}/u);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('has a problem wherever yaml finds an error', () => {
    fc.assert(
      fc.property(text, (content) => {
        const { diagnostics } = parseDocument({ name: 'a', text: content });
        // A lone carriage return is a line break here, and an odd character there; so is a byte order mark before a dash.
        const { errors } = parseYaml(content.replace(/^\ufeff/, '').replace(/\r(?!\n)/g, '\n'), {
          schema: 'failsafe',
          uniqueKeys: false,
          prettyErrors: false,
          logLevel: 'silent',
        });
        if (errors.length > 0)
          expect(diagnostics.length, errors.map(({ message }) => message).join()).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });

  it('is read as bytes and as JSON lines without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), text, (bytes, content) => {
        parseDocument({ name: 'a', text: bytes });
        const { records, source } = parseJsonLines({ name: 'a', text: content });
        for (const { root } of records) checkSpans(root, source.text.length);
      }),
      { numRuns: 1000 },
    );
  });
});
