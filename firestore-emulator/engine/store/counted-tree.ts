/**
 * A sorted map that also knows how many entries stand before any key: a B+ tree whose nodes carry the
 * number of entries below them. To find, to add, to remove and to count all go down one path.
 */

/** Entries of a leaf, and children of an inner node, at most. */
const MOST = 32;

/** Two neighbours that hold no more than this together become one. Half, so that the next entry does not split them. */
const MERGED = MOST / 2;

class Leaf<K, V> {
  constructor(
    readonly keys: K[],
    readonly values: V[],
  ) {}

  get size(): number {
    return this.keys.length;
  }
}

class Inner<K, V> {
  constructor(
    /** For each child a key that none of its own precedes, and that all of the children before it precede. */
    readonly keys: K[],
    readonly children: Node<K, V>[],
    /** Of the entries below it. */
    public size: number,
  ) {}
}

type Node<K, V> = Leaf<K, V> | Inner<K, V>;

export class CountedTree<K, V> {
  readonly #compare: (a: K, b: K) => number;
  #root: Node<K, V>;

  /** A tree of these keys, which must be in order and all different, each with the value at its place. */
  constructor(compare: (a: K, b: K) => number, keys: readonly K[], values: readonly V[]) {
    this.#compare = compare;
    let level: Node<K, V>[] = parts(keys.length).map(
      ([from, to]) => new Leaf(keys.slice(from, to), values.slice(from, to)),
    );
    while (level.length > 1) {
      const below = level;
      level = parts(below.length).map(([from, to]) => innerOf(below.slice(from, to)));
    }
    this.#root = level[0] ?? new Leaf<K, V>([], []);
  }

  get size(): number {
    return this.#root.size;
  }

