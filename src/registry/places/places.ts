import { regionTree } from '../../standards/index.ts';
import { type CodeTree, resolveCode } from '../../value/code-tree.ts';
import { type DivisionLevel, levelOf } from './divisions.ts';
import { FORMER_NAMES, HOMONYMS } from './former-names.ts';
import { matches, NameTrie } from './name-trie.ts';

/** What a name may mean. */
interface Place {
  /** Any one of these entries of the tree; none where it lies above all of them. */
  readonly entries: readonly number[];
  readonly level: DivisionLevel;
  /** `玉环` for 玉环市: only a place where it follows others from the start of the address. */
  readonly short: boolean;
  /** Whether others elsewhere are called so. */
  readonly homonym: boolean;
}

/** Finds the division in which an address lies. */
export interface Places {
  /**
   * Any one of the entries given lies as low as the address tells for certain; null: it tells nothing. An address of a register that
   * holds one place only is read as if it began there (`within`).
   */
  find(address: string, within?: number): readonly number[] | null;
}

const byTree = new WeakMap<CodeTree, Places>();

/** The table of names of a tree of divisions, compiled once. */
export function placesOf(tree: CodeTree): Places {
  const places = byTree.get(tree) ?? compile(tree);
  byTree.set(tree, places);
  return places;
}

/** What says that the word before it is the name of a road or house, `台州路`, `温岭中路`, `天台山大酒店`. */
const NAMED_AFTER =
  /[东西南北中新老]?[一二三四五六七八九十]?(路|街(?!道)|大街|大道|巷|弄|大桥|桥|大厦|大楼|商会|商贸|商城|宾馆|酒店|饭店|广场|市场|大学|中学|小学|公司|山|湖|湾|驻|特产)/y;

/** Words before an address. */
const BEFORE = /(?:\s|[:：]|中华人民共和国|中国(?![(（])|地址|住所|住址|\d{6}(?!\d))*/y;

function compile(tree: CodeTree): Places {
  const trie = namesOf(tree);
  const found = matches<Place[]>();
  const next = matches<Place[]>();
  const { last } = tree;

  const isBelow = (at: number, above: number): boolean => at > above && at <= last[above]!;

  /** Whether a name of something below an entry begins here. */
  const continues = (text: string, from: number, above: number): boolean => {
    trie.find(text, from, next);
    for (let i = 0; i < next.count; i++)
      for (const place of next.values[i]!) if (place.entries.some((at) => isBelow(at, above))) return true;
    return false;
  };

  /** Whether what stands there is a place and no mere mention of one. */
  const isPlace = (place: Place, text: string, end: number, rooted: boolean, joined: boolean): boolean => {
    const [entry] = place.entries;
    if (!place.short) {
      // 温岭市场 is a market.
      if (text.charCodeAt(end) === 0x573a && text.charCodeAt(end - 1) === 0x5e02) return false;
      return rooted || (joined && !place.homonym && place.level !== 'street');
    }
    if (!joined) return false;
    if (place.entries.length === 1 && continues(text, end, entry!)) return true;
    NAMED_AFTER.lastIndex = end;
    return (rooted || place.level === 'province' || place.level === 'prefecture') && !NAMED_AFTER.test(text);
  };

  /** What a name means after a path: entries below it, `[]` where it repeats what stands above. */
  const meant = (place: Place, path: number): readonly number[] | null => {
    if (path < 0) return place.level === 'street' ? null : place.entries;
    // Below the province only the counties of one that is known whole are known; streets need their city.
    if (place.level === 'street' && levelOf(tree.entries[path]!.code) === 'province') return null;
    const below = place.entries.filter((at) => isBelow(at, path));
    if (below.length > 0) return below;
    const repeats = place.entries.length === 0 || place.entries.some((at) => at === path || isBelow(path, at));
    return repeats ? [] : null;
  };

  /** Whether a name in full that begins here is that of a place which cannot lie in the path: `浙江省温岭市、玉环市`. */
  const rival = (text: string, end: number, places: readonly Place[], path: number): Place | undefined => {
    NAMED_AFTER.lastIndex = end;
    if (NAMED_AFTER.test(text)) return undefined;
    return places.find(
      (place) =>
        !place.short &&
        !place.homonym &&
        place.level !== 'street' &&
        place.entries.length > 0 &&
        meant(place, path) === null &&
        isPlace(place, text, end, true, true),
    );
  };

  /** The lowest entry in which all of these lie; -1: there is none. */
  const around = (path: number, entries: readonly number[]): number => {
    let above: number | undefined = path;
    while (above !== undefined && !entries.every((at) => at === above || isBelow(at, above!))) {
      const { parent }: { readonly parent?: string } = tree.entries[above]!;
      above = parent === undefined ? undefined : tree.index.get(parent);
    }
    return above ?? -1;
  };

  const find = (text: string, within = -1): readonly number[] | null => {
    let path = within;
    let joined = true;
    // Whether it began with a division that lies above those of the tree.
    let above = false;
    BEFORE.lastIndex = 0;
    BEFORE.test(text);
    let at = BEFORE.lastIndex;
    walk: while (at < text.length) {
      const unit = text.charCodeAt(at);
      trie.find(text, at, found);
      for (let i = found.count - 1; i >= 0; i--) {
        const end = found.ends[i]!;
        const candidates = consistent(found.values[i]!, text, end);
        if (candidates === null) continue;
        if (candidates.length > 1) return candidates;
        path = candidates[0] ?? path;
        above = true;
        at = end;
        continue walk;
      }
      // Between two places nobody can choose: it lies in what holds both.
      for (let i = found.count - 1; joined && path >= 0 && i >= 0; i--) {
        const other = rival(text, found.ends[i]!, found.values[i]!, path);
        if (other === undefined) continue;
        path = around(path, other.entries);
        break walk;
      }
      if (isBetween(unit)) at++;
      else if (isBracket(unit) && joined && path >= 0 && continues(text, at + 1, path)) at++;
      else if (isEnd(unit)) break;
      else {
        joined = false;
        // Nothing stands before a place but its like: elsewhere it is a mention.
        if (path < 0) break;
        at++;
      }
    }
    return path < 0 ? null : [path];

    function consistent(places: readonly Place[], address: string, end: number): readonly number[] | null {
      const all: number[] = [];
      let repeats = false;
      for (const place of places) {
        const entries = meant(place, path);
        if (entries === null || !isPlace(place, address, end, path >= 0 || above, joined)) continue;
        if (entries.length === 0) repeats = true;
        for (const one of entries) if (!all.includes(one)) all.push(one);
      }
      return all.length > 0 || repeats ? all : null;
    }
  };
  return { find };
}

/** Spaces and signs between the parts of a path. */
function isBetween(unit: number): boolean {
  return (
    unit === 0x20 ||
    unit === 0x3000 ||
    unit === 0x2d ||
    unit === 0x2f ||
    unit === 0x2c ||
    unit === 0xff0c ||
    unit === 0x3001 ||
    unit === 0xb7
  );
}

function isBracket(unit: number): boolean {
  return unit === 0x28 || unit === 0xff08;
}

/** What comes after is no part of the path: a number, a road, a lane, a village, a bracket. */
function isEnd(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19) || ENDS.has(unit);
}

