import { type BrokenCase, beside, policy, vocabulary } from '../broken-file.ts';

const fact = (title: string, declaration: string): BrokenCase =>
  vocabulary(title, `facts:\n  事实: ${declaration}\n  other: { type: integer, label: x }\n`);
const codes = (title: string, list: string): BrokenCase => vocabulary(title, `codes:\n  list: ${list}\n`);
const name = (written: string): BrokenCase =>
  vocabulary(`a fact cannot be called ${written}`, `facts:\n  ⟦${written}⟧{bad-name}: { type: integer, label: x }\n`);
const chain = Array.from({ length: 17 }, (_, at) =>
  at === 0
    ? '  f0: { type: integer, label: x }\n'
    : `  f${at}: { type: integer, label: x, derive: ${at === 16 ? '⟦f15⟧{chain-too-long}' : `f${at - 1}`} }\n`,
);
const tower = Array.from({ length: 5 }, (_, at) => {
  const product = `{ times: [${Array(8)
    .fill(`f${at - 1}`)
    .join(', ')}] }`;
  const derive = at === 4 ? `⟦${product}⟧{too-many-factors}` : product;
  return `  f${at}: { type: decimal, label: x${at === 0 ? '' : `, derive: ${derive}`} }\n`;
});

export const VOCABULARY_CASES: readonly BrokenCase[] = [
  vocabulary('a file without contents is empty', '⟦⟧{empty-file}'),
  vocabulary('a vocabulary is no list', '⟦- facts⟧{wrong-shape}\n'),
  vocabulary('a vocabulary is no text', '⟦facts⟧{wrong-shape}\n'),
  vocabulary('facts are no list', 'facts: ⟦[a, b]⟧{wrong-shape}\n'),
  vocabulary('facts without any are told so', 'facts:⟦⟧{wrong-shape}\n'),
  vocabulary('a key nobody knows is an error', '⟦fact⟧{unknown-key}: {}\n'),
  vocabulary('subjects are not supported yet', '⟦subjects⟧{not-supported-yet}: { project: { label: 项目 } }\n'),
  vocabulary('a format of the future is unknown', 'format: ⟦2⟧{unknown-format}\nfacts: {}\n'),

  fact('a fact is no text', '⟦integer⟧{wrong-shape}'),
  fact('a fact has a type', '⟦{⟧{missing-key} label: x }'),
  fact('a fact has a label', '⟦{⟧{missing-key} type: integer }'),
  fact('a type that is none is told apart', '{ type: ⟦int⟧{unknown-word}, label: x }'),
  fact('a type is one word', '{ type: ⟦[integer]⟧{wrong-shape}, label: x }'),
  fact('a label says something', '{ type: integer, label: ⟦""⟧{empty-text} }'),
  fact('a label without a value is told so', '{ type: integer, ⟦label⟧{missing-key}: }'),
  fact('a label in no language is empty', '{ type: integer, label: ⟦{}⟧{empty-text} }'),
  fact('a label has two languages', '{ type: integer, label: { ⟦cn⟧{unknown-key}: x } }'),
  fact('a misspelt key is no missing key besides', '{ type: integer, ⟦lable⟧{unknown-key}: x }'),
  fact('what follows a misspelt key is read', '{ ⟦tipe⟧{unknown-key}: ⟦int⟧{unknown-word}, label: x }'),
  fact('bounds do not cross', '{ type: integer, label: x, min: ⟦5⟧{crossed-bounds}, max: 1 }'),
  fact('a boolean has no bounds', '{ type: boolean, label: x, ⟦min⟧{key-not-for-type}: 0 }'),
  fact('a bound is of the type', '{ type: ratio, label: x, max: ⟦5万元⟧{wrong-unit} }'),
  fact('a bound is a day there is', '{ type: date, label: x, min: ⟦2024-02-30⟧{impossible-date} }'),
  fact('a code has a list', '{ type: ⟦code⟧{missing-codes}, label: x }'),
  fact('a list must be declared', '{ type: code, label: x, codes: ⟦titels⟧{unknown-code-list} }'),
  fact('a number has no list', '{ type: integer, label: x, ⟦codes⟧{key-not-for-type}: region }'),
  fact('a series is of years', '{ type: integer, label: x, period: ⟦month⟧{unknown-word} }'),
  fact('a holder says who', '{ type: integer, label: x, holder: ⟦[]⟧{empty-list} }'),
  fact('each holder says who', '{ type: integer, label: x, holder: [⟦""⟧{empty-text}] }'),
  fact('an age is a length of time', '{ type: integer, label: x, maxAge: ⟦13 months⟧{not-a-period} }'),
  fact('what is in its hands is true or false', '{ type: integer, label: x, controllable: ⟦no⟧{not-a-boolean} }'),
  fact('an age is written in capitals', '{ type: integer, label: x, maxAge: ⟦p13m⟧{not-a-period} }'),

  ...[
    '1a',
    'a b',
    'a..b',
    '.a',
    'a/b',
    'a@2',
    '人数（个）',
    '""',
    'value',
    'rd.min',
    'rd.2024',
    'asOf',
    'unstated',
  ].map(name),
  vocabulary('a name of JavaScript is no key', 'facts:\n  ⟦constructor⟧{reserved-key}: { type: integer, label: x }\n'),
  vocabulary('a prototype is no key', 'facts:\n  ⟦__proto__⟧{reserved-key}: { type: integer, label: x }\n'),
  vocabulary('a condition name has no dot', 'conditions:\n  ⟦a.b⟧{bad-name}: always\n'),
  vocabulary('a list name has no space', 'codes:\n  ⟦"l m"⟧{bad-name}: { X: { label: x } }\n'),
  beside('a fact is declared once', {
    'vocabulary/w.yaml': 'facts:\n  ⟦staff⟧{duplicate-name}: { type: integer, label: x }\n',
  }),
  beside('a list is declared once', {
    'vocabulary/w.yaml': 'codes: { ⟦titles⟧{duplicate-name}: { a: { label: b } } }\n',
  }),
  beside('a condition is declared once', { 'vocabulary/w.yaml': 'conditions: { ⟦good⟧{duplicate-name}: always }\n' }),
  vocabulary(
    'the same key twice is an error',
    'facts:\n  a: { type: integer, label: x }\n  ⟦a⟧{duplicate-key}: { type: integer, label: x }\n',
  ),

  codes('a list is no list of texts', '⟦[X, Y]⟧{wrong-shape}'),
  codes('a list has codes', '⟦{}⟧{empty-list}'),
  codes('a code is no label', '{ X: ⟦高企⟧{wrong-shape} }'),
  codes('a code has a label', '{ X: ⟦{⟧{missing-key} parent: X2 }, X2: { label: x } }'),
  codes('a code is not empty', '{ ⟦""⟧{bad-name}: { label: x } }'),
  codes('a parent that is not in the list is a warning', '{ X: { label: x, parent: ⟦Q⟧{unknown-parent} } }'),
  codes('a code does not lie above itself', '{ X: { label: x, parent: ⟦X⟧{cycle} } }'),
  codes(
    'parents that go round are told once',
    '{ A: { label: x, parent: B }, B: { label: x, parent: ⟦C⟧{cycle} }, C: { label: x, parent: B } }',
  ),
  codes('an old code is no current one', '{ X: { label: x, formerly: [Z, ⟦Y⟧{formerly-current}] }, Y: { label: y } }'),
  codes('an old code is a text', '{ X: { label: x, formerly: ⟦{ a: b }⟧{wrong-shape} } }'),

  fact('a derivation is of the type declared', '{ type: date, label: x, derive: ⟦other⟧{wrong-type} }'),
  fact('money is no whole number', '{ type: integer, label: x, derive: ⟦5元⟧{wrong-type} }'),
  fact('a whole number is no money', '{ type: money, label: x, derive: ⟦other⟧{no-money} }'),
  fact('a derivation is no list', '{ type: integer, label: x, derive: ⟦[other]⟧{wrong-shape} }'),
  fact('a derivation says something', '{ type: integer, label: x, derive: ⟦""⟧{empty-text} }'),
  fact('a derivation has a value', '{ type: integer, label: x, derive: ⟦⟧{wrong-shape}}'),
  fact('a derivation reads facts that exist', '{ type: integer, label: x, derive: ⟦othr⟧{unknown-fact} }'),
  fact(
    'a condition derives nothing by itself',
    '{ type: boolean, label: x, derive: { ⟦fact⟧{condition-as-quantity}: other, operator: ">", value: 5 } }',
  ),
  fact('a boolean is written as a value', '{ type: boolean, label: x, derive: ⟦true⟧{bare-option} }'),
  fact('a boolean is true or false', '{ type: boolean, label: x, derive: { value: ⟦yes⟧{not-a-boolean} } }'),
  fact('a text derives from nothing', '{ type: text, label: x, derive: { value: ⟦abc⟧{not-an-option} } }'),
  fact(
    'a code in no branch belongs to no list',
    '{ type: integer, label: x, derive: { sum: [{ value: ⟦A⟧{not-an-option} }, 1] } }',
  ),
  fact('a fact does not derive from itself', '{ type: integer, label: x, derive: { sum: [⟦事实⟧{cycle}, 1] } }'),
  vocabulary(
    'a series does not derive from itself in another year',
    'facts:\n  s: { type: money, period: year, label: s, derive: { sum: [⟦s@-2⟧{cycle}, 5] } }\n',
  ),
  vocabulary(
    'facts do not derive from each other',
    'facts:\n  a: { type: integer, label: a, derive: b }\n  b: { type: integer, label: b, derive: c }\n  c: { type: integer, label: c, derive: ⟦a⟧{cycle} }\n',
  ),
  vocabulary(
    'a condition does not rest on itself through a derived fact',
    `facts:
  big: { type: boolean, label: b, derive: { choose: [{ when: { condition: is-big }, then: { value: true } }] } }
conditions:
  is-big: { fact: ⟦big⟧{cycle}, operator: equal, value: true }
`,
  ),
  vocabulary(
    'conditions do not name each other',
    'conditions:\n  a: { condition: b }\n  b: { not: { condition: ⟦a⟧{cycle} } }\n',
  ),
  vocabulary(
    'a chain has an end, and is told once',
    `facts:\n${chain.join('')}  g: { type: integer, label: x, derive: f16 }\n`,
  ),
  vocabulary(
    'a tower of products is never computed',
    `facts:\n${tower.join('')}  g: { type: decimal, label: x, derive: f4 }\n`,
  ),

  policy(
    'a fact of a document derives from others',
    'policy: p\ntitle: t\nfacts: { ⟦mine⟧{missing-key}: { type: integer, label: x } }\nitems: [{ id: a, title: t, when: always }]\n',
  ),
  policy(
    'a fact of a document hides none of the vocabulary',
    'policy: p\ntitle: t\nfacts: { ⟦staff⟧{duplicate-name}: { type: integer, label: x } }\nitems: [{ id: a, title: t, when: always }]\n',
  ),
];
