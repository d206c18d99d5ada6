import type { BridgeEvent } from '../../../client/index.ts';
import type { CallRecord, SessionRecord } from '../records/records.ts';
import type { Store } from '../records/store.ts';

/** A store that forgets with its process, for tests of what happens above it. `told` is what would be sent. */
export function memoryStore(): Store & { readonly told: BridgeEvent[] } {
  const calls = new Map<string, CallRecord>();
  const sessions = new Map<string, SessionRecord>();
  const told: BridgeEvent[] = [];
  return {
    told,
    call: (sid) => Promise.resolve(calls.get(sid) ?? null),
    session: (sid) => Promise.resolve(sessions.get(sid) ?? null),
    change: ({ callSid = '', sessionId = '' }, decide) => {
      const { call, session, tell, answer } = decide({
        call: calls.get(callSid) ?? null,
        session: sessions.get(sessionId) ?? null,
      });
      if (call) calls.set(call.callSid, call);
      if (session) sessions.set(session.sessionId, session);
      told.push(...(tell ?? []));
      return Promise.resolve(answer);
    },
    openCalls: () => Promise.resolve([...calls.values()].filter((each) => !each.isSettled)),
    openSessions: () => Promise.resolve([...sessions.values()].filter((each) => !each.isSettled)),
    forget: () => Promise.resolve(),
    deliver: () => Promise.resolve(),
    waiting: () => Promise.resolve(told.length),
    close: () => Promise.resolve(),
  };
}
