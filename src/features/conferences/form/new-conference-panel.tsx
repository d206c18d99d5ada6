import { useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { randomId } from '../../../../domain/random-id.ts';
import { emptyValues } from './form-values.ts';
import type { ConferenceFormValues } from './form-fields.ts';
import { FormHalves } from './form-halves.tsx';
import { Panel } from '../panel/panel.tsx';
import { PanelMessage } from '../panel/stored-conference.tsx';
import { SaveStory } from './save-story.tsx';

/** Generate New Conference. */
export function NewConferencePanel(): JSX.Element {
  const { t } = useI18n();
  const { account, role } = useAccount();
  const words = t.conferenceForm;
  const [forms, setForms] = useState(1);
  return (
    <Panel title={words.titleNew}>
      {role === 'admin' ? (
        <NewConference
          key={forms}
          values={emptyValues(account)}
          onAnother={() => setForms(forms + 1)}
        />
      ) : (
        <PanelMessage>
          <Notice tone="info">{words.readOnly}</Notice>
        </PanelMessage>
      )}
    </Panel>
  );
}

/** What a conference is copied from, and what is said of that above its form. */
export interface CopySource {
  readonly conferenceId: string;
  readonly note: string;
}

/**
 * The form of one new conference, and what became of it. Its id is drawn when the form opens, so that
 * it can be saved once only.
 */
export function NewConference(props: {
  readonly values: ConferenceFormValues;
  readonly copy?: CopySource;
  readonly onAnother: () => void;
}): JSX.Element {
  const { accountId } = useAccount();
  const navigate = useNavigate();
  const { values, copy } = props;
  const [source] = useState(() => ({
    conferenceId: randomId(),
    base: null,
    values,
    copyOf: copy?.conferenceId ?? null,
  }));
  const [saved, setSaved] = useState<Conference | null>(null);

  if (saved === null) return <FormHalves source={source} note={copy?.note} onSaved={setSaved} />;
  return (
    <SaveStory
      saved={saved}
      isNew
      onEdit={({ id }) =>
        void navigate({
          to: '/a/$accountId/conferencing/settings/$conferenceId/edit',
          params: { accountId, conferenceId: id },
          search: true,
          state: true,
          resetScroll: false,
        })
      }
      onAnother={props.onAnother}
    />
  );
}