const ENDS: ReadonlySet<number> = new Set([...'路街道巷弄村号()（）[]【】;；。'].map((one) => one.charCodeAt(0)));

function namesOf(tree: CodeTree): NameTrie<Place[]> {
  const trie = new NameTrie<Place[]>();
  const add = (name: string, place: Place): void => {
    trie.at(name, () => []).push(place);
  };
  tree.entries.forEach(({ code, label: { zh } }, at) => {
    if (zh === undefined || zh === '') return;
    const level = levelOf(code);
    add(zh, { entries: [at], level, short: false, homonym: HOMONYMS.has(zh) });
    const short = shortName(zh, level);
    if (short !== null) add(short, { entries: [at], level, short: true, homonym: false });
  });
  // A list of one city's counties may leave out what they lie in.
  for (const { code, label } of regionTree().entries) {
    if (tree.index.has(code) || !isAboveAll(code, tree)) continue;
    const level = levelOf(code);
    add(label.zh!, { entries: [], level, short: false, homonym: false });
    const short = shortName(label.zh!, level);
    if (short !== null) add(short, { entries: [], level, short: true, homonym: false });
  }
  for (const [name, codes] of Object.entries(FORMER_NAMES)) {
    const entries = codes.flatMap((code) => resolveCode(tree, code));
    // Of a divided one all parts have to be known.
    if (entries.length < codes.length || tree.entries.some(({ label }) => label.zh === name)) continue;
    add(name, { entries, level: levelOf(codes[0]!), short: false, homonym: false });
  }
  return trie;
}

/** Whether all divisions of a list lie in one that it does not have. */
function isAboveAll(code: string, { entries }: CodeTree): boolean {
  const level = levelOf(code);
  if (level !== 'province' && level !== 'prefecture') return false;
  const prefix = code.slice(0, level === 'province' ? 2 : 4);
  return entries.every((entry) => entry.code.startsWith(prefix));
}

/** 玉环 for 玉环市, 浙江 for 浙江省, 广西 for 广西壮族自治区; a street has none. */
function shortName(label: string, level: DivisionLevel): string | null {
  if (level === 'street') return null;
  const short = label.replace(/(壮族|回族|维吾尔|畲族)?(自治区|自治县|自治州|特别行政区|地区|省|市|区|县)$/, '');
  return short.length >= 2 && short !== label ? short : null;
}
