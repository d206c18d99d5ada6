import type { JSX } from 'react';
import { PageHeader } from '../../../components/page-header.tsx';
import { useI18n } from '../../../i18n/provider.tsx';

/** Who did what when in the account; for administrators. */
export function ActivityPage(): JSX.Element {
  const { t } = useI18n();
  return <PageHeader title={t.activity.title} />;
}
