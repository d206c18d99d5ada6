import { expect, it } from 'vitest';
import { sortAnswer } from './sort-answer.ts';

const rejected = (index: number, code: string, over = {}) => ({
  index,
  code,
  count: 1,
  eventId: null,
  message: '',
  ...over,
});

it('sorts the events of a request by what became of them', () => {
  const answer = {
    rejected: [
      rejected(1, 'try_again'),
      rejected(2, 'invalid_event', { fields: ['at'] }),
      rejected(3, 'time_in_future'),
      rejected(4, 'a code that was added since'),
      rejected(5, 'too_many_events', { count: 3 }),
    ],
  };
  expect(sortAnswer(['a', 'b', 'c', 'd', 'e', 'f', 'g'], answer)).toEqual({
    taken: ['a'],
    again: [
      { event: 'b', code: 'try_again', fields: [] },
      { event: 'd', code: 'time_in_future', fields: [] },
    ],
    beyond: ['f', 'g'],
    refused: [
      { event: 'c', code: 'invalid_event', fields: ['at'] },
      { event: 'e', code: 'a code that was added since', fields: [] },
    ],
  });
});

it('takes what is not rejected for taken', () => {
  const sorted = { taken: ['a', 'b'], again: [], beyond: [], refused: [] };
  expect(sortAnswer(['a', 'b'], { rejected: [] })).toEqual(sorted);
});
