import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconDownload, IconUpload } from '../../../components/icons.ts';
import { useI18n } from '../../../i18n/provider.tsx';

/** Everybody exports what they see; administrators import. */
export function ListMenuItems(props: { readonly onExport: () => void }): JSX.Element {
  const { t } = useI18n();
  const { accountId, role } = useAccount();
  const navigate = useNavigate();
  const words = t.list.more;
  const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;
  return (
    <>
      <Menu.Item leftSection={<IconDownload {...icon} />} onClick={props.onExport}>
        {words.export}
      </Menu.Item>
      {role === 'admin' && (
        <Menu.Item
          leftSection={<IconUpload {...icon} />}
          onClick={() =>
            void navigate({ to: '/a/$accountId/conferencing/import', params: { accountId } })
          }
        >
          {words.import}
        </Menu.Item>
      )}
    </>
  );
}
