import { afterAll, beforeAll, expect, it } from 'vitest';
import { SILENT_BRIDGE_AFTER_MS } from '../../domain/bridge/silent-bridge.ts';
import { paths } from '../../domain/paths.ts';
import { SILENT_AFTER_MS } from '../../domain/usage/call-state.ts';
import { runScheduled } from '../../local/suite/scheduler.ts';
import { openBridge } from '../support/bridge.ts';
import { openSuite, type SuiteClient, unique } from '../support/suite.ts';
import { newConference } from './test-conference.ts';

let suite: SuiteClient;
beforeAll(() => {
  suite = openSuite();
});
afterAll(() => suite.close());

it('ends calls of a bridge that fell silent, when the scheduled function is due', async () => {
  const accountId = await suite.openAccount();
  const conference = newConference(suite, accountId);
  const { participantCode = '' } = await conference.ended(
    await conference.save({ adminEmail: `${unique()}@leaders.example` }),
  );
  // No other test lets this one tell what it has: a heartbeat would end the call as well.
  const bridge = await openBridge(suite, 'local-2-a');
  const answer = await bridge.resolve({
    callId: unique(),
    dialedNumber: '+15145550100',
    callerId: null,
    digits: participantCode,
    attempt: 1,
  });
  if (answer.decision !== 'join') throw new Error(answer.decision);
  const joined = {
    type: 'leg.joined',
    eventId: unique(),
    at: new Date(Date.now() - SILENT_AFTER_MS - 1000).toISOString(),
    sessionId: unique(),
    legId: unique(),
    legToken: answer.legToken,
  };
  expect(await bridge.events([joined])).toMatchObject({ accepted: 1 });
  const theCall = async () => {
    const { docs } = await suite.db.collection(paths.calls(accountId)).get();
    return docs.map((call) => ({
      isOver: call.get('endedAt') !== null,
      isEstimated: call.get('isEstimated') as unknown,
    }));
  };
  expect(await theCall()).toEqual([{ isOver: false, isEstimated: false }]);

  await runScheduled(suite.addresses, 'silentCallsDue');

  expect(await theCall()).toEqual([{ isOver: true, isEstimated: true }]);
});

it('tells the operator of a bridge that fell silent, when the scheduled function is due', async () => {
  const name = `retired-${unique()}`;
  const heardAt = new Date(Date.now() - SILENT_BRIDGE_AFTER_MS);
  await suite.db.doc(paths.bridge(name)).set({
    ...{ heardAt, saidAt: heardAt, clockDifferenceMs: 0 },
    ...{ sessions: 0, legs: 0, isPartial: false, report: null },
  });

  await runScheduled(suite.addresses, 'silentBridgesDue');

  const alerts = suite.db.collection(paths.alerts).where('about', '==', name);
  expect((await alerts.get()).docs.map((alert) => alert.get('endedAt') as unknown)).toEqual([null]);
  await suite.db.doc(paths.bridge(name)).delete();
});
