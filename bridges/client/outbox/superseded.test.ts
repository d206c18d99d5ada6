import { describe, expect, it } from 'vitest';
import type { Heartbeat } from '../api.ts';
import { ended, heartbeat, joined, left } from '../testing/events.ts';
import { isSuperseded } from './superseded.ts';

const whole = (legIds: readonly string[] | null) => heartbeat('h', legIds);
const partial = (legIds: readonly string[] | null) => heartbeat('h', legIds, { partial: true });

describe('a heartbeat that waits', () => {
  it.each<[string, Heartbeat, Parameters<typeof isSuperseded>[1], Heartbeat]>([
    ['nobody is there', whole(null), [], whole(null)],
    ['the same are there', whole(['a', 'b']), [], whole(['a', 'b'])],
    ['somebody has come', whole(['a']), [joined('b')], whole(['a', 'b'])],
    ['who left has been told of', whole(['a', 'b']), [left('b')], whole(['a'])],
    ['the later one knows all', partial(['a']), [], whole(['a'])],
    ['both know a part', partial(['a']), [], partial(['a'])],
  ])('makes way where %s', (_, earlier, between, later) => {
    expect(isSuperseded(earlier, between, later)).toBe(true);
  });

  it.each<[string, Heartbeat, Parameters<typeof isSuperseded>[1], Heartbeat]>([
    ['somebody is gone, and nothing tells of it', whole(['a', 'b']), [], whole(['a'])],
    ['all are gone', whole(['a']), [], whole(null)],
    ['a conference has ended', whole(['a']), [left('a'), ended()], whole(null)],
    ['the later one knows less', whole(['a']), [], partial(['a'])],
    ['the later one does not know that a session is over', partial([]), [], partial(null)],
  ])('stays where %s', (_, earlier, between, later) => {
    expect(isSuperseded(earlier, between, later)).toBe(false);
  });
});
