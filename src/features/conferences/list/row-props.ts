import type { Conference } from '../../../../domain/conference/conference.ts';
import type { SelectionState } from '../../../components/selection/use-selection-state.ts';
import type { useSendAgain } from '../delivery/use-send-again.ts';

/** What both shapes of the list show. */
export interface ConferenceListProps {
  readonly conferences: readonly Conference[];
  readonly now: Date;
  readonly sendAgain: ReturnType<typeof useSendAgain>;
  /** Calls that go on, by their conferences' ids. */
  readonly running: ReadonlyMap<string, string>;
  /** Null for viewers, who can do nothing to what is selected. */
  readonly selection: SelectionState | null;
}

/** What one row shows, which is drawn anew only where any of it is another. */
export interface ConferenceRowProps {
  readonly conference: Conference;
  readonly now: Date;
  readonly sendAgain: ReturnType<typeof useSendAgain>;
  /** The call that goes on. */
  readonly callId: string | undefined;
  readonly isOn: boolean;
  /** Null for viewers. */
  readonly toggle: SelectionState['toggle'] | null;
}

export function rowProps(list: ConferenceListProps, conference: Conference): ConferenceRowProps {
  const { now, sendAgain, running, selection } = list;
  return {
    conference,
    now,
    sendAgain,
    callId: running.get(conference.id),
    isOn: selection?.on.has(conference.id) ?? false,
    toggle: selection?.toggle ?? null,
  };
}
