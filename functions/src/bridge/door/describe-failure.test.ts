import { expect, it } from 'vitest';
import { describeFailure } from './describe-failure.ts';

it('says kind, code and place of an error, and nothing that it quotes', () => {
  const error = Object.assign(new TypeError('{"participantCode":"…"}'), { code: 7 });
  const told = describeFailure(error);
  expect(told).toMatchObject({ kind: 'TypeError', code: 7 });
  expect(JSON.stringify(told)).not.toContain('participantCode');
  const at = told['at'] as string[];
  expect(at.length).toBeGreaterThan(0);
  expect(at.length).toBeLessThanOrEqual(6);
  for (const line of at) expect(line).toMatch(/^at /);
});

it('says no code that is none, and no place where there is none', () => {
  const error = Object.assign(new Error('x'), { code: { secret: 1 } });
  delete error.stack;
  expect(describeFailure(error)).toEqual({ kind: 'Error', code: null, at: [] });
});

it.each([
  ['a text', 'string'],
  [undefined, 'undefined'],
  [null, 'object'],
])('says of %j, which is no error, what it is', (thrown, kind) => {
  expect(describeFailure(thrown)).toEqual({ kind });
});
