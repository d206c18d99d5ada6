import type { JSX } from 'react';
import { isOverlapping } from '../../../../domain/conference/code-overlap.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './codes.module.css';

/** That the participant code from before still works, and how long; which it is, the panel shows. */
export function OldCodeNote(props: {
  readonly conference: Conference;
  readonly now: Date;
}): JSX.Element | null {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const { conference, now } = props;
  if (!isOverlapping(conference, now) || conference.previousParticipantCode === null) return null;
  return (
    <span className={classes.old}>
      {t.list.oldCode(format.date(conference.previousParticipantCode.until, account.timeZone))}
    </span>
  );
}
