import type { JSX } from 'react';
import { shownAsOutdated } from '../../../../domain/conference/email-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useEdition } from '../../../components/account/use-edition.ts';
import { IconHistory } from '../../../components/icons.ts';
import { Status } from '../../../components/notices/status.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './outdated-mark.module.css';

/**
 * In a row of the list: that the leader's email is not true any more, and the first of the reasons; the
 * conference itself tells all. Nothing where it is true.
 */
export function OutdatedMark(props: {
  readonly conference: Conference;
  readonly now: Date;
}): JSX.Element | null {
  const { t } = useI18n();
  const edition = useEdition();
  const [reason] = shownAsOutdated(props.conference, edition, props.now);
  if (reason === undefined) return null;
  const words = t.list.outdated;
  return (
    <div className={classes.mark}>
      <Status tone="warn" icon={IconHistory} word={words.mark}>
        {words.reasons[reason]}
      </Status>
    </div>
  );
}
