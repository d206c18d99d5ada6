import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RECORDED, readMessages } from '../testing/recorded.ts';
import { type AmiMessage, AmiReader } from './messages.ts';

function readInChunks(bytes: Uint8Array, cuts: readonly number[]): AmiMessage[] {
  const messages: AmiMessage[] = [];
  const reader = new AmiReader((message) => messages.push(message));
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  for (const [index, from] of places.slice(0, -1).entries()) {
    reader.push(bytes.subarray(from, places[index + 1]));
  }
  return messages;
}

test('reads the same messages however the bytes are cut', () => {
  const whole = readInChunks(RECORDED, []);
  expect(whole.length).toBeGreaterThan(80);
  fc.assert(
    fc.property(fc.array(fc.nat(RECORDED.length), { maxLength: 60 }), (cuts) => {
      expect(readInChunks(RECORDED, cuts)).toEqual(whole);
    }),
    { numRuns: 25 },
  );
});

test('reads fields without regard to capitals, and the variables of a channel', () => {
  const [message] = readMessages(
    'Event: Hangup\r\nCause: 16\r\nChanVariable: A=1\r\nChanVariable: B=x=y\r\nExten: \r\n\r\n',
  );
  expect(message?.event).toBe('Hangup');
  expect(message?.get('cause')).toBe('16');
  expect(message?.get('Exten')).toBe('');
  expect(message?.channelVariable('B')).toBe('x=y');
  expect(message?.channelVariable('C')).toBeNull();
});

test('keeps letters that a chunk cuts in two', () => {
  const bytes = Buffer.from('Event: X\r\nCallerIDName: Zoé\r\n\r\n');
  const messages = readInChunks(bytes, [bytes.indexOf(0xc3) + 1]);
  expect(messages[0]?.get('CallerIDName')).toBe('Zoé');
});

test('passes over greetings, lines without a field, and lines without an end', () => {
  const long = 'x'.repeat(200_000);
  const messages = readMessages(
    `Asterisk Call Manager/5.0.4\r\nEvent: A\r\nno field\r\n: nothing\r\nNote: ${long}\r\nB: 2\r\n\r\n\r\n\r\nEvent: C\r\n\r\n`,
  );
  expect(messages.map((message) => message.event)).toEqual(['A', 'C']);
  expect(messages[0]?.get('B')).toBe('2');
});

test('does not keep what never ends', () => {
  const reader = new AmiReader(() => undefined);
  const chunk = Buffer.alloc(60_000, 'y');
  for (let count = 0; count < 50; count += 1) reader.push(chunk);
  // Its end is no field, whatever it looks like.
  const after: AmiMessage[] = [];
  const next = new AmiReader((message) => after.push(message));
  for (let count = 0; count < 2; count += 1) next.push(chunk);
  next.push(Buffer.from('Cause: 1\r\nEvent: D\r\n\r\n'));
  expect(after.map((message) => [message.event, message.get('Cause')])).toEqual([['D', undefined]]);
});