  /** Adds the key, or gives it another value if it is there. */
  set(key: K, value: V): void {
    this.#set(this.#root, key, value);
    if (widthOf(this.#root) > MOST) this.#root = innerOf([this.#root, split(this.#root)]);
  }

  /** False if there is no such key. */
  delete(key: K): boolean {
    const isGone = this.#delete(this.#root, key);
    while (this.#root instanceof Inner && this.#root.children.length < 2) {
      this.#root = this.#root.children[0] ?? new Leaf<K, V>([], []);
    }
    return isGone;
  }

  /** How many keys come before this one, which need not be there itself. */
  countBefore(key: K): number {
    let node = this.#root;
    let before = 0;
    while (node instanceof Inner) {
      const at = this.#childOf(node, key);
      for (let i = 0; i < at; i += 1) before += (node.children[i] as Node<K, V>).size;
      node = node.children[at] as Node<K, V>;
    }
    return before + this.#placeIn(node.keys, key);
  }

  /**
   * The values from the place `from` up to the place before `to`, the first place being 0; with
   * `reverse` the same ones backwards. The tree must not be changed while they are read.
   */
  *values(from: number, to: number, reverse: boolean): Generator<V, void, undefined> {
    if (from >= to) return;
    for (const [leaf, place] of leavesIn(this.#root, from, to, 0, reverse)) {
      const first = Math.max(0, from - place);
      const end = Math.min(leaf.size, to - place);
      if (reverse) for (let i = end - 1; i >= first; i -= 1) yield leaf.values[i] as V;
      else for (let i = first; i < end; i += 1) yield leaf.values[i] as V;
    }
  }

  /** Whether the node has one entry more now. */
  #set(node: Node<K, V>, key: K, value: V): boolean {
    if (node instanceof Leaf) {
      const at = this.#placeIn(node.keys, key);
      if (at < node.size && this.#compare(node.keys[at] as K, key) === 0) {
        node.values[at] = value;
        return false;
      }
      node.keys.splice(at, 0, key);
      node.values.splice(at, 0, value);
      return true;
    }
    const at = this.#childOf(node, key);
    const child = node.children[at] as Node<K, V>;
    if (!this.#set(child, key, value)) return false;
    node.size += 1;
    if (widthOf(child) > MOST) {
      const right = split(child);
      node.children.splice(at + 1, 0, right);
      node.keys.splice(at + 1, 0, right.keys[0] as K);
    }
    return true;
  }

  #delete(node: Node<K, V>, key: K): boolean {
    if (node instanceof Leaf) {
      const at = this.#placeIn(node.keys, key);
      if (at === node.size || this.#compare(node.keys[at] as K, key) !== 0) return false;
      node.keys.splice(at, 1);
      node.values.splice(at, 1);
      return true;
    }
    const at = this.#childOf(node, key);
    if (!this.#delete(node.children[at] as Node<K, V>, key)) return false;
    node.size -= 1;
    mergeAround(node, at);
    return true;
  }

  /** The place of the child below which a key is, or would be. */
  #childOf(node: Inner<K, V>, key: K): number {
    let low = 1;
    let high = node.keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(node.keys[middle] as K, key) <= 0) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The place of the first key that does not come before this one. */
  #placeIn(keys: readonly K[], key: K): number {
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(keys[middle] as K, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function widthOf<K, V>(node: Node<K, V>): number {
  return node.keys.length;
}

function widthAt<K, V>(nodes: readonly Node<K, V>[], at: number): number {
  const node = nodes[at];
  return node === undefined ? Infinity : widthOf(node);
}

/** Beginnings and ends of as many nearly equal parts as are needed. Full ones would be split by the next entry. */
function parts(count: number): (readonly [number, number])[] {
  const needed = Math.ceil(count / (MOST * 0.75));
  return Array.from({ length: needed }, (_, i) => [
    Math.floor((i * count) / needed),
    Math.floor(((i + 1) * count) / needed),
  ]);
}

function innerOf<K, V>(children: Node<K, V>[]): Inner<K, V> {
  return new Inner(
    children.map((child) => child.keys[0] as K),
    children,
    sizeOf(children),
  );
}

function sizeOf<K, V>(nodes: readonly Node<K, V>[]): number {
  return nodes.reduce((sum, node) => sum + node.size, 0);
}

/** Takes the node's second half out of it. */
function split<K, V>(node: Node<K, V>): Node<K, V> {
  const half = widthOf(node) >>> 1;
  const keys = node.keys.splice(half);
  if (node instanceof Leaf) return new Leaf(keys, node.values.splice(half));
  const children = node.children.splice(half);
  const right = new Inner(keys, children, sizeOf(children));
  node.size -= right.size;
  return right;
}

/** Takes the child at this place out if nothing is left in it, or joins it with a neighbour if both are small. */
function mergeAround<K, V>(node: Inner<K, V>, at: number): void {
  const { children, keys } = node;
  const width = widthOf(children[at] as Node<K, V>);
  if (width > MERGED) return;
  if (width === 0) {
    children.splice(at, 1);
    keys.splice(at, 1);
    return;
  }
  const left = width + widthAt(children, at - 1) <= MERGED ? at - 1 : at;
  if (left === at && width + widthAt(children, at + 1) > MERGED) return;
  const into = children[left] as Node<K, V>;
  const [from] = children.splice(left + 1, 1) as [Node<K, V>];
  const [bound] = keys.splice(left + 1, 1) as [K];
  if (into instanceof Leaf && from instanceof Leaf) {
    into.keys.push(...from.keys);
    into.values.push(...from.values);
  } else if (into instanceof Inner && from instanceof Inner) {
    // Its own first key is never looked at, and may be too high by now; the one up here holds.
    into.keys.push(...from.keys.with(0, bound));
    into.children.push(...from.children);
    into.size += from.size;
  }
}

/** The leaves that have entries of these places, each with the place of its first entry; `place` is the node's. */
function* leavesIn<K, V>(
  node: Node<K, V>,
  from: number,
  to: number,
  place: number,
  reverse: boolean,
): Generator<readonly [Leaf<K, V>, number], void, undefined> {
  if (place >= to || place + node.size <= from) return;
  if (node instanceof Leaf) {
    yield [node, place];
    return;
  }
  const count = node.children.length;
  let at = reverse ? place + node.size : place;
  for (let i = 0; i < count; i += 1) {
    const child = node.children[reverse ? count - 1 - i : i] as Node<K, V>;
    if (reverse) at -= child.size;
    yield* leavesIn(child, from, to, at, reverse);
    if (!reverse) at += child.size;
  }
}
