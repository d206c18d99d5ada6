import { expect, test } from 'vitest';
import { frameArrays, readForm, readHeaderLines, writeArray, writeFrame } from './frames.ts';

test('a form has messages by their numbers, and headers', () => {
  const body =
    'headers=A%3Ab%0D%0AAuthorization%3ABearer%20x%3D%0D%0A&count=2&ofs=3&req0___data__=%7B%22a%22%3A%22%2B%20b%22%7D&req1___data__=2';
  const { headers, texts } = readForm(body);
  expect(headers).toEqual({ a: 'b', authorization: 'Bearer x=' });
  expect([...texts]).toEqual([
    [3, '{"a":"+ b"}'],
    [4, '2'],
  ]);
});

test('a form may be empty, and must not count with words', () => {
  expect([...readForm('').texts]).toEqual([]);
  expect([...readForm('count=0').texts]).toEqual([]);
  expect(() => readForm('count=1&ofs=many&req0___data__=1')).toThrow('ofs');
});

test('lines that are no headers are passed over', () => {
  expect(readHeaderLines('no header\r\n\r\nA: b\r\n')).toEqual({ a: 'b' });
});

test('a frame is as long as it says, and says the same', () => {
  const text = 'ü😀\ud800';
  for (const frame of [
    writeFrame([text]),
    frameArrays([writeArray(1, [text]), writeArray(2, [])]),
  ]) {
    const end = frame.indexOf('\n');
    const json = frame.slice(end + 1);
    expect(Number(frame.slice(0, end))).toBe(json.length);
    // What UTF-8 cannot say is escaped.
    expect(Buffer.from(json).toString()).toBe(json);
    expect(JSON.stringify(JSON.parse(json))).toContain(JSON.stringify(text));
  }
});
