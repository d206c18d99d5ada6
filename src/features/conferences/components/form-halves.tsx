import type { JSX } from 'react';
import type { Conference } from '../../../../domain/conference.ts';
import { ConferenceForm } from '../forms/conference-form.tsx';
import { useConferenceForm, type FormSource } from '../forms/use-conference-form.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { Halves } from './panel.tsx';
import { PreviewHalf } from './preview-half.tsx';

/** The form at the left, its email at the right, and nothing lost on the way out. */
export function FormHalves(props: {
  readonly source: FormSource;
  readonly onSaved: (saved: Conference) => void;
}): JSX.Element {
  const state = useConferenceForm(props.source, props.onSaved);
  return (
    <>
      <LeaveGuard dirty={state.dirty} onDiscard={state.discard} />
      <Halves
        left={<ConferenceForm state={state} conferenceId={props.source.conferenceId} />}
        right={<PreviewHalf values={state.values} />}
      />
    </>
  );
}
