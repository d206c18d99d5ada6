import { Timestamp } from 'firebase/firestore/lite';
import { describe, expect, it } from 'vitest';
import { beginFeed, canFollow, followFeed, followsAfter, type Feed, type Row } from './feed.ts';

const LINGERS = 1000;
const at = (milliseconds: number) => Timestamp.fromMillis(milliseconds);
const row = (id: string, changedAt: number | null, isOver = false): Row => ({
  ...{ id, isOver },
  changedAt: changedAt === null ? null : at(changedAt),
});
const ids = ({ items }: Feed<Row>) => items.map(({ id }) => id).toSorted();
const begun = beginFeed([row('a', 5005), row('b', 5007)], at(5007), 100);
const followed = (feed: Feed<Row>, changed: readonly Row[], now = 200) =>
  followFeed(feed, changed, now, LINGERS);

describe('what goes on', () => {
  it('begins with what is there, and goes on after the newest change', () => {
    expect(ids(begun)).toEqual(['a', 'b']);
    expect(followsAfter(begun)?.toMillis()).toBe(3007);
    expect(followsAfter(beginFeed([row('a', 5009)], at(5007), 100))?.toMillis()).toBe(3009);
    expect(followsAfter(beginFeed([], null, 0))).toBeNull();
  });

  it('is the same array where nothing has changed', () => {
    const later = followed(begun, []);
    expect(later.items).toBe(begun.items);
    expect(later.readAt).toBe(200);
  });

  it('takes in what is new and what has changed', () => {
    const later = followed(begun, [row('c', 5008), row('a', 5009)]);
    expect(ids(later)).toEqual(['a', 'b', 'c']);
    expect(later.items.find(({ id }) => id === 'a')?.changedAt?.toMillis()).toBe(5009);
    expect(later.items.find(({ id }) => id === 'b')).toBe(begun.items[1]);
  });

  it('asks for some looks back, as a later change may bear an earlier time', () => {
    const first = followed(begun, [row('c', 5020)]);
    expect(followsAfter(first)?.toMillis()).toBe(3007);
    const second = followed(first, [row('c', 5020), row('d', 5019)]);
    expect(ids(second)).toContain('d');
    expect(followsAfter(second)?.toMillis()).toBe(5007);
    const third = followed(second, []);
    expect(followsAfter(third)?.toMillis()).toBe(5020);
  });

  it('is not changed by what is read once more', () => {
    const first = followed(begun, [row('c', 5020)]);
    expect(followed(first, [row('c', 5020)]).items).toBe(first.items);
    // An answer that was on its way for long has nothing newer to say.
    expect(followed(first, [row('c', 5018)]).items).toBe(first.items);
  });

  it('shows what is over for a while, and then no more', () => {
    const over = followed(begun, [row('a', 5008, true)], 1000);
    expect(over.items.find(({ id }) => id === 'a')?.isOver).toBe(true);
    expect(ids(followed(over, [], 1999))).toEqual(['a', 'b']);
    const gone = followed(over, [], 2000);
    expect(ids(gone)).toEqual(['b']);
    expect(followed(gone, [], 3000).items).toBe(gone.items);
  });

  it('lets what goes on again stay', () => {
    const over = followed(begun, [row('a', 5008, true)], 1000);
    const again = followed(over, [row('a', 5009)], 1500);
    expect(ids(followed(again, [], 9000))).toEqual(['a', 'b']);
  });

  it('has nothing of what was over before it was known', () => {
    expect(followed(begun, [row('old', 5009, true)]).items).toBe(begun.items);
    expect(ids(beginFeed([row('a', 5001), row('old', 5002, true)], at(2), 0))).toEqual(['a']);
  });

  it('takes the newer of two rows that an earlier version wrote without a time', () => {
    const old = beginFeed([row('a', null)], null, 0);
    expect(followed(old, [row('a', 5003)]).items[0]?.changedAt?.toMillis()).toBe(5003);
    expect(followsAfter(followed(old, []))).toBeNull();
  });

  it('is read anew once it has not been for minutes', () => {
    expect(canFollow(undefined, 0)).toBe(false);
    expect(canFollow(begun, 100 + 5 * 60_000 - 1)).toBe(true);
    expect(canFollow(begun, 100 + 5 * 60_000)).toBe(false);
  });
});
