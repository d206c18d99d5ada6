import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState, type JSX } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { useOwnLocation } from '../../../components/pages/use-own-location.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { draftKey, draftOf } from './drafts.ts';
import { movedValues, valuesOf } from './form-values.ts';
import type { FormSource } from './use-conference-form.ts';
import { FormHalves } from './form-halves.tsx';
import { Panel } from '../panel/panel.tsx';
import { PanelMessage, StoredConference } from '../panel/stored-conference.tsx';
import { SaveStory } from './save-story.tsx';

const route = getRouteApi('/signed-in/a/$accountId/conferencing/settings/$conferenceId/edit');

/** Edit: the form filled from what is stored now. */
export function EditConferencePanel(): JSX.Element {
  const { t } = useI18n();
  const { conferenceId } = route.useParams();
  const { role } = useAccount();
  const words = t.conferenceForm;
  return (
    <Panel title={words.titleEdit} conferenceId={conferenceId}>
      {role === 'admin' ? (
        <StoredConference key={conferenceId} conferenceId={conferenceId}>
          {(first) => <Editor first={first} />}
        </StoredConference>
      ) : (
        <PanelMessage>
          <Notice tone="info">{words.readOnly}</Notice>
        </PanelMessage>
      )}
    </Panel>
  );
}

/** Once filled, the form is its owner's: later readings of the conference do not touch it. */
function Editor(props: { readonly first: Conference }): JSX.Element {
  const { accountId, account, uid } = useAccount();
  const [base, setBase] = useState(
    () => draftOf(draftKey(uid, accountId, props.first.id))?.base ?? props.first,
  );
  const [saved, setSaved] = useState<Conference | null>(null);
  const moves = useOwnLocation().state.toDirectoryAddress === true;
  const source = useMemo(
    (): FormSource => ({
      conferenceId: base.id,
      base,
      values: valuesOf(base, account),
      ...(moves ? { begun: movedValues(base, account) } : {}),
    }),
    [base, account, moves],
  );

  if (saved !== null) {
    return (
      <SaveStory
        saved={saved}
        isNew={false}
        onEdit={(latest) => {
          setBase(latest);
          setSaved(null);
        }}
      />
    );
  }
  return <FormHalves source={source} onSaved={setSaved} />;
}
