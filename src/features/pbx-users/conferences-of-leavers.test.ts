import { expect, it } from 'vitest';
import { conferencesOfLeavers } from './conferences-of-leavers.ts';

const LEFT = new Date('2026-11-01T12:00:00Z');
const user = (conferenceId: string, leftAt: Date | null, hasConference: boolean) => ({
  ...{ conferenceId, leftAt, hasConference },
});

it('takes the conferences of those who have left, and of nobody who is still there', () => {
  const users = [
    user('a', LEFT, true),
    user('b', LEFT, false),
    user('c', null, true),
    user('d', null, false),
    user('e', LEFT, true),
  ];
  expect(conferencesOfLeavers(users)).toEqual({
    ids: ['a', 'e'],
    alone: { present: 2, without: 1 },
  });
  expect(conferencesOfLeavers([])).toEqual({ ids: [], alone: { present: 0, without: 0 } });
});
