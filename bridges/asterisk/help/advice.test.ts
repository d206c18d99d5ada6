import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { jsonLog } from '../../client/index.ts';
import { adviceFor, withAdvice } from './advice.ts';

const BRIDGES = path.resolve(import.meta.dirname, '../..');

test('has advice for every warning and error that the adapter and its client log', () => {
  const files = ['asterisk', 'client'].flatMap((folder) =>
    readdirSync(path.join(BRIDGES, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.startsWith('testing'))
      .map((file) => readFileSync(path.join(BRIDGES, folder, file), 'utf8')),
  );
  const names = files.flatMap((text) =>
    [...text.matchAll(/\blog\((.*?)'((?:asterisk|clock|heartbeat|outbox)\.\w+)'/gs)].flatMap(
      ([, level = '', name = '']) => (level.trim() === "'info'," ? [] : [name]),
    ),
  );
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => adviceFor(name, {}) === null)).toEqual([]);
});

test('goes by what was said', () => {
  const refused = { status: 401, code: 'signature_invalid' };
  expect(adviceFor('outbox.notSent', refused)).toMatch(/^compare key\.id and the secret/);
  expect(adviceFor('asterisk.unreachable', refused)).toBe(adviceFor('outbox.notSent', refused));
  expect(adviceFor('outbox.notSent', { status: 404, code: null })).toContain('ends with /bridge');
  expect(adviceFor('outbox.notSent', { status: 502, code: null })).toContain('reach the host');
  expect(adviceFor('outbox.notSent', { status: 400, code: 'x' })).toContain('tell the operator');
  expect(adviceFor('outbox.notSent', { failure: 'NoAnswer' })).toContain('reach the host');
  expect(adviceFor('asterisk.notConnected', { said: 'Authentication failed' })).toContain(
    'manager.conf',
  );
  expect(adviceFor('asterisk.notConnected', { failure: 'NoConfBridge' })).toContain(
    'app_confbridge.so',
  );
  expect(adviceFor('asterisk.notConnected', { failure: 'Error', code: 'EPIPE' })).toContain(
    'ami.host',
  );
  expect(adviceFor('outbox.notSent', { code: 'constructor' })).toContain('tell the operator');
});

test('stands in lines that need somebody, and in no others', () => {
  const lines: string[] = [];
  const log = withAdvice(
    jsonLog(
      (line) => lines.push(line),
      () => new Date(0),
    ),
  );
  log('info', 'asterisk.connected');
  log('error', 'asterisk.soundMissing', { sound: 'conf-getpin' });
  log('warn', 'nobody.knows', { events: 1 });
  expect(lines.map((line) => line.replace(/^.*?"name"/, '{"name"'))).toEqual([
    '{"name":"asterisk.connected"}\n',
    '{"name":"asterisk.soundMissing","sound":"conf-getpin",' +
      '"do":"install the package of sounds, or mend prompts in the settings"}\n',
    '{"name":"nobody.knows","events":1}\n',
  ]);
});
