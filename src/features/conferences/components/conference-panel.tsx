import { getRouteApi } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account-context.tsx';
import { LinkButton } from '../../../components/link-button.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { conferenceQuery } from '../api/conference-query.ts';
import { Panel } from './panel.tsx';

const route = getRouteApi('/signed-in/a/$accountId/conferencing/settings/$conferenceId');

/** One conference with all that is known of it. */
export function ConferencePanel(): JSX.Element {
  const { t } = useI18n();
  const { conferenceId } = route.useParams();
  const { accountId } = useAccount();
  const stored = useQuery(conferenceQuery(accountId, conferenceId));
  return (
    <Panel title={stored.data?.tag ?? ''} conferenceId={conferenceId}>
      <LinkButton
        to="/a/$accountId/conferencing/settings/$conferenceId/edit"
        params={{ accountId, conferenceId }}
        search={true}
      >
        {t.conferences.menu.edit}
      </LinkButton>
    </Panel>
  );
}
