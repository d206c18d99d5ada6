import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES } from '../../domain/bridge/request-problem.ts';
import type { JoinAnswer, ResolveRequest } from '../../domain/bridge/resolve.ts';
import { paths } from '../../domain/paths.ts';
import type { BridgeClient, RawRequest } from '../../bridges/client/index.ts';
import { listStrayNumbers } from '../../local/operator/calls/stray-numbers.ts';
import { openBridge, readBridgeKey } from '../support/bridge.ts';
import { openSuite, pollUntil, type SuiteClient, unique } from '../support/suite.ts';
import { newConference } from './test-conference.ts';

let suite: SuiteClient;
let bridge: BridgeClient;
beforeAll(async () => {
  suite = openSuite();
  bridge = await openBridge(suite);
});
afterAll(() => suite.close());

const request = (digits: string): ResolveRequest => ({
  callId: unique(),
  dialedNumber: '+15145550100',
  callerId: '+15145550134',
  digits,
  attempt: 1,
});

const readLog = () => readFile(path.join(suite.addresses.runDir, 'suite.log'), 'utf8');
const refusalsIn = (log: string) => log.split('invalid_request').length;

async function madeConference() {
  const conference = newConference(suite, await suite.openAccount());
  const { participantCode = '' } = await conference.ended(
    await conference.save({ adminEmail: `${unique()}@leaders.example` }),
  );
  return { conference, participantCode, leaderCode: await conference.leaderCode() };
}

describe('the Bridge API in the running suite', () => {
  it('lets callers in with both codes, signed with any key of the bridge, and keeps what it tells', async () => {
    const { conference, participantCode, leaderCode } = await madeConference();
    const expected = { decision: 'join', conferenceId: conference.id, language: 'en' };
    const leader = await bridge.resolve(request(leaderCode));
    expect(leader).toMatchObject({ ...expected, role: 'leader' });
    const sameBridge = await openBridge(suite, 'local-1-b');
    const participant = await sameBridge.resolve(request(participantCode));
    expect(participant).toMatchObject({ ...expected, role: 'participant' });

    const sessionId = unique();
    const at = new Date().toISOString();
    const joined = [leader, participant].map((answer, index) => ({
      type: 'leg.joined',
      eventId: unique(),
      at,
      sessionId,
      legId: `leg-${index}`,
      legToken: (answer as JoinAnswer).legToken,
    }));
    const other = await openBridge(suite, 'local-2-a');
    expect((await other.events(joined)).rejected).toMatchObject([
      { index: 0, code: 'unknown_call' },
      { index: 1, code: 'unknown_call' },
    ]);
    expect(await bridge.events(joined)).toEqual({ accepted: 2, duplicates: 0, rejected: [] });
    expect(await sameBridge.events(joined)).toEqual({ accepted: 0, duplicates: 2, rejected: [] });
  });

  it('lets nobody in on a number that no account has, and tells the operator', async () => {
    const { participantCode } = await madeConference();
    const stray = `+1613555${1000 + Math.floor(Math.random() * 9000)}`;
    // Not before the functions have written down which numbers there are.
    await pollUntil('the stray number is known', async () => {
      const answer = await bridge.resolve({ ...request(participantCode), dialedNumber: stray });
      return answer.decision === 'join' ? null : answer;
    });
    expect((await listStrayNumbers(suite, 1000)).map(({ number }) => number)).toContain(stray);
    for (const dialedNumber of ['5145550100', 'sip:+15145550100@trunk.example', '4021']) {
      const answer = await bridge.resolve({ ...request(participantCode), dialedNumber });
      expect(answer).toMatchObject({ decision: 'join' });
    }
  });

  it('lets nobody in while the service is off, and does again afterwards', async () => {
    const { conference, participantCode } = await madeConference();
    const account = suite.db.doc(paths.account(conference.accountId));
    // A caller of this test's own, of whom wrong guesses are counted.
    const decision = async () =>
      (await bridge.resolve({ ...request(participantCode), callerId: '+15145550135' })).decision;
    const until = (isIn: boolean) =>
      pollUntil(`a code that lets ${isIn ? 'in' : 'nobody in'}`, async () =>
        ((await decision()) === 'join') === isIn ? true : null,
      );
    expect(await decision()).toBe('join');
    await account.update({ 'services.conferencing': false });
    await until(false);
    await account.update({ 'services.conferencing': true });
    await until(true);
  });

  it('says nothing but that a code does not let in, and takes a request once', async () => {
    const sent: RawRequest = {
      path: '/v1/resolve',
      body: JSON.stringify(request('0000000000')),
      time: Date.now(),
    };
    const first = await bridge.send(sent);
    expect(first).toMatchObject({ status: 200, body: { decision: 'retry', attemptsLeft: 2 } });
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(await bridge.send(sent)).toMatchObject({
      status: 409,
      body: { error: { code: 'replayed' } },
    });
  });

  it.each<[number, string, Partial<RawRequest>]>([
    [404, 'not_found', { path: '/v1/other' }],
    [405, 'method_not_allowed', { method: 'GET' }],
    [415, 'unsupported_media_type', { headers: { 'content-type': 'application/json' } }],
    [413, 'body_too_large', { body: ' '.repeat(MAX_BODY_BYTES + 1) }],
    [401, 'signature_missing', { headers: { 'confdesk-signature': undefined } }],
    [401, 'clock_difference', { time: 1_700_000_000_000 }],
    [401, 'signature_invalid', { headers: { 'confdesk-signature': '00'.repeat(32) } }],
    [400, 'malformed_json', { body: '' }],
    [400, 'malformed_json', { body: '{' }],
    [400, 'invalid_request', { body: '{}' }],
  ])('answers %i %s', async (status, code, over) => {
    const answer = await bridge.send({ path: '/v1/events', body: '{"events":[]}', ...over });
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    expect(answer.headers.get('content-type')).toBe('application/json');
  });

  it('leaves nothing of a request in the log', async () => {
    const { participantCode } = await madeConference();
    const asked = request(participantCode);
    const before = refusalsIn(await readLog());
    await bridge.resolve(asked);
    await bridge.send({ path: '/v1/resolve', body: `{"digits":"${participantCode}"` });
    await bridge.send({ path: '/v1/resolve', body: JSON.stringify({ digits: participantCode }) });
    const log = await pollUntil('the log line of the last refusal', async () => {
      const text = await readLog();
      return refusalsIn(text) > before ? text : null;
    });
    const { secret: keySecret } = await readBridgeKey(suite);
    for (const secret of [participantCode, asked.callerId ?? '', asked.callId, keySecret]) {
      expect(log.includes(secret)).toBe(false);
    }
  });
});
