import { type BrokenCase, vocabulary } from '../broken-file.ts';

const yaml = (title: string, text: string): BrokenCase => vocabulary(title, text);
const FACT = 'facts: { a: { type: integer, label: x } }\n';
const deep = '['.repeat(63);

/** What no file may hold, whatever it is for. */
export const DOCUMENT_CASES: readonly BrokenCase[] = [
  yaml('aliases are no bombs', '⟦a⟧{unknown-key}: ⟦&x⟧{anchor} [1]\n⟦b⟧{unknown-key}: ⟦*x⟧{alias}\n'),
  yaml('an alias is told once', 'facts:\n  a: ⟦&x⟧{anchor} { type: integer, label: x }\n  b: ⟦*x⟧{alias}\n'),
  yaml('nothing is merged', 'facts: { a: { type: integer, label: x, ⟦<<⟧{merge-key}: { min: 1 } } }\n'),
  yaml('nothing is tagged', 'facts: { a: { type: ⟦!!str⟧{tag} integer, label: x } }\n'),
  yaml('there are no directives', `⟦%YAML 1.1⟧{directive}\n---\n${FACT}`),
  yaml('there is one document', `${FACT}⟦---⟧{several-documents}\nb: 2\n`),
  yaml('a key is a text', `${FACT}? ⟦[a]⟧{key-not-text}\n: b\n`),
  yaml('a key is there', `${FACT}⟦⟧{key-missing}: b\n`),
  yaml('a text has no hidden characters', 'facts: { a: { type: integer, label: "x⟦\u0007⟧{control-character}" } }\n'),
  yaml('a text has whole characters', 'facts: { a: { type: integer, label: "x⟦\ud83d⟧{lone-surrogate}" } }\n'),
  yaml('a file is not too deep', `facts: ${deep}⟦[⟧{too-deep}${']'.repeat(64)}\n`),
  yaml('indentation is of spaces', 'facts:\n⟦\t⟧{tab-indentation}a: { type: integer, label: x }\n'),
  yaml('a colon is there', 'facts: {}\n⟦codes\n⟧{missing-colon}conditions: {}\n'),
  yaml('a colon has a space', 'facts: { a: { type: integer, ⟦label:x⟧{missing-space} } }\n'),
  yaml('a comma is there', 'facts: { a: { type: ⟦integer label: x⟧{missing-comma} } }\n'),
  yaml('a comma stands once', 'facts: { a: { type: integer, ⟦,⟧{extra-comma} label: x } }\n'),
  yaml('a bracket is closed', 'facts: ⟦{⟧{unclosed-bracket} a: { type: integer, label: x }\n'),
  yaml('a quote is closed', 'facts:\n  a:\n    type: integer\n    label: ⟦"⟧{unclosed-quote}x\n'),
  yaml('an escape is known', 'facts: { a: { type: integer, label: "⟦\\q⟧{bad-escape}" } }\n'),
  yaml('a sign of YAML is quoted', 'facts: { a: { type: integer, label: ⟦@⟧{needs-quotes}x } }\n'),
  yaml('a line has one colon', 'facts:\n  a:\n    type: integer\n    label: ⟦关⟧{second-colon}于: 试点\n'),
];
