import type { Firestore } from 'firebase-admin/firestore';
import type { LegGrant } from '../../domain/usage/apply-event.ts';
import { recordCall, type Told } from '../../tests/support/record-call.ts';
import { drawId } from '../save/client.ts';

/** In each call. */
export const CALLERS = 20;
const AT_ONCE = 16;

export interface SeededCall {
  readonly id: string;
}

/** Begins so many calls, each of a conference of its own, a while ago; they go on. */
export async function seedRunningCalls(
  db: Firestore,
  accountId: string,
  count: number,
): Promise<readonly SeededCall[]> {
  const now = Date.now();
  const all = Array.from({ length: count }, (_, n) => ({
    id: drawId(),
    tag: `Conference ${n}`,
    start: now - 3_600_000 + n * 1000,
  }));
  const rest = all.values();
  const take = async () => {
    for (const { id, tag, start } of rest) {
      await recordCall(db, id, toldOf(accountId, tag, start));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  return all;
}

function toldOf(accountId: string, tag: string, start: number): readonly Told[] {
  const [conferenceId, sessionId] = [drawId(), drawId()];
  return Array.from({ length: CALLERS }, (_, n): Told => {
    const grant: LegGrant = {
      ...{ accountId, conferenceId, tag, waitForLeader: true, bridge: 'bench-1' },
      ...{ role: n === 0 ? 'leader' : 'participant', grantedAt: start },
      ...{ callerId: `+1514556${1000 + n}`, dialedNumber: '+15145550100' },
    };
    const at = new Date(start + n * 1000).toISOString();
    const told = { eventId: drawId(), at, sessionId, legId: `leg-${n}`, legToken: '' };
    return { grant, event: { type: 'leg.joined', ...told } };
  });
}
