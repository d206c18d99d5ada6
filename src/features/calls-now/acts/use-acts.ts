import { useRef, useState } from 'react';
import type { CommandKind } from '../../../../domain/live-command.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { database } from '../../../firebase/database.ts';
import { problemOf } from '../../../firebase/problem.ts';
import type { RunningCall } from '../api/live-documents.ts';
import { BridgeAwayError, sendCommand } from '../api/send-command.ts';
import { useCallsNowWords } from '../calls-now-words.ts';
import { actSentence, type Act, type ActOutcome } from './act.ts';

/** So many sentences stand there at a time, the newest ones. */
const TOLD_AT_MOST = 3;

export interface Acts {
  /** Newest first. */
  readonly told: readonly Act[];
  /** Has the bridge do something; nothing while it is being asked that already. */
  readonly ask: (kind: CommandKind, about?: Caller) => void;
  /** Whether it is being asked something about a caller; without one, that of the call. */
  readonly isAsking: (kind: CommandKind, legId?: string) => boolean;
  readonly dismiss: (act: Act) => void;
}

/** Whom an act is about. */
export interface Caller {
  readonly legId: string;
  /** As they are called in a sentence. */
  readonly who: string;
}

/** What is asked of a call's bridge, and what became of it. */
export function useActs(call: RunningCall | null): Acts {
  const { accountId, uid } = useAccount();
  const words = useCallsNowWords().acts;
  const [told, setTold] = useState<readonly Act[]>([]);
  const count = useRef(0);
  // At once, and not with the next drawing: a double click is two clicks before that.
  const asking = useRef(new Set<string>());
  const tell = (act: Act) => announce(actSentence(act, words));

  const ask: Acts['ask'] = (kind, about) => {
    const legId = about?.legId ?? null;
    const key = keyOf(kind, legId);
    if (call === null || asking.current.has(key)) return;
    asking.current.add(key);
    count.current += 1;
    const act: Act = {
      ...{ number: count.current, kind, legId },
      who: about?.who ?? '',
      outcome: { is: 'asking' },
    };
    setTold((before) => [act, ...before.slice(0, TOLD_AT_MOST - 1)]);
    tell(act);
    void outcomeOf(sendCommand(database, { accountId, uid, call, kind, legId })).then((outcome) => {
      asking.current.delete(key);
      const ended = { ...act, outcome };
      setTold((before) => before.map((each) => (each.number === act.number ? ended : each)));
      tell(ended);
    });
  };
  return {
    told,
    ask,
    isAsking: (kind, legId) =>
      told.some(
        (act) =>
          act.outcome.is === 'asking' && keyOf(act.kind, act.legId) === keyOf(kind, legId ?? null),
      ),
    dismiss: ({ number }) => setTold((before) => before.filter((act) => act.number !== number)),
  };
}

/** Of a caller one thing is asked at a time. */
function keyOf(kind: CommandKind, legId: string | null): string {
  return legId === null ? `call ${kind}` : `leg ${legId}`;
}

async function outcomeOf(sending: ReturnType<typeof sendCommand>): Promise<ActOutcome> {
  try {
    const answer = await sending;
    if (answer === null) return { is: 'unanswered' };
    return answer.state === 'done' ? { is: 'done' } : { is: 'refused', why: answer.why };
  } catch (error) {
    const why = problemOf(error) === 'denied' ? 'denied' : 'unavailable';
    return { is: 'notAsked', why: error instanceof BridgeAwayError ? 'away' : why };
  }
}
