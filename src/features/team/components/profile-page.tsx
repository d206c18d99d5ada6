import type { JSX } from 'react';
import { PageHeader } from '../../../components/page-header.tsx';
import { useI18n } from '../../../i18n/provider.tsx';

/** Profile and team: what the account is, and who belongs to it. */
export function ProfilePage(): JSX.Element {
  const { t } = useI18n();
  return <PageHeader title={t.team.title} />;
}
