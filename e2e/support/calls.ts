import type { Firestore } from 'firebase-admin/firestore';
import type {
  CallEndReason,
  CallEvent,
  LegFailedReason,
} from '../../domain/bridge/bridge-event.ts';
import type { CallRole } from '../../domain/bridge/resolve.ts';
import type { LegGrant } from '../../domain/usage/apply-event.ts';
import { recordCall, type Told } from '../../tests/support/record-call.ts';

/** One caller of a call that is loaded. */
export interface LoadedLeg {
  readonly role?: CallRole;
  /** Null: withheld. */
  readonly caller: string | null;
  /** Seconds after the call's start; `left` null: nobody told. */
  readonly joined: number;
  readonly left: number | null;
  /** Whether they are muted, as it was told so many seconds after the call's start. */
  readonly muted?: { readonly at: number; readonly is: boolean };
}

/** A call as bridges would have told of it. */
export interface LoadedCall {
  readonly id: string;
  readonly conferenceId: string;
  /** The Tag of then. */
  readonly tag: string;
  readonly startedAt: Date;
  readonly legs: readonly LoadedLeg[];
  /** Why others did not get in who were let in, one each. */
  readonly failed?: readonly LegFailedReason[];
  /** Null: nobody has told that it has ended. */
  readonly endReason?: CallEndReason | null;
  /** As `muted` of a leg, whether nobody else gets in. */
  readonly locked?: { readonly at: number; readonly is: boolean };
  /** On which bridge it is. */
  readonly bridge?: string;
}

const DIALED = '+15145550100';
const BRIDGE = 'montreal-1';
/** Calls that are recorded at a time. */
const AT_ONCE = 8;

/** Has the server record calls as if bridges had told of them; one that was recorded goes on. */
export async function writeCalls(
  db: Firestore,
  accountId: string,
  calls: readonly LoadedCall[],
): Promise<void> {
  const rest = calls.values();
  const take = async () => {
    for (const call of rest) await recordCall(db, call.id, toldOf(accountId, call));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
}

/** All that a bridge tells of a call. */
function toldOf(accountId: string, call: LoadedCall): readonly Told[] {
  const {
    id,
    conferenceId,
    tag,
    startedAt,
    legs,
    failed = [],
    endReason = 'lastCallerLeft',
    locked,
    bridge = BRIDGE,
  } = call;
  const start = startedAt.getTime();
  const grantOf = ({ role = 'participant', caller, joined }: LoadedLeg): LegGrant => ({
    ...{ accountId, conferenceId, role, tag, waitForLeader: true },
    ...{ callerId: caller, dialedNumber: DIALED, bridge },
    grantedAt: start + joined * 1000,
  });
  const common = (eventId: string, seconds: number) => ({
    ...{ eventId, sessionId: id, legToken: '' },
    at: new Date(start + seconds * 1000).toISOString(),
  });
  const ofLegs = legs.flatMap((leg, n): Told[] => {
    const legId = `leg-${n}`;
    const grant = grantOf(leg);
    const joined: CallEvent = { type: 'leg.joined', legId, ...common(`j-${n}`, leg.joined) };
    const muted = leg.muted && {
      ...({ type: leg.muted.is ? 'leg.muted' : 'leg.unmuted', legId } as const),
      ...common(`m-${n}-${leg.muted.at}`, leg.muted.at),
    };
    if (leg.left === null)
      return [joined, ...(muted ? [muted] : [])].map((event) => ({ grant, event }));
    const left = common(`l-${n}`, leg.left);
    return [
      { grant, event: joined },
      { grant, event: { type: 'leg.left', legId, reason: 'hungUp', ...left } },
    ];
  });
  const [first] = legs;
  if (first === undefined) throw new Error(`nobody was in the call ${id}`);
  const grant = grantOf(first);
  const started: CallEvent = { type: 'conference.started', ...common('started', 0) };
  const ofFailed = failed.map((reason, n): Told => {
    const event = {
      type: 'leg.failed',
      legId: `out-${n}`,
      reason,
      ...common(`f-${n}`, 1),
    } as const;
    return { grant, event };
  });
  const ofLock = locked && {
    type: locked.is ? ('conference.locked' as const) : ('conference.unlocked' as const),
    ...common(`lock-${locked.at}`, locked.at),
  };
  const told: Told[] = [
    { grant, event: started },
    ...ofLegs,
    ...ofFailed,
    ...(ofLock ? [{ grant, event: ofLock }] : []),
  ];
  if (endReason === null) return told;
  const last = Math.max(...legs.map(({ joined, left }) => left ?? joined + 60));
  const ended = common('ended', last);
  return [...told, { grant, event: { type: 'conference.ended', reason: endReason, ...ended } }];
}
