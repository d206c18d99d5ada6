import type { JSX } from 'react';
import { formatCode } from '../../../../domain/conference/access-code.ts';
import { isOverlapping, isRenewing } from '../../../../domain/conference/code-overlap.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { CopyButton } from '../../../components/controls/copy-button.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { isFinal } from '../api/delivery-timing.ts';
import classes from './codes.module.css';

/** Whether there is a participant code to give away: not while it is about to be replaced. */
export function hasParticipantCode(conference: Conference): boolean {
  return conference.participantCode !== null && !(isRenewing(conference) && !isFinal(conference));
}

/** The participant code that the conference's emails have; null while there is none to give away. */
export function givenParticipantCode(conference: Conference): string | null {
  return hasParticipantCode(conference) ? conference.participantCode : null;
}

/** The participant code: grouped for reading, copied without the spaces. */
export function ParticipantCode(props: {
  readonly conference: Conference;
  /** In a row, whose buttons are reached with the arrow keys and not with Tab. */
  readonly inRow?: boolean;
}): JSX.Element {
  const { t } = useI18n();
  const { conference } = props;
  if (conference.participantCode === null || !hasParticipantCode(conference)) {
    return (
      <span className={classes.waiting}>
        {isFinal(conference) ? '–' : t.conferences.codes.generating}
      </span>
    );
  }
  return (
    <span className={classes.code}>
      <span className="figures">{formatCode(conference.participantCode)}</span>
      <CopyButton
        text={conference.participantCode}
        label={t.conferences.codes.copyParticipantFor(conference.tag)}
        tabIndex={props.inRow === true ? -1 : undefined}
      />
    </span>
  );
}

/** While two participant codes admit callers, the one from before and until when; as `dt` and `dd`. */
export function EarlierCodeRow(props: { readonly conference: Conference }): JSX.Element | null {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const now = useNow();
  const { conference } = props;
  const previous = conference.previousParticipantCode;
  const words = t.conferencePage.codes;
  if (previous === null || !isOverlapping(conference, now)) return null;
  return (
    <>
      <dt>{words.earlier}</dt>
      <dd className={classes.earlier}>
        <span className={classes.code}>
          <span className="figures">{formatCode(previous.code)}</span>
          <CopyButton text={previous.code} label={words.copyEarlierFor(conference.tag)} />
        </span>
        <span className={classes.until}>
          {words.worksUntil}{' '}
          <time dateTime={previous.until.toISOString()} className="figures">
            {format.dateTime(previous.until, account.timeZone)}
          </time>
        </span>
      </dd>
    </>
  );
}
