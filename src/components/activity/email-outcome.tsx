import type { JSX } from 'react';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import { isReply, misfortuneOf } from '../../../domain/delivery/failures.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { IconCheck, IconClockPause, IconSend } from '../icons.ts';
import { Status } from '../notices/status.tsx';
import { MISFORTUNES } from '../notices/misfortunes.ts';
import { RecentTime } from '../dates/recent-time.tsx';
import { useNow } from '../dates/use-now.ts';
import { Sentence } from '../addresses/sentence.tsx';
import classes from './activity.module.css';
import { useWaitingText } from './use-waiting-text.ts';

/** What became of an email: sent to whom and when, still on its way, why it waits, or why and when it failed. */
export function EmailOutcome(props: { readonly email: Delivery }): JSX.Element {
  const { t } = useI18n();
  const now = useNow();
  const { email } = props;
  const words = t.activity.email;
  const waitingText = useWaitingText();

  if (email.state === 'failed') {
    const misfortune = misfortuneOf(email);
    const reason = t.conferences.failure[email.failure ?? 'other'];
    return (
      <div className={classes.outcome}>
        <Status {...MISFORTUNES[misfortune]} word={words[misfortune]}>
          <>
            <Sentence>{words.toBecause(email.to, reason)}</Sentence> <At email={email} now={now} />
          </>
        </Status>
        <ServerSaid email={email} />
      </div>
    );
  }
  if (email.state === 'waiting') {
    return (
      <div className={classes.outcome}>
        <Status {...LOOKS.waiting} word={words.waiting}>
          {words.toBecause(email.to, waitingText(email, now))}
        </Status>
        <ServerSaid email={email} />
      </div>
    );
  }
  const isSent = email.state === 'sent';
  return (
    <div className={classes.outcome}>
      <Status {...LOOKS[email.state]} word={words[email.state]}>
        <>
          <Sentence>{words.to(email.to)}</Sentence>
          {isSent && (
            <>
              {' '}
              <At email={email} now={now} />
            </>
          )}
        </>
      </Status>
    </div>
  );
}

/** The same in two words, where the rest is told beside it. */
export function EmailOutcomeInShort({ email }: { readonly email: Delivery }): JSX.Element {
  const { t } = useI18n();
  const words = t.activity.email;
  if (email.state === 'failed') {
    const misfortune = misfortuneOf(email);
    return <Status {...MISFORTUNES[misfortune]} word={words[misfortune]} />;
  }
  return <Status {...LOOKS[email.state]} word={words[email.state]} />;
}

const LOOKS = {
  sent: { tone: 'good', icon: IconCheck },
  queued: { tone: 'busy', icon: IconSend },
  waiting: { tone: 'warn', icon: IconClockPause },
} as const;

/** The mail server's own words, or in which words the connection to it broke. */
function ServerSaid({ email: { detail } }: { readonly email: Delivery }): JSX.Element | null {
  const { t } = useI18n();
  if (detail === null || detail === '') return null;
  const words = t.activity.email;
  return (
    <p className={classes.detail}>
      {isReply(detail) ? words.serverSaid : words.technically} <q>{detail}</q>
    </p>
  );
}

/** Goes on in the next line with the dot before it. */
function At(props: { readonly email: Delivery; readonly now: Date }): JSX.Element {
  return (
    <span className={classes.at}>
      · <RecentTime at={props.email.at} now={props.now} />
    </span>
  );
}
