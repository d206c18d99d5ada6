import { useQuery } from '@tanstack/react-query';
import type { CommandKind } from '../../../../domain/live-command.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import type { RunningCall } from '../api/live-documents.ts';
import { ableBridgeQuery } from '../api/live-queries.ts';

/** What this person may have the bridge of a call do now. */
export interface Able {
  readonly can: (kind: CommandKind) => boolean;
  /** Why nothing can be done; null where something can, for viewers, and while it is not known. */
  readonly problem: 'none' | 'away' | null;
}

export function useAble(call: RunningCall | null): Able {
  const { role } = useAccount();
  const isAdmin = role === 'admin';
  const key = isAdmin ? (call?.bridge ?? null) : null;
  const bridge = useQuery(ableBridgeQuery(key)).data;
  const goesOn = call !== null && !call.isOver;
  const isAsking = isAdmin && goesOn && bridge !== undefined && !bridge.isAway;
  const takesNone = key === null || bridge?.acts.length === 0;
  return {
    can: (kind) => isAsking && key !== null && bridge.acts.includes(kind),
    problem:
      !isAdmin || !goesOn ? null : takesNone ? 'none' : bridge?.isAway === true ? 'away' : null,
  };
}
