import type { JSX } from 'react';
import { formatPhoneNumber } from '../../../../domain/email/telephone.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import {
  IconHourglassEmpty,
  IconKey,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconUserMinus,
  IconVolume,
} from '../../../components/icons.ts';
import { Status } from '../../../components/notices/status.tsx';
import { inOneLine } from '../../../components/texts/in-one-line.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import type { Able } from '../acts/use-able.ts';
import type { Acts, Caller } from '../acts/use-acts.ts';
import type { PresentLeg } from '../api/live-documents.ts';
import { useCallsNowWords } from '../calls-now-words.ts';
import { ActButton } from './call-acts.tsx';
import classes from './callers.module.css';

/** A caller: who, since when, what is so of them now, and what can be done. */
export function CallerRow(props: {
  readonly leg: PresentLeg;
  /** Undefined: it is not kept or not shown. */
  readonly number: string | undefined;
  readonly isTalking: boolean;
  /** Participants wait in this call. */
  readonly isWaiting: boolean;
  readonly able: Able;
  readonly acts: Acts;
  readonly onRemove: (caller: Caller) => void;
}): JSX.Element {
  const { format } = useI18n();
  const { account } = useAccount();
  const words = useCallsNowWords();
  const now = useNow();
  const { able, acts, isTalking } = props;
  const { id, leg, isOver } = props.leg;
  const { isMuted } = leg;
  const known = props.number === undefined ? leg.caller : formatPhoneNumber(props.number);
  const number = known === null ? null : inOneLine(known);
  const isLeader = leg.role === 'leader';
  const caller: Caller = { legId: id, who: number ?? words.leg.someone(leg.role) };
  const muting = isMuted === true ? 'unmute' : 'mute';
  const isAsking = acts.isAsking(muting, id);
  const nameOf = (kind: 'mute' | 'unmute' | 'remove') =>
    words.acts.of(words.acts.names[kind], caller.who);
  return (
    <li className={classes.row} data-leg={id} data-over={isOver}>
      <span className={classes.who}>
        <strong>{number ?? words.leg.withheld}</strong>
        <span className={isLeader ? classes.leader : classes.soft}>
          {isLeader && <IconKey size={14} stroke={2} aria-hidden />}
          {words.leg.role[leg.role]}
        </span>
        <span className={classes.soft}>
          {words.leg.since(format.recent(new Date(leg.joinedAt), now, account.timeZone))}
        </span>
      </span>
      {isOver ? (
        <span className={classes.now}>
          <Status tone="quiet" icon={IconPhoneOff} word={words.leg.left} />
        </span>
      ) : (
        <>
          <span className={classes.now}>
            {props.isWaiting && !isLeader && (
              <Status tone="warn" icon={IconHourglassEmpty} word={words.leg.waiting} />
            )}
            {isMuted === true && (
              <Status tone="quiet" icon={IconMicrophoneOff} word={words.leg.muted} />
            )}
            {isTalking && isMuted !== true && (
              <Status tone="good" icon={IconVolume} word={words.leg.talking} />
            )}
          </span>
          <span className={classes.acts}>
            {able.can(muting) && (
              <ActButton
                size="compact-sm"
                variant="default"
                isAsking={isAsking}
                aria-label={nameOf(muting)}
                leftSection={
                  muting === 'mute' ? (
                    <IconMicrophoneOff size={14} stroke={1.8} aria-hidden />
                  ) : (
                    <IconMicrophone size={14} stroke={1.8} aria-hidden />
                  )
                }
                onAct={() => acts.ask(muting, caller)}
              >
                {words.acts.names[muting]}
              </ActButton>
            )}
            {able.can('remove') && (
              <ActButton
                size="compact-sm"
                variant="default"
                isAsking={isAsking}
                aria-label={nameOf('remove')}
                leftSection={<IconUserMinus size={14} stroke={1.8} aria-hidden />}
                onAct={() => props.onRemove(caller)}
              >
                {words.acts.names.remove}
              </ActButton>
            )}
          </span>
        </>
      )}
    </li>
  );
}
