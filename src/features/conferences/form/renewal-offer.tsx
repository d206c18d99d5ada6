import { Checkbox } from '@mantine/core';
import type { JSX } from 'react';
import { Notice } from '../../../components/notices/notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { Sentence } from '../../../components/addresses/sentence.tsx';
import type { ConferenceFormState } from './use-conference-form.ts';
import classes from './conference-form.module.css';
import { OverlapFields } from '../renewal/overlap-fields.tsx';
import type { FormerRecipients } from '../renewal/renewal.ts';

/**
 * Another address was typed: who still knows the leader code, and new codes in the same step. They
 * are checked from the start, because a confidential code that stays with somebody who left is what
 * an administrator overlooks most easily; unless the last email never reached that somebody.
 */
export function RenewalOffer(props: {
  readonly former: FormerRecipients;
  readonly renewal: ConferenceFormState['renewal'];
}): JSX.Element {
  const { t } = useI18n();
  const { former } = props;
  const { given, choice, choose, problem } = props.renewal;
  const words = t.conferenceForm;
  const who = former.addresses.join(', ');
  return (
    <div className={classes.under}>
      <Notice tone="warn">
        <div className={classes.offer}>
          <p>
            <Sentence>
              {former.haveIt ? words.addressChanged(who) : words.addressMended(who)}
            </Sentence>
          </p>
          <Checkbox
            checked={given}
            onChange={(event) => choose({ ...choice, asked: event.target.checked })}
            label={words.renewal.offer}
            description={words.renewal.offerDescription}
          />
          {given && (
            <div className={classes.renewal}>
              <OverlapFields choice={choice} choose={choose} problem={problem} />
            </div>
          )}
        </div>
      </Notice>
    </div>
  );
}
