import { expect, test } from 'vitest';
import { quoted, readEnvironmentLine, readReply } from './lines.ts';

test.each([
  ['200 result=1', { code: 200, result: '1', data: null, endpos: null }],
  ['200 result=0 endpos=17760', { code: 200, result: '0', data: null, endpos: 17760 }],
  ['200 result=12 (timeout)', { code: 200, result: '12', data: 'timeout', endpos: null }],
  ['200 result= (timeout)', { code: 200, result: '', data: 'timeout', endpos: null }],
  ['200 result=', { code: 200, result: '', data: null, endpos: null }],
  ['200 result=1 (a (b) c)', { code: 200, result: '1', data: 'a (b) c', endpos: null }],
  [
    '511 Command Not Permitted on a dead channel',
    { code: 511, result: null, data: null, endpos: null },
  ],
])('reads %s', (line, reply) => {
  expect(readReply(line)).toEqual(reply);
});

test.each(['', 'HANGUP', '20 result=1', 'result=1', '\u0000'])('reads no answer in %j', (line) => {
  expect(readReply(line)).toBeNull();
});

test('reads what is said of a call, and nothing else', () => {
  expect(readEnvironmentLine('agi_callerid: +14165550134')).toEqual(['callerid', '+14165550134']);
  expect(readEnvironmentLine('agi_accountcode: ')).toEqual(['accountcode', '']);
  expect(readEnvironmentLine('agi_accountcode:')).toEqual(['accountcode', '']);
  expect(readEnvironmentLine('GET / HTTP/1.1')).toBeNull();
});

test.each(['a\nHANGUP', 'a"b', 'a\\', '${SHELL(x)}', 'a\u0000'])(
  'says no %j in a command',
  (word) => {
    expect(() => quoted(word)).toThrow(TypeError);
  },
);
