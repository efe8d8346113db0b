import type { DocEntry, DocList, DocMap, DocNode, DocScalar, ScalarStyle } from '../../src/document/node.ts';
import { KNOWN_KEYS, NASTY_SCALARS } from './nasty.ts';
import type { Random } from './random.ts';

const NOWHERE = { start: 0, end: 0 };

/** A tree that may be changed. Where its nodes stand has no meaning: it will be printed. */
type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };
type Parent = Writable<DocMap> | Writable<DocList>;

interface Slot {
  readonly parent: Parent;
  readonly at: number;
}

const scalar = (text: string, style: ScalarStyle = 'plain'): DocScalar => ({
  kind: 'scalar',
  text,
  style,
  span: NOWHERE,
});
const list = (...items: DocNode[]): DocList => ({ kind: 'list', items, span: NOWHERE });
const entry = (key: string, value: DocNode): DocEntry => ({ key: scalar(key), value });
const map = (...entries: DocEntry[]): DocMap => ({ kind: 'map', entries, span: NOWHERE });

function slotsOf(root: DocNode, found: Slot[] = []): Slot[] {
  if (root.kind === 'scalar') return found;
  const children = root.kind === 'map' ? root.entries.map(({ value }) => value) : root.items;
  children.forEach((child, at) => {
    found.push({ parent: root as Parent, at });
    slotsOf(child, found);
  });
  return found;
}

const valueAt = ({ parent, at }: Slot): DocNode =>
  parent.kind === 'map' ? parent.entries[at]!.value : parent.items[at]!;

function put({ parent, at }: Slot, value: DocNode): void {
  if (parent.kind === 'map') parent.entries[at] = { key: parent.entries[at]!.key, value };
  else parent.items[at] = value;
}

function remove({ parent, at }: Slot): void {
  if (parent.kind === 'map') parent.entries.splice(at, 1);
  else parent.items.splice(at, 1);
}

function insert({ parent, at }: Slot, value: DocNode, key: string): void {
  if (parent.kind === 'map') parent.entries.splice(at, 0, entry(key, value));
  else parent.items.splice(at, 0, value);
}

/** A word as it is when one letter of it went wrong. */
function nearMiss(text: string, random: Random): string {
  const letters = [...text];
  const at = random.below(letters.length + 1);
  const before = letters.slice(0, at).join('');
  const [one = '', two = '', ...rest] = letters.slice(at);
  const after = two + rest.join('');
  switch (random.below(5)) {
    case 0:
      return before + after;
    case 1:
      return before + one + one + after;
    case 2:
      return before + two + one + rest.join('');
    case 3:
      return random.chance(0.5) ? text.toUpperCase() : `${text} `;
    default:
      return before + random.pick(['x', '_', '-', '中', 'ｅ', '.']) + after;
  }
}

/** `inner` in many layers of one form. */
function deep(inner: DocNode, random: Random): DocNode {
  const layer = random.pick<(node: DocNode) => DocNode>([
    (node) => list(node),
    (node) => map(entry('not', node)),
    (node) => map(entry('all', list(node))),
    (node) => map(entry('sum', list(scalar('1'), node))),
    (node) => map(entry('upTo', node)),
    (node) => map(entry('choose', list(map(entry('otherwise', node))))),
  ]);
  let node = inner;
  for (let i = random.pick([5, 20, 40, 62, 70]); i > 0; i--) node = layer(node);
  return node;
}

interface Ground {
  readonly root: DocNode;
  /** Of another file. */
  readonly donor: DocNode;
  readonly slots: readonly Slot[];
  readonly random: Random;
}

type Change = (ground: Ground) => void;

const slot = ({ slots, random }: Ground): Slot => random.pick(slots);
const onMap = (ground: Ground): Slot => {
  const inMaps = ground.slots.filter(({ parent }) => parent.kind === 'map');
  return inMaps.length > 0 ? ground.random.pick(inMaps) : slot(ground);
};
const onScalar = (ground: Ground): Slot => {
  const scalars = ground.slots.filter((one) => valueAt(one).kind === 'scalar');
  return scalars.length > 0 ? ground.random.pick(scalars) : slot(ground);
};

function rename({ parent, at }: Slot, key: string): void {
  if (parent.kind === 'map') parent.entries[at] = { key: scalar(key), value: parent.entries[at]!.value };
}

