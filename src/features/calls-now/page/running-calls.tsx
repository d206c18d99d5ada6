import { useRouter } from '@tanstack/react-router';
import { memo, useDeferredValue, type JSX, type MouseEvent } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import {
  IconClock,
  IconHourglassEmpty,
  IconKey,
  IconLock,
  IconPhoneOff,
  IconUsers,
} from '../../../components/icons.ts';
import { useRowsInTurns } from '../../../components/lists/use-rows-in-turns.ts';
import { Status } from '../../../components/notices/status.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { RunningCall } from '../api/live-documents.ts';
import { useCallsNowWords } from '../calls-now-words.ts';
import classes from './running-calls.module.css';

/** In pixels, of those that are still to be drawn. */
const ROW_HEIGHT = 54;

/** The calls that go on, and for a moment those that have ended. */
export function RunningCalls(props: { readonly calls: readonly RunningCall[] }): JSX.Element {
  const words = useCallsNowWords();
  // Hundreds of rows that tell another minute are drawn between other things.
  const minute = useDeferredValue(Math.floor(useNow().getTime() / 60_000));
  const { drawn, toCome } = useRowsInTurns(props.calls);
  return (
    <>
      <ul className={classes.list} aria-label={words.list}>
        {drawn.map((call) => (
          <Row key={call.id} call={call} minute={minute} />
        ))}
      </ul>
      {toCome > 0 && <div style={{ height: toCome * ROW_HEIGHT }} />}
    </>
  );
}

/** Drawn anew only where its call has changed, or a minute has passed. */
const Row = memo(function Row(props: {
  readonly call: RunningCall;
  /** Now, in whole minutes since 1970. */
  readonly minute: number;
}): JSX.Element {
  const { format } = useI18n();
  const { account } = useAccount();
  const words = useCallsNowWords();
  const { call, minute } = props;
  const { href, onClick } = useWayIn(call.id);
  const { id, tag, startedAt, callers, waiting, isOver } = call;
  const now = new Date(minute * 60_000);
  const minutes = Math.max(0, minute - Math.floor(startedAt / 60_000));
  const { number } = format;
  return (
    <li className={classes.row} data-call={id} data-over={isOver} onClick={onClick}>
      <a href={href} className={classes.open} aria-label={words.open(tag)}>
        <bdi>{tag}</bdi>
      </a>
      <span className={classes.since}>
        <IconClock size={15} stroke={1.8} aria-hidden />
        <span>
          {words.since(format.recent(new Date(startedAt), now, account.timeZone))}{' '}
          <span className={classes.lasts}>
            · {words.lasts(Math.floor(minutes / 60), minutes % 60)}
          </span>
        </span>
      </span>
      {isOver ? (
        <span className={classes.facts}>
          <Status tone="quiet" icon={IconPhoneOff} word={words.over} />
        </span>
      ) : (
        <span className={classes.facts}>
          <span className={classes.callers}>
            <IconUsers size={16} stroke={1.8} aria-hidden />
            {words.callers(callers, number(callers))}
          </span>
          {call.leaders > 0 ? (
            <Status tone="good" icon={IconKey} word={words.leader} />
          ) : (
            <Status tone="quiet" icon={IconKey} word={words.noLeader} />
          )}
          {waiting > 0 && (
            <Status
              tone="warn"
              icon={IconHourglassEmpty}
              word={words.waiting(waiting, number(waiting))}
            />
          )}
          {call.isLocked === true && <Status tone="quiet" icon={IconLock} word={words.locked} />}
        </span>
      )}
    </li>
  );
});

/**
 * The whole row opens the call; keyboard and screen reader have its link. The router's own links look at each
 * change of the address, which for hundreds of rows takes longer than opening one.
 */
function useWayIn(callId: string): {
  readonly href: string;
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
} {
  const { accountId } = useAccount();
  const router = useRouter();
  const call = {
    to: '/a/$accountId/conferencing/now',
    params: { accountId },
    search: { call: callId },
    resetScroll: false,
  } as const;
  return {
    href: router.buildLocation(call).href,
    onClick: (event) => {
      const { target, metaKey, ctrlKey, shiftKey, altKey } = event;
      const isLink = target instanceof Element && target.closest('a') !== null;
      // The browser opens a link in another tab or window; and text may be being selected.
      if (metaKey || ctrlKey || shiftKey || altKey) return;
      if (!isLink && window.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      void router.navigate(call);
    },
  };
}
