import type { JSX } from 'react';
import { expiryState } from '../../../../domain/conference/expiry-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconClock, IconHourglassEmpty } from '../../../components/icons.ts';
import { Status } from '../../../components/notices/status.tsx';
import classes from '../../../components/notices/status.module.css';
import { useI18n } from '../../../i18n/provider.tsx';

/** Never, a date, soon, or expired; on the account's clock, and as the list's filters have it. */
export function ExpiryStatus(props: {
  readonly conference: Pick<Conference, 'expiresAt'>;
  readonly now: Date;
}): JSX.Element {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const { expiresAt } = props.conference;
  const words = t.conferences.expiry;
  if (expiresAt === null) return <span className={classes.more}>{words.never}</span>;

  const state = expiryState(props.conference, props.now);
  const when = (
    <time
      dateTime={expiresAt.toISOString()}
      title={format.dateTime(expiresAt, account.timeZone)}
      className="figures"
    >
      {state === 'expired'
        ? unbroken(format.date(expiresAt, account.timeZone))
        : unbroken(format.dateTime(expiresAt, account.timeZone))}
    </time>
  );
  if (state === 'expired') {
    return (
      <Status tone="bad" icon={IconHourglassEmpty} word={words.expired}>
        {when}
      </Status>
    );
  }
  if (state === 'soon') {
    return (
      <Status tone="warn" icon={IconClock} word={format.ahead(expiresAt, props.now)}>
        {when}
      </Status>
    );
  }
  return when;
}

/** For a narrow column: a line ends between the day and the time, and nowhere else. */
function unbroken(moment: string): string {
  return moment
    .split(', ')
    .map((part) => part.replaceAll(' ', '\u00a0'))
    .join(', ');
}
