import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { PageHeader } from '../../../components/pages/page-header.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { OwnMembership } from './own-membership.tsx';
import { ProfileSection } from './profile-section.tsx';
import classes from '../members/team.module.css';
import { TeamSection } from '../members/team-section.tsx';

/** Profile and team: what the account is, and who belongs to it. */
export function ProfilePage(): JSX.Element {
  const { t } = useI18n();
  const { accountId, role } = useAccount();
  return (
    <div className={classes.page}>
      <PageHeader title={t.team.title} />
      {/* Another account's page is another page: no open dialog goes along. */}
      <div key={accountId} className={classes.sections}>
        <ProfileSection />
        {role === 'admin' && <TeamSection />}
        <OwnMembership />
      </div>
    </div>
  );
}
