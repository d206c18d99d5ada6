import { Timestamp } from 'firebase/firestore/lite';

/** A document as it was read: a call, or a caller's leg. */
export interface Row {
  readonly id: string;
  /** When the server last changed it; null: an earlier version wrote it, and says nothing of that. */
  readonly changedAt: Timestamp | null;
  /** It is over: it is shown for a moment more, and then goes. */
  readonly isOver: boolean;
}

/**
 * What goes on, as far as it was read. Firestore is asked again and again for what has changed since, so
 * that a look at a page on which nothing happens costs one reading, however much it shows.
 */
export interface Feed<Item extends Row> {
  /** The same array as before where nothing of it has changed. */
  readonly items: readonly Item[];
  /** When those that are over were first read as such, by their id; in milliseconds. */
  readonly overSince: ReadonlyMap<string, number>;
  /** The newest change that was known after each of the last looks, oldest first. */
  readonly marks: readonly (Timestamp | null)[];
  /** When it was last read, in milliseconds. */
  readonly readAt: number;
}

/**
 * So many looks back changes are asked for: of two that are written at the same moment the later one may
 * bear the earlier time.
 */
const LOOKS_BACK = 2;
/** Of what was read first, by so much. */
const EARLIER_MS = 2_000;
/** A feed that was not read for so long is read anew as a whole. */
const STALE_MS = 5 * 60_000;

/** Whether only changes need to be read. */
export function canFollow(feed: Feed<Row> | undefined, now: number): feed is Feed<Row> {
  return feed !== undefined && now - feed.readAt < STALE_MS;
}

/** After which change to ask; null: for all. */
export function followsAfter({ marks }: Feed<Row>): Timestamp | null {
  return marks[0] ?? null;
}

/**
 * What was read first.
 *
 * @param mark the newest change of all, also of what does not go on, as far as it was asked for before
 */
export function beginFeed<Item extends Row>(
  items: readonly Item[],
  mark: Timestamp | null,
  now: number,
): Feed<Item> {
  const newest = items.map(({ changedAt }) => changedAt).reduce(later, mark);
  const early = newest && Timestamp.fromMillis(Math.max(0, newest.toMillis() - EARLIER_MS));
  const marks = [...Array.from({ length: LOOKS_BACK }, () => early), newest];
  return { items: items.filter(({ isOver }) => !isOver), overSince: new Map(), marks, readAt: now };
}

/**
 * The same with what has changed since. What is over and was not there is none of it: it was told late.
 *
 * @param lingers for so long what is over is still shown, in milliseconds
 */
export function followFeed<Item extends Row>(
  feed: Feed<Item>,
  changed: readonly Item[],
  now: number,
  lingers: number,
): Feed<Item> {
  const known = new Map(feed.items.map((item) => [item.id, item]));
  const overSince = new Map(feed.overSince);
  let isSame = true;
  for (const item of changed) {
    const before = known.get(item.id);
    if (before === undefined && item.isOver) continue;
    if (before !== undefined && isNoNewer(item, before)) continue;
    known.set(item.id, item);
    if (item.isOver) overSince.set(item.id, overSince.get(item.id) ?? now);
    else overSince.delete(item.id);
    isSame = false;
  }
  for (const [id, since] of overSince) {
    if (now - since < lingers) continue;
    known.delete(id);
    overSince.delete(id);
    isSame = false;
  }
  const newest = [...changed.map(({ changedAt }) => changedAt), feed.marks.at(-1) ?? null].reduce(
    later,
    null,
  );
  return {
    items: isSame ? feed.items : [...known.values()],
    overSince,
    marks: [...feed.marks.slice(1), newest],
    readAt: now,
  };
}

/** Read once more, since changes are asked for some looks back. */
function isNoNewer({ changedAt }: Row, before: Row): boolean {
  return changedAt !== null && later(before.changedAt, changedAt) === before.changedAt;
}

function later(a: Timestamp | null, b: Timestamp | null): Timestamp | null {
  if (a === null || b === null) return a ?? b;
  return a.valueOf() >= b.valueOf() ? a : b;
}
