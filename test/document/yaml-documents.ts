import fc from 'fast-check';

/** What stands somewhere, written for the column of the block that it stands in. */
type Written = (indent: number) => string;

const spaces = (count: number): string => ' '.repeat(Math.max(0, count));

/** Nearly always something usual, so that many documents are regular. */
function mostly(usual: readonly string[], odd: readonly string[], weight = 20): fc.Arbitrary<string> {
  return fc.oneof({ weight, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
}

const plain = mostly(
  ['a', 'b c', '中文', '-1', 'a:b', 'a#b', '1亿', 'a"b', "it's", 'e\u0301', '2025-01-01', '-x-', '.5'],
  ['?x', ':y', '---', '...', '<<', '!t', '&a', '*a', '@a', '>=', 'a: b', '- a', 'a,b', 'a]', ''],
);
const quoted = mostly(
  ['"a"', "'b'", '""', "''", '"\\n"', '"\\u4e2d"', '"\\""', "'it''s'", '"a: b"', "'# c'", '"\\\\"', '"\'"', "'\\'"],
  ['"', "'", '"\\"', '"\\0"', '"\\q"', '"a"b'],
);
const key = fc
  .tuple(
    mostly(
      ['k', 'key', 'l', 'm', 'x-y', '-k', 'a:b', '"q"', "'s'", '中', 'k k', 'k '],
      ['operator', '<<', 'k', '', '?'],
    ),
    fc.nat(99),
  )
  .map(([word, n]) => word.replace(/(?<=[a-z中])(?=["']?$)/u, String(n)));
const comment = mostly(['', '', '', ' # c', '  # c: d', ' '], ['#c', '\t']);
const lines = mostly(['\n', '\n', '\n', '\n\n', '\r\n', '\n  \n', '\n# c\n', '\n    # c\n'], ['\n \t\n', '\n\t# c\n']);
const lineEnd = fc.tuple(comment, lines).map(([a, b]) => a + b);
const step = fc.constantFrom(1, 2, 2, 2, 2, 2, 2, 3, 4, 0);

const { flow, block } = fc.letrec<{
  flow: Written;
  item: Written;
  entry: Written;
  block: Written;
  value: Written;
  map: Written;
  list: Written;
}>((tie) => ({
  flow: fc
    .record({
      isMap: fc.boolean(),
      items: fc.array(fc.tuple(tie('item'), tie('entry')), { maxLength: 3 }),
      comma: mostly([', ', ',', ' , ', ',\t'], [',,', ' ']),
      last: mostly(['', ',', ' ', ', '], [',,', ':']),
      line: fc.constantFrom(-1, -1, -1, -1, 0, 2, 2, 2, 3),
      closing: fc.constantFrom(0, 0, 0, 0, 1, -1),
      end: lineEnd,
    })
    .map(
      ({ isMap, items, comma, last, line, closing, end }): Written =>
        (indent) => {
          const inner = indent + Math.max(line, 1);
          const [before, after] = line < 0 ? ['', ''] : [end + spaces(indent + line), end + spaces(indent + closing)];
          const between = line < 2 ? comma : comma + before;
          return `${isMap ? '{' : '['}${before}${items.map((pair) => pair[isMap ? 1 : 0](inner)).join(between)}${last}${after}${isMap ? '}' : ']'}`;
        },
    ),
  item: fc.oneof(
    {
      weight: 3,
      arbitrary: plain.map(
        (text): Written =>
          () =>
            text,
      ),
    },
    {
      weight: 2,
      arbitrary: quoted.map(
        (text): Written =>
          () =>
            text,
      ),
    },
    { weight: 1, arbitrary: tie('flow') },
  ),
  entry: fc.tuple(key, mostly([': ', ': ', ' : '], [':', ':\n  ', '']), tie('item')).map(
    ([name, colon, item]): Written =>
      (indent) =>
        name + colon + item(indent),
  ),
  value: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(tie('item'), lineEnd).map(
        ([item, end]): Written =>
          (indent) =>
            ` ${item(indent)}${end}`,
      ),
    },
    {
      weight: 4,
      arbitrary: fc.tuple(lineEnd, step, tie('block')).map(
        ([end, by, below]): Written =>
          (indent) =>
            `${end}${spaces(indent + by)}${below(indent + by)}`,
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('|', '>', '|-', '>+', '> # c', '|2', '|#c'),
          fc.array(fc.tuple(step, fc.constantFrom('a', 'b: c', '', '  ', '- d', '# e', '\tf')), { maxLength: 4 }),
          lines,
        )
        .map(
          ([sign, rows, end]): Written =>
            (indent) =>
              ` ${sign}\n${rows.map(([by, text]) => `${spaces(indent + by)}${text}`).join('\n')}${end}`,
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('"', "'", ''),
          fc.array(fc.tuple(step, fc.constantFrom('a', 'b', '', '- d', '{e', '\\')), { minLength: 1, maxLength: 3 }),
          lineEnd,
        )
        .map(
          ([quote, rows, end]): Written =>
            (indent) =>
              ` ${quote}x${rows.map(([by, text]) => `\n${spaces(indent + by)}${text}`).join('')}${quote}${end}`,
        ),
    },
    {
      weight: 1,
      arbitrary: lineEnd.map(
        (end): Written =>
          () =>
            end,
      ),
    },
  ),
  map: fc.array(fc.tuple(key, tie('value')), { minLength: 1, maxLength: 4 }).map(
    (entries): Written =>
      (indent) =>
        entries.map(([name, value]) => `${name}:${value(indent)}`).join(spaces(indent)),
  ),
  list: fc
    .array(fc.tuple(fc.constantFrom(1, 1, 1, 3), fc.oneof(tie('block'), tie('value'))), { minLength: 1, maxLength: 3 })
    .map(
      (items): Written =>
        (indent) =>
          items
            .map(([gap, item]) => {
              const written = item(indent + 1 + gap);
              return /^[\s]/.test(written) ? `-${written}` : `-${spaces(gap)}${written}`;
            })
            .join(spaces(indent)),
    ),
  block: fc.oneof({ depthSize: 'small', maxDepth: 5 }, tie('map'), tie('list')),
}));

const start = fc.constantFrom('', '', '', '', '# c\n', '\n', '  ', '--- ', '\ufeff');
const rooted = fc.oneof(
  { weight: 4, arbitrary: block },
  {
    weight: 1,
    arbitrary: fc.tuple(flow, lineEnd).map(
      ([written, end]): Written =>
        () =>
          written(-1) + end,
    ),
  },
);

/** Documents that are nearly always well indented, and may hold anything. */
export const yamlDocument: fc.Arbitrary<string> = fc
  .tuple(start, rooted)
  .map(([before, written]) => before + written(before === '  ' ? 2 : 0));

const SIGNS = [
  ' ',
  '  ',
  '\n',
  '\t',
  '-',
  '- ',
  ':',
  ': ',
  '#',
  ' #',
  ',',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '\\',
  '|',
  '>',
  '?',
  '&',
  '*',
  '!',
  '%',
  '\r\n',
  '\r',
  'a',
  '中',
];

/** The same with a few characters taken out or put in. */
export const damagedDocument: fc.Arbitrary<string> = fc
  .tuple(yamlDocument, fc.array(fc.tuple(fc.nat(), fc.nat(2), fc.constantFrom('', ...SIGNS)), { maxLength: 2 }))
  .map(([text, changes]) =>
    changes.reduce((all, [where, removed, put]) => {
      const at = where % (all.length + 1);
      return all.slice(0, at) + put + all.slice(at + removed);
    }, text),
  );
