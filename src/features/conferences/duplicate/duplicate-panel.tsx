import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { isExpired } from '../../../../domain/conference/expiry-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { Notice } from '../../../components/notices/notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { NewConference } from '../form/new-conference-panel.tsx';
import { Panel } from '../panel/panel.tsx';
import { PanelMessage, StoredConference } from '../panel/stored-conference.tsx';
import { copiedValues } from './copied-values.ts';

const route = getRouteApi('/signed-in/a/$accountId/conferencing/settings/$conferenceId/duplicate');

/** Duplicate: the form of a new conference, filled from one that there is. Nothing is made until Save. */
export function DuplicatePanel(): JSX.Element {
  const { t } = useI18n();
  const { conferenceId } = route.useParams();
  const { role } = useAccount();
  return (
    <Panel title={t.conferenceForm.copy.title} conferenceId={conferenceId}>
      {role === 'admin' ? (
        <StoredConference key={conferenceId} conferenceId={conferenceId}>
          {(original) => <Copy original={original} />}
        </StoredConference>
      ) : (
        <PanelMessage>
          <Notice tone="info">{t.conferenceForm.readOnly}</Notice>
        </PanelMessage>
      )}
    </Panel>
  );
}

function Copy({ original }: { readonly original: Conference }): JSX.Element {
  const { t } = useI18n();
  const { accountId, account } = useAccount();
  const navigate = useNavigate();
  const now = useNow();
  const words = t.conferenceForm.copy;
  const note = isExpired(original, now) ? words.noteExpired : words.note;
  return (
    <NewConference
      values={copiedValues(original, account, words.tag, now)}
      copy={{ conferenceId: original.id, note: note(original.tag) }}
      onAnother={() =>
        void navigate({
          to: '/a/$accountId/conferencing/settings/new',
          params: { accountId },
          search: true,
          state: true,
          resetScroll: false,
        })
      }
    />
  );
}
