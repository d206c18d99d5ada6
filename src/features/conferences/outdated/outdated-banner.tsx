import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconHistory, IconSend } from '../../../components/icons.ts';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import { counted } from '../../../firebase/counted.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import type { EditionCounts } from '../api/read-list.ts';
import classes from './outdated-banner.module.css';
import { OutdatedWords, useOutdatedWords } from './outdated-words.ts';

/** After an operator's change: how many emails tell what was before it, and the way to those. */
export function OutdatedBanner(props: { readonly counts: EditionCounts }): JSX.Element {
  return (
    <OutdatedWords waiting={null}>
      <Banner {...props} />
    </OutdatedWords>
  );
}

function Banner(props: { readonly counts: EditionCounts }): JSX.Element {
  const { format } = useI18n();
  const { accountId } = useAccount();
  const words = useOutdatedWords().banner;
  const { all, menuAlone } = props.counts;
  const what = menuAlone === 0 ? 'numbers' : menuAlone === all ? 'menu' : 'both';
  return (
    <aside className={classes.bar} aria-label={words.label}>
      <IconHistory className={classes.icon} size={18} stroke={1.8} aria-hidden />
      <p>
        <strong>{words[what](all, counted(all, format.number))}</strong> {words.text}
      </p>
      <LinkButton
        size="xs"
        variant="default"
        to="/a/$accountId/conferencing/settings"
        params={{ accountId }}
        search={{ status: 'outdated' }}
        resetScroll={false}
      >
        {words.show}
      </LinkButton>
    </aside>
  );
}

/** Above the conferences whose email is out of date: the way to send all of these again. */
export function SendAgainBar(props: { readonly count: number }): JSX.Element {
  return (
    <OutdatedWords waiting={null}>
      <Bar {...props} />
    </OutdatedWords>
  );
}

function Bar({ count }: { readonly count: number }): JSX.Element {
  const { format } = useI18n();
  const { accountId } = useAccount();
  const words = useOutdatedWords();
  const figure = counted(count, format.number);
  return (
    <aside className={classes.bar} aria-label={words.banner.label}>
      <IconHistory className={classes.icon} size={18} stroke={1.8} aria-hidden />
      <p>{words.these(count, figure)}</p>
      <LinkButton
        size="xs"
        to="/a/$accountId/conferencing/send-again"
        params={{ accountId }}
        leftSection={<IconSend size={14} stroke={1.8} aria-hidden />}
      >
        {words.sendAll(count, figure)}
      </LinkButton>
    </aside>
  );
}
