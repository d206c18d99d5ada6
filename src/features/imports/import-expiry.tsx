import { Checkbox } from '@mantine/core';
import type { JSX } from 'react';
import type { ConferenceProblem } from '../../../domain/conference/conference-problem.ts';
import { useAccount } from '../../components/account/account-context.tsx';
import { late } from '../../components/late/late.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import { useImportWords } from './import-words.ts';
import { FilePageSection } from '../../csv-files/screens/file-page-parts.tsx';
import classes from '../../csv-files/screens/file-page-parts.module.css';
import type { ImportExpiryChoice } from './use-import-expiry.ts';

const MomentFields = late(
  async () => (await import('../../components/dates/moment-fields.tsx')).MomentFields,
  <div className={classes.momentPlace} aria-busy />,
);

/** When the conferences expire whose rows say nothing of it. */
export function ImportExpiry(props: { readonly expiry: ImportExpiryChoice }): JSX.Element {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const words = useImportWords().expiry;
  const { never, setNever, moment, setMoment, problem } = props.expiry;
  const sentence = (found: ConferenceProblem): string =>
    found === 'expiry.required' ? words.required : t.conferenceForm.problems[found];
  return (
    <FilePageSection heading={words.heading} note={words.zone(format.zone(account.timeZone))}>
      <div className={classes.choice}>
        <Checkbox
          checked={never}
          onChange={(event) => setNever(event.currentTarget.checked)}
          label={words.forAll}
          description={never ? words.forAllText : undefined}
        />
        {!never && (
          <div className={classes.moment}>
            <MomentFields
              value={moment}
              onChange={setMoment}
              labels={{ date: words.date, time: t.conferenceForm.expiry.time }}
              sentence={sentence}
              error={problem === null ? undefined : sentence(problem)}
            />
          </div>
        )}
      </div>
    </FilePageSection>
  );
}