const CHANGES: readonly (readonly [number, readonly [string, Change]])[] = [
  [5, ['drop', (ground) => remove(slot(ground))]],
  [
    5,
    [
      'near miss of a key',
      (ground) => {
        const one = onMap(ground);
        if (one.parent.kind === 'map') rename(one, nearMiss(one.parent.entries[one.at]!.key.text, ground.random));
      },
    ],
  ],
  [4, ['another known key', (ground) => rename(onMap(ground), ground.random.pick(KNOWN_KEYS))]],
  [2, ['nasty key', (ground) => rename(onMap(ground), ground.random.pick(NASTY_SCALARS))]],
  [
    4,
    [
      'near miss of a scalar',
      (ground) => {
        const one = onScalar(ground);
        const value = valueAt(one);
        if (value.kind === 'scalar') put(one, { ...value, text: nearMiss(value.text, ground.random) });
      },
    ],
  ],
  [
    5,
    [
      'swap scalars',
      (ground) => {
        const [a, b] = [onScalar(ground), onScalar(ground)];
        const [left, right] = [valueAt(a), valueAt(b)];
        if (left.kind !== 'scalar' || right.kind !== 'scalar') return;
        put(a, right);
        put(b, left);
      },
    ],
  ],
  [
    10,
    [
      'nasty scalar',
      (ground) => {
        const { random } = ground;
        const text = random.pick(NASTY_SCALARS);
        put(
          random.chance(0.9) ? onScalar(ground) : slot(ground),
          scalar(text, random.pick(['plain', 'quoted', 'block'])),
        );
      },
    ],
  ],
  [3, ['known word as a scalar', (ground) => put(onScalar(ground), scalar(ground.random.pick(KNOWN_KEYS)))]],
  [
    3,
    [
      'quote or unquote',
      (ground) => {
        const one = onScalar(ground);
        const value = valueAt(one);
        if (value.kind === 'scalar') put(one, { ...value, style: value.style === 'plain' ? 'quoted' : 'plain' });
      },
    ],
  ],
  [
    4,
    [
      'move',
      (ground) => {
        const [from, to] = [slot(ground), slot(ground)];
        const value = structuredClone(valueAt(from));
        remove(from);
        insert(to, value, ground.random.pick(KNOWN_KEYS));
      },
    ],
  ],
  [3, ['copy over', (ground) => put(slot(ground), structuredClone(valueAt(slot(ground))))]],
  [
    4,
    [
      'duplicate',
      (ground) => {
        const one = slot(ground);
        const key = one.parent.kind === 'map' ? one.parent.entries[one.at]!.key.text : '';
        const other = ground.random.chance(0.2) ? key : nearMiss(key, ground.random);
        insert(one, structuredClone(valueAt(one)), other);
      },
    ],
  ],
  [
    4,
    [
      'graft',
      (ground) => {
        const { random } = ground;
        const scions = slotsOf(ground.donor);
        if (scions.length === 0) return;
        const scion = random.pick(scions);
        const value = structuredClone(valueAt(scion));
        const key = scion.parent.kind === 'map' ? scion.parent.entries[scion.at]!.key.text : random.pick(KNOWN_KEYS);
        if (random.chance(0.5)) put(slot(ground), value);
        else insert(slot(ground), value, key);
      },
    ],
  ],
  [
    3,
    [
      'wrap',
      (ground) => {
        const { random } = ground;
        const one = slot(ground);
        put(one, random.chance(0.4) ? list(valueAt(one)) : map(entry(random.pick(KNOWN_KEYS), valueAt(one))));
      },
    ],
  ],
  [
    3,
    [
      'unwrap',
      (ground) => {
        const one = slot(ground);
        const inner = slotsOf(valueAt(one));
        if (inner.length > 0) put(one, structuredClone(valueAt(ground.random.pick(inner))));
      },
    ],
  ],
  [
    3,
    [
      'empty',
      (ground) => put(slot(ground), ground.random.pick<() => DocNode>([() => list(), () => map(), () => scalar('')])()),
    ],
  ],
  [
    2,
    [
      'mapping to list and back',
      (ground) => {
        const one = slot(ground);
        const value = valueAt(one);
        if (value.kind === 'map') put(one, list(...value.entries.map((each) => each.value)));
        if (value.kind === 'list')
          put(one, map(...value.items.map((item, i) => entry(KNOWN_KEYS[i] ?? `k${i}`, item))));
      },
    ],
  ],
  [
    1,
    [
      'many',
      (ground) => {
        const one = slot(ground);
        if (one.parent.kind !== 'list') return;
        for (let i = 0; i < 30; i++) insert(one, structuredClone(valueAt(one)), '');
      },
    ],
  ],
  [
    1,
    [
      'nest',
      (ground) => {
        const one = slot(ground);
        put(one, deep(valueAt(one), ground.random));
      },
    ],
  ],
  [
    2,
    [
      'reorder',
      ({ slots, random }) => {
        const { parent } = random.pick(slots);
        if (parent.kind === 'map') parent.entries.reverse();
        else parent.items.reverse();
      },
    ],
  ],
];

/** A tree changed as authors change one: words, values and branches that went missing, astray or wrong. */
export function mutateTree(
  original: DocNode,
  donor: DocNode,
  random: Random,
): { readonly kinds: readonly string[]; readonly root: DocNode } {
  // In a list, so that the root stands somewhere too.
  const top = list(structuredClone(original));
  const kinds: string[] = [];
  for (
    let i = random.weighted([
      [6, 1],
      [3, 2],
      [1, 6],
    ]);
    i > 0;
    i--
  ) {
    const slots = slotsOf(top);
    const inner = slots.length > 1 && !random.chance(0.01) ? slots.slice(1) : slots;
    if (inner.length === 0) break;
    const [kind, change] = random.weighted(CHANGES);
    kinds.push(kind);
    change({ root: top, donor, slots: inner, random });
  }
  return { kinds, root: top.items[0] ?? scalar('') };
}
