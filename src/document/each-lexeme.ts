import { Lexer } from 'yaml';

/** States of `Lexer` of yaml 2.9, and the method that goes on from each. */
const METHODS = {
  stream: 'parseStream',
  'line-start': 'parseLineStart',
  'block-start': 'parseBlockStart',
  doc: 'parseDocument',
  flow: 'parseFlowCollection',
  'quoted-scalar': 'parseQuotedScalar',
  'block-scalar': 'parseBlockScalar',
  'plain-scalar': 'parsePlainScalar',
} as const;

type State = keyof typeof METHODS;
type Steps = Generator<string, State | null | undefined>;

/** What `Lexer` of yaml 2.9 works with. */
type Inside = {
  atEnd: boolean;
  buffer: string;
  pos: number;
  pushCount(count: number): Iterable<string>;
  pushIndicators(): Iterable<string>;
  pushNewline(): Iterable<string>;
  pushSpaces(allowTabs: boolean): Iterable<string>;
  pushToIndex(end: number, allowEmpty: boolean): Iterable<string>;
} & Record<(typeof METHODS)[State], () => Steps>;

/**
 * Calls `see` with each lexeme that `new Lexer().lex(text)` yields, until one returns false; returns whether none did. That method
 * passes every lexeme up through five generators, which takes half of all the time of lexing; here what the lexer pushes goes straight
 * to `see`, and only its signals are yielded. A test holds the two together.
 */
export function eachLexeme(text: string, see: (lexeme: string) => boolean): boolean {
  const lexer = new Lexer() as unknown as Inside;
  const indicators = lexer.pushIndicators;
  let goesOn = true;
  const give = (lexeme: string): void => {
    goesOn &&= see(lexeme);
  };
  const count = (units: number): Pushed => {
    if (units <= 0) return pushed(0);
    give(text.slice(lexer.pos, lexer.pos + units));
    lexer.pos += units;
    return pushed(units);
  };
  Object.assign(lexer, {
    atEnd: true,
    buffer: text,
    pushCount: count,
    pushIndicators: () => (mayIndicate(text.charCodeAt(lexer.pos)) ? indicators.call(lexer) : pushed(0)),
    pushNewline: () => {
      const unit = text.charCodeAt(lexer.pos);
      if (unit === LINE_FEED) return count(1);
      return count(unit === CARRIAGE_RETURN && text.charCodeAt(lexer.pos + 1) === LINE_FEED ? 2 : 0);
    },
    pushSpaces: (allowTabs: boolean) => {
      let end = lexer.pos;
      for (let unit = text.charCodeAt(end); unit === SPACE || (allowTabs && unit === TAB); )
        unit = text.charCodeAt(++end);
      return count(end - lexer.pos);
    },
    pushToIndex: (end: number, allowEmpty: boolean) => {
      const units = Math.min(end, text.length) - lexer.pos;
      if (allowEmpty && units <= 0) give('');
      return count(units);
    },
  });
  let state: State | null | undefined = 'stream';
  while (state && lexer.pos < text.length) {
    const steps: Steps = lexer[METHODS[state]]();
    let step = steps.next();
    for (; !step.done; step = steps.next()) give(step.value);
    if (!goesOn) return false;
    state = step.value;
  }
  return true;
}

const [TAB, LINE_FEED, CARRIAGE_RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20];

/** Whether a tag, an anchor, a dash, a question mark or a colon may begin with a unit. */
function mayIndicate(unit: number): boolean {
  return unit === 0x21 || unit === 0x26 || unit === 0x2d || unit === 0x3f || unit === 0x3a;
}

/** Something that is over, for `yield*`: it yields nothing, and returns how many units were pushed. */
interface Pushed extends Iterable<string, number> {
  next(): IteratorResult<string, number>;
}

const result = { done: true as const, value: 0 };
const over: Pushed = { [Symbol.iterator]: () => over, next: () => result };

/** The one result there is: it is read before anything else is pushed. */
function pushed(units: number): Pushed {
  result.value = units;
  return over;
}
