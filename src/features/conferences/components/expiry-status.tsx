import type { JSX } from 'react';
import { isExpired, type Conference } from '../../../../domain/conference.ts';
import { useAccount } from '../../../components/account-context.tsx';
import { IconClock, IconHourglassEmpty } from '../../../components/icons.ts';
import { Status } from '../../../components/status.tsx';
import classes from '../../../components/status.module.css';
import { useI18n } from '../../../i18n/provider.tsx';

/** An expiry that comes within a week is worth noticing. */
const SOON_MS = 7 * 24 * 3_600_000;

/** Never, a date, soon, or expired; on the account's clock. */
export function ExpiryStatus(props: {
  readonly conference: Pick<Conference, 'expiresAt'>;
  readonly now: Date;
}): JSX.Element {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const { expiresAt } = props.conference;
  const words = t.conferences.expiry;
  if (expiresAt === null) return <span className={classes.more}>{words.never}</span>;

  const when = (
    <time
      dateTime={expiresAt.toISOString()}
      title={format.dateTime(expiresAt, account.timeZone)}
      className="figures"
    >
      {isExpired(props.conference, props.now)
        ? format.date(expiresAt, account.timeZone)
        : format.dateTime(expiresAt, account.timeZone)}
    </time>
  );
  if (isExpired(props.conference, props.now)) {
    return (
      <Status tone="bad" icon={IconHourglassEmpty} word={words.expired}>
        {when}
      </Status>
    );
  }
  if (expiresAt.getTime() - props.now.getTime() < SOON_MS) {
    return (
      <Status tone="warn" icon={IconClock} word={format.ahead(expiresAt, props.now)}>
        {when}
      </Status>
    );
  }
  return when;
}
