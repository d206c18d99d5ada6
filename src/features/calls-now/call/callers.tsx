import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type JSX, type RefObject } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { Question } from '../../../components/dialogs/dialog.tsx';
import { useRowsInTurns } from '../../../components/lists/use-rows-in-turns.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { callersQuery } from '../../../firebase/calls/call-callers.ts';
import type { Able } from '../acts/use-able.ts';
import type { Acts } from '../acts/use-acts.ts';
import type { PresentLeg, RunningCall } from '../api/live-documents.ts';
import { talkingQuery } from '../api/live-queries.ts';
import { useCallsNowWords } from '../calls-now-words.ts';
import type { CallQuestion } from './call-acts.tsx';
import { CallerRow } from './caller-row.tsx';
import classes from './callers.module.css';

/** So many are shown before more are asked for, and with each asking. */
const SHOWN = 100;

/** Who is in a call, and for a moment who has left, in the order of joining. */
export function Callers(props: {
  readonly call: RunningCall;
  readonly legs: readonly PresentLeg[];
  readonly able: Able;
  readonly acts: Acts;
  readonly question: CallQuestion;
  readonly onQuestion: (question: CallQuestion) => void;
}): JSX.Element {
  const { format } = useI18n();
  const { accountId } = useAccount();
  const words = useCallsNowWords();
  const { call, able, acts, question, onQuestion } = props;
  const removing = question === 'end' ? null : question;
  const [shown, setShown] = useState(SHOWN);
  const legs = useMemo(() => inOrder(props.legs), [props.legs]);
  const numbers = useNumbers(call.id, legs.length);
  const talking = useQuery(talkingQuery(accountId, call.id)).data ?? NOBODY;
  const heading = useFocusWhereRowsGo(legs);
  const { drawn } = useRowsInTurns(legs.slice(0, shown));
  const rest = legs.length - shown;
  return (
    <section className={classes.section} aria-labelledby="callers-now">
      <h3 id="callers-now" ref={heading} tabIndex={-1}>
        {words.leg.title}
      </h3>
      <ul className={classes.list}>
        {drawn.map((leg) => (
          <CallerRow
            key={leg.id}
            leg={leg}
            number={numbers?.get(leg.id)}
            isTalking={talking.includes(leg.id)}
            isWaiting={call.waiting > 0}
            able={able}
            acts={acts}
            onRemove={onQuestion}
          />
        ))}
      </ul>
      {rest > 0 && (
        <Button size="xs" variant="default" onClick={() => setShown(shown + SHOWN)}>
          {words.leg.more(Math.min(rest, SHOWN), format.number(Math.min(rest, SHOWN)))}
        </Button>
      )}
      {removing !== null && (
        <Question
          title={words.acts.questions.remove.title(removing.who)}
          text={[words.acts.questions.remove.text]}
          confirm={words.acts.names.remove}
          busy={false}
          problem={null}
          returnTo={heading}
          onConfirm={() => {
            onQuestion(null);
            acts.ask('remove', removing);
          }}
          onClose={() => onQuestion(null)}
        />
      )}
    </section>
  );
}

const NOBODY: readonly string[] = [];

function inOrder(legs: readonly PresentLeg[]): readonly PresentLeg[] {
  return [...legs].sort((a, b) => a.leg.joinedAt - b.leg.joinedAt || (a.id < b.id ? -1 : 1));
}

/** Whole numbers by leg, where the account has them shown; asked for again when others join. */
function useNumbers(callId: string, count: number): ReadonlyMap<string, string> | null {
  const { account, accountId } = useAccount();
  const isShown = account.callerNumbers === 'full';
  const { data, refetch } = useQuery(callersQuery(accountId, callId, isShown));
  const known = useRef(count);
  useEffect(() => {
    if (count > known.current && isShown) void refetch();
    known.current = count;
  }, [count, isShown, refetch]);
  return data ?? null;
}

/** A row that had the focus may go with its caller: the focus then goes to the heading, not to nowhere. */
function useFocusWhereRowsGo(legs: readonly PresentLeg[]): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const had = useRef<Element | null>(null);
  useEffect(() => {
    const isLost = had.current?.isConnected === false && document.activeElement === document.body;
    if (isLost) heading.current?.focus({ preventScroll: true });
    had.current = document.activeElement;
    const note = (): void => {
      had.current = document.activeElement;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [legs]);
  return heading;
}
