import { expect, test } from 'vitest';
import { type BridgeEvent, BridgeRefusal, NoAnswer } from '../../bridges/client/index.ts';
import { openPatientBridge, type Pause } from './patient-bridge.ts';

const REQUEST = {
  callId: 'c1',
  dialedNumber: '+15145550100',
  callerId: null,
  digits: '1',
  attempt: 1,
};
const JOIN = { decision: 'prompt' } as never;
const events = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ eventId: `e${at}` }) as unknown as BridgeEvent);
const refusal = (status: number, code = 'unavailable') =>
  new BridgeRefusal({ status, headers: new Headers(), body: { error: { code } } });
const noAnswer = new NoAnswer('The API did not answer');

/** A bridge whose requests are answered with these, in turn; and how long it paused between them. */
function bridgeAnswered(...answers: readonly unknown[]) {
  const rest = [...answers];
  const asked: unknown[] = [];
  const pauses: number[] = [];
  const answer = (request: unknown): Promise<never> => {
    asked.push(request);
    const next = rest.shift();
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next as never);
  };
  const pause: Pause = (milliseconds) => Promise.resolve(pauses.push(milliseconds));
  const open = (signal?: AbortSignal) =>
    openPatientBridge(
      { resolve: answer, events: answer },
      signal === undefined ? { pause } : { pause, signal },
    );
  return { open, asked, pauses };
}

test.each([
  ['no answer', noAnswer],
  ['a 500', refusal(500)],
  ['a 503', refusal(503)],
  ['a 429', refusal(429)],
  ['a signature that was taken before', refusal(409, 'replayed')],
])('after %s a request is sent again', async (_, error) => {
  const { open, asked } = bridgeAnswered(error, JOIN);
  expect(await open().resolve(REQUEST)).toBe(JOIN);
  expect(asked).toEqual([REQUEST, REQUEST]);
});

test.each([400, 401, 404, 405, 413, 415])('a %s is not sent again', async (status) => {
  const { open, asked } = bridgeAnswered(refusal(status, 'x'), JOIN);
  await expect(open().resolve(REQUEST)).rejects.toThrow(BridgeRefusal);
  expect(asked).toHaveLength(1);
});

test('a defect is not taken for a missing answer', async () => {
  const { open } = bridgeAnswered(new TypeError('x is not a function'), JOIN);
  await expect(open().resolve(REQUEST)).rejects.toThrow('x is not a function');
});

test('it goes on for a hundred times, at once first and then ever later up to eight seconds', async () => {
  const { open, asked, pauses } = bridgeAnswered(...Array<Error>(100).fill(refusal(503)), JOIN);
  expect(await open().resolve(REQUEST)).toBe(JOIN);
  expect(asked).toHaveLength(101);
  expect(pauses.slice(0, 8)).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000, 8000]);
  expect(pauses).toHaveLength(99);
});

test('events that were not taken are sent again alone, twenty times if need be', async () => {
  const none = { rejected: [] };
  const last = { rejected: [{ index: 0, count: 1, code: 'try_again' }] };
  const { open, asked } = bridgeAnswered(
    { rejected: [{ index: 2, count: 1, code: 'try_again' }] },
    ...Array<unknown>(20).fill(last),
    none,
  );
  const told = events(3);
  await open().tell(told);
  expect(asked).toEqual([told, ...Array<unknown>(21).fill([told[2]])]);
});

test('an event that will not be taken is told of', async () => {
  const { open } = bridgeAnswered({ rejected: [{ index: 0, count: 1, code: 'unknown_leg' }] });
  await expect(open().tell(events(1))).rejects.toThrow('An event was refused: unknown_leg');
});

test('when nobody waits any more it ends with what it is told', async () => {
  const stop = new AbortController();
  const { open, asked } = bridgeAnswered(refusal(503), refusal(503), JOIN);
  stop.abort(new RangeError('stopped'));
  await expect(open(stop.signal).resolve(REQUEST)).rejects.toThrow(RangeError);
  expect(asked).toHaveLength(1);
});
