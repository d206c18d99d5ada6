import type { JSX } from 'react';
import { shownAsOutdated, type Conference } from '../../../../domain/conference/conference.ts';
import { useEdition } from '../../../components/account/use-edition.ts';
import { IconHistory } from '../../../components/icons.ts';
import { Status } from '../../../components/notices/status.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './outdated-mark.module.css';

/** In a row of the list: that the leader's email is not true any more, and why. Nothing where it is. */
export function OutdatedMark(props: {
  readonly conference: Conference;
  readonly now: Date;
}): JSX.Element | null {
  const { t } = useI18n();
  const edition = useEdition();
  const reasons = shownAsOutdated(props.conference, edition, props.now);
  if (reasons.length === 0) return null;
  const words = t.list.outdated;
  return (
    <div className={classes.mark}>
      <Status tone="warn" icon={IconHistory} word={words.mark}>
        {reasons.map((reason) => words.reasons[reason]).join(', ')}
      </Status>
    </div>
  );
}
