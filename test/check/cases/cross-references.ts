import { type BrokenCase, beside, policy } from '../broken-file.ts';

const OTHER = 'policy: q\ntitle: t\nitems: [{ id: x, title: t, when: always }]\n';
const stacked = (title: string, rule: string): BrokenCase =>
  policy(
    title,
    `policy: p\ntitle: t\nitems:\n  - { id: a, title: t, when: always }\n  - { id: b, title: t, when: always }\nstacking:\n  - ${rule}\n`,
  );

export const CROSS_REFERENCE_CASES: readonly BrokenCase[] = [
  beside('two files of one policy are an error', { 'q.yaml': OTHER.replace('q', '⟦p⟧{duplicate-name}') }),
  beside('a document that is superseded is loaded', {
    'q.yaml': OTHER.replace('items', 'supersedes: [⟦pp⟧{unknown-superseded}]\nitems'),
  }),
  beside('an item that is superseded exists', {
    'q.yaml': OTHER.replace('items', 'supersedes: [⟦p/aa⟧{unknown-superseded}]\nitems'),
  }),
  beside('an item that is superseded is named in full', {
    'q.yaml': OTHER.replace('items', 'supersedes: [⟦a⟧{unknown-superseded}]\nitems'),
  }),
  beside('no star supersedes', {
    'q.yaml': OTHER.replace('items', 'supersedes: [⟦"p/*"⟧{unknown-superseded}]\nitems'),
  }),
  beside('a document does not supersede itself', {
    'q.yaml': OTHER.replace('items', 'supersedes: [⟦q⟧{supersedes-itself}, ⟦q/x⟧{supersedes-itself}]\nitems'),
  }),
  beside('a former item of a document that is loaded is a warning', {
    'q.yaml': OTHER.replace('when: always', 'when: always, formerly: [⟦p/aa⟧{unknown-granted}, gone/x, p/a]'),
  }),
  beside('an item whose grants count is a warning', {
    'q.yaml': OTHER.replace('when: always', 'when: always, limit: { times: 1, of: [⟦y⟧{unknown-granted}, x] }'),
  }),

  stacked('a rule has a name', '⟦{⟧{missing-key} items: [a, b] }'),
  stacked('a rule is one of four', '{ rule: ⟦highst⟧{unknown-word}, items: [a, b] }'),
  stacked('a rule is a mapping', '⟦highest⟧{wrong-shape}'),
  stacked('a rule has items', '{ rule: ⟦highest⟧{missing-key} }'),
  stacked('items are a list', '{ rule: highest, items: ⟦a⟧{wrong-shape} }'),
  stacked('items are names', '{ rule: highest, items: [⟦{ a: b }⟧{wrong-shape}, b] }'),
  stacked('a rule is of some items', '{ rule: cap, items: ⟦[]⟧{empty-list}, max: 5万 }'),
  stacked('a rule is of two items', '{ rule: highest, items: ⟦[a]⟧{too-few-items} }'),
  stacked('an item stands once', '{ rule: highest, items: [a, ⟦p/a⟧{stacked-twice}] }'),
  stacked('a ladder goes up', '{ rule: top-up, ladder: [a, b, ⟦a⟧{stacked-twice}] }'),
  stacked('an item exists', '{ rule: highest, items: [a, ⟦c⟧{unknown-stacked}] }'),
  stacked('an item of another policy exists', '{ rule: highest, items: [a, ⟦q/x⟧{unknown-stacked}] }'),
  stacked('a policy of a star exists', '{ rule: highest, items: [⟦"q/*"⟧{unknown-stacked}] }'),
  stacked('a cap has a maximum', '{ rule: ⟦cap⟧{missing-key}, items: [a, b] }'),
  stacked('a maximum is money', '{ rule: cap, items: [a, b], max: ⟦staff⟧{no-money} }'),
  stacked('only a cap has a maximum', '{ rule: highest, items: [a, b], ⟦max⟧{stacking-key}: 5万 }'),
  stacked('a ladder is no list of items', '{ rule: ⟦top-up⟧{missing-key}, ⟦items⟧{stacking-key}: [a, b] }'),
  stacked('a rule has a period', '{ rule: cap, items: [a, b], max: 5万, per: ⟦month⟧{bad-limit-period} }'),
  stacked(
    'a rule is not within subjects yet',
    '{ rule: highest, items: [a, b], ⟦within⟧{not-supported-yet}: project }',
  ),
  stacked(
    'an item stands on some ladders',
    `${Array(100).fill('{ rule: top-up, ladder: [a, b] }\n  - ').join('')}{ rule: top-up, ladder: [⟦a⟧{too-many-rules}, ⟦b⟧{too-many-rules}] }`,
  ),
  beside('a stacking file is a mapping', { 'stacking/s.yaml': '⟦- { rule: highest, items: [p/a] }⟧{wrong-shape}\n' }),
  beside('a stacking file names items in full', {
    'stacking/s.yaml': 'stacking:\n  - { rule: cap, items: [⟦a⟧{unknown-stacked}], max: 5万 }\n',
  }),
  beside('a stacking file holds stacking', {
    'stacking/s.yaml': 'stacking: [{ rule: highest, items: ["p/*"] }]\n⟦policies⟧{unknown-key}: x\n',
  }),

  // One mistake is one diagnostic: what rests on it is not told again.
  {
    title: 'a fact that cannot be used is not missed by those who read it',
    files: {
      'vocabulary/v.yaml':
        'facts:\n  staff: { type: ⟦int⟧{unknown-word}, label: x }\n  ⟦1a⟧{bad-name}: { type: integer, label: x }\n',
      'p.yaml':
        'policy: p\ntitle: t\nitems: [{ id: a, title: t, when: { all: [{ fact: staff, operator: ">", value: x }, { fact: 1a, operator: "=", value: 1 }] } }]\n',
    },
  },
  {
    title: 'a list that does not exist is missed once',
    files: {
      'vocabulary/v.yaml':
        'facts:\n  grade: { type: code, codes: ⟦grads⟧{unknown-code-list}, label: x }\ncodes: { grades: { A: { label: a } } }\n',
      'p.yaml': 'policy: p\ntitle: t\nitems: [{ id: a, title: t, when: { fact: grade, operator: "=", value: A } }]\n',
    },
  },
  {
    title: 'whether a fact is a series shows in what it derives from',
    files: {
      'vocabulary/v.yaml': 'facts:\n  r: { type: ratio, label: x, derive: { ratio: [⟦revenu⟧{unknown-fact}, 5] } }\n',
      'p.yaml': 'policy: p\ntitle: t\nitems: [{ id: a, title: t, when: { fact: r@-2, operator: ">", value: 1 } }]\n',
    },
  },
  {
    title: 'a vocabulary that cannot be read declares nobody knows what',
    files: {
      'vocabulary/v.yaml': '⟦⟧{empty-file}',
      'p.yaml':
        'policy: p\ntitle: t\nregion: "331083"\nitems: [{ id: a, title: t, when: { all: [{ fact: staff, operator: ">", value: x }, { condition: good }] } }]\n',
    },
  },
  beside('a policy that cannot be read has nobody knows which items', {
    'q.yaml': '⟦⟧{empty-file}',
    'r.yaml': 'policy: r\ntitle: t\nsupersedes: [q]\nitems: [{ id: a, title: t, when: always }]\n',
  }),
  beside('a policy whose id is taken is read all the same', {
    'q.yaml':
      'policy: ⟦p⟧{duplicate-name}\ntitle: t\nfacts: { own: { type: integer, label: x, derive: staff } }\nitems: [{ id: a, title: t, when: { fact: own, operator: ⟦"=>"⟧{unknown-word}, value: 1 } }]\n',
  }),
  {
    title: 'a vocabulary of which a part is lost is not missed in each rule',
    files: {
      'vocabulary/v.yaml':
        'facts:\n  a: { type: integer, label: x }\n⟦    ⟧{bad-indentation}b: { type: integer, label: x }\n',
      'p.yaml': 'policy: p\ntitle: t\nitems: [{ id: a, title: t, when: { fact: b, operator: ">", value: 1 } }]\n',
    },
  },
];
