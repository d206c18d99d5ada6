import type { JSX } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { givenParticipantCode } from '../codes/participant-code.tsx';
import { ConferenceForm } from './conference-form.tsx';
import { useConferenceForm, type FormSource } from './use-conference-form.ts';
import { LeaveGuard } from '../panel/leave-guard.tsx';
import { Halves } from '../panel/panel.tsx';
import { PreviewHalf } from './preview-half.tsx';
import { usePreviewedEmail } from './use-previewed-email.ts';

/** The form at the left, its email at the right, and nothing lost on the way out. */
export function FormHalves(props: {
  readonly source: FormSource;
  /** Said above the fields. */
  readonly note?: string | undefined;
  readonly onSaved: (saved: Conference) => void;
}): JSX.Element {
  const { t } = useI18n();
  const state = useConferenceForm(props.source, props.onSaved);
  const { base, renewal } = state;
  const code = base === null || renewal.given ? null : givenParticipantCode(base);
  const email = usePreviewedEmail(state.values, code);
  return (
    <>
      <LeaveGuard dirty={state.dirty} onDiscard={state.discard} />
      <Halves
        left={
          <ConferenceForm
            state={state}
            conferenceId={props.source.conferenceId}
            note={props.note}
          />
        }
        right={<PreviewHalf title={t.conferenceForm.preview.title} email={email} />}
      />
    </>
  );
}
