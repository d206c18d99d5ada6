import { afterEach, expect, test } from 'vitest';
import { PlayedManager } from '../testing/played-manager.ts';
import { checkConnections } from './check-connections.ts';

const managers: PlayedManager[] = [];
afterEach(async () => {
  await Promise.all(managers.splice(0).map((each) => each.close()));
});

const SECRET = Buffer.alloc(32, 7).toString('base64');

async function played(): Promise<PlayedManager> {
  const manager = new PlayedManager();
  await manager.listen();
  managers.push(manager);
  return manager;
}

function check(port: number, answer: Response | Error, secret = 'manager-secret') {
  const asked: string[] = [];
  const fetch = (_url: string, { body }: RequestInit) => {
    asked.push(typeof body === 'string' ? body : '');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const settings = {
    url: 'https://bridge.example/bridge',
    key: { id: 'montreal-1-a', secret: SECRET },
    ami: { host: '127.0.0.1', port, user: 'confdesk', secret },
  };
  return checkConnections(settings, { fetch: fetch as typeof globalThis.fetch }).then(
    (findings) => ({ findings, asked }),
  );
}

const taken = (headers = {}) =>
  Response.json({ accepted: 0, duplicates: 0, rejected: [] }, { headers });
const refused = (status: number, code: string) =>
  Response.json({ error: { code, message: '' } }, { status });

test('says that both take the adapter, and tells the API nothing', async () => {
  const manager = await played();
  const { findings, asked } = await check(manager.port, taken());
  expect(findings.map(({ isGood }) => isGood)).toEqual([true, true]);
  expect(findings[0]?.sentence).toBe('The Bridge API takes the key montreal-1-a.');
  expect(findings[1]?.sentence).toMatch(/^Asterisk \S+ takes the user, and has ConfBridge\.$/);
  expect(asked).toEqual(['{"events":[]}']);
});

test('says what is the matter with each, and what to do', async () => {
  const manager = await played();
  manager.hasConfBridge = false;
  const { findings } = await check(manager.port, refused(401, 'signature_invalid'));
  expect(findings.map(({ isGood }) => isGood)).toEqual([false, false]);
  expect(findings[0]?.sentence).toMatch(
    /^The Bridge API: 401 signature_invalid: compare key\.id and the secret.*\.$/,
  );
  expect(findings[1]?.sentence).toMatch(/^Asterisk: NoConfBridge: load it: .*\.$/);
});

test('says that the manager’s secret is another, without saying it', async () => {
  const manager = await played();
  const { findings } = await check(manager.port, taken(), 'guessed-secret');
  expect(findings[1]?.sentence).toMatch(/^Asterisk: Authentication failed: compare ami\.user/);
  expect(JSON.stringify(findings)).not.toContain('guessed-secret');
});

test('says that nobody is there', async () => {
  const manager = await played();
  await manager.close();
  const gone = new TypeError('fetch failed', {
    cause: Object.assign(new Error('x'), { code: 'ENOTFOUND' }),
  });
  const { findings } = await check(manager.port, gone);
  expect(findings[0]?.sentence).toMatch(/^The Bridge API: ENOTFOUND: no such host/);
  expect(findings[1]?.sentence).toMatch(/^Asterisk: ECONNREFUSED: nothing listens there.*\?$/);
});

test('says that the clock is wrong', async () => {
  const manager = await played();
  const date = new Date(Date.now() - 3_600_000).toUTCString();
  const { findings } = await check(manager.port, taken({ date }));
  expect(findings[0]?.sentence).toMatch(
    /^The Bridge API: our clock is 36\d\d s ahead of its: set the clock of this machine/,
  );
});
