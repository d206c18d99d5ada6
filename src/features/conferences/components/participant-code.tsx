import type { JSX } from 'react';
import { formatCode } from '../../../../domain/access-code.ts';
import type { Conference } from '../../../../domain/conference.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { isFinal } from '../api/delivery-timing.ts';
import classes from './codes.module.css';

/** The participant code: grouped for reading, copied without the spaces. */
export function ParticipantCode(props: { readonly conference: Conference }): JSX.Element {
  const { t } = useI18n();
  const { conference } = props;
  if (conference.participantCode === null) {
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
      />
    </span>
  );
}
