import { useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { randomId } from '../../../../domain/random-id.ts';
import { emptyValues } from './form-values.ts';
import { FormHalves } from './form-halves.tsx';
import { Panel } from '../panel/panel.tsx';
import classes from '../panel/panel.module.css';
import { SaveStory } from './save-story.tsx';

/** Generate New Conference. Its id is drawn when the form opens, so that it can be saved once only. */
export function NewConferencePanel(): JSX.Element {
  const { t } = useI18n();
  const { accountId, account, role } = useAccount();
  const navigate = useNavigate();
  const words = t.conferenceForm;
  const [conferenceId, setConferenceId] = useState(() => randomId());
  const [saved, setSaved] = useState<Conference | null>(null);

  if (role !== 'admin') {
    return (
      <Panel title={words.titleNew}>
        <div className={classes.message}>
          <Notice tone="info">{words.readOnly}</Notice>
        </div>
      </Panel>
    );
  }
  return (
    <Panel title={words.titleNew}>
      {saved === null ? (
        <FormHalves
          key={conferenceId}
          source={{ conferenceId, base: null, values: emptyValues(account) }}
          onSaved={setSaved}
        />
      ) : (
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
          onAnother={() => {
            setConferenceId(randomId());
            setSaved(null);
          }}
        />
      )}
    </Panel>
  );
}
