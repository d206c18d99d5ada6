import './profile-form.css';
import { Button, Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useMemo, useState, type FormEvent, type JSX, type KeyboardEvent } from 'react';
import { languageSchema } from '../../../../domain/account/account.ts';
import { isTimeZone } from '../../../../domain/time/zones.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { SearchedSelect } from '../../../components/controls/searched-select.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { membershipsQuery } from '../../../firebase/accounts/accounts.ts';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { changeProfile, profileInput, type ProfileInput } from '../api/change-profile.ts';
import { ProfileChangedError } from '../api/problems.ts';
import classes from '../members/team.module.css';
import { TeamProblemNotice } from '../members/team-problem-notice.tsx';
import { useTeamAction } from '../members/use-team-action.ts';
import { matchesZone, zoneOptions } from './zones.ts';

/**
 * Changes the account's time zone, its language and which emails its leaders get. Comes with all zones,
 * so it is loaded when opened.
 */
export function ProfileForm(props: { readonly onDone: () => void }): JSX.Element {
  const { t, language: spoken, format } = useI18n();
  const { accountId, account, uid } = useAccount();
  const client = useQueryClient();
  const action = useTeamAction();
  const now = useNow();
  const [opened] = useState(now);
  const [base, setBase] = useState<ProfileInput>(() => profileInput(account));
  // One that is not known is nobody's choice.
  const [timeZone, setTimeZone] = useState(
    account.unknownTimeZone === null ? account.timeZone : null,
  );
  const [isZoneMissing, setZoneMissing] = useState(false);
  const [language, setLanguage] = useState(account.language);
  const [expiryReminders, setReminders] = useState(base.expiryReminders);
  const [callReceipts, setReceipts] = useState(base.callReceipts);
  const languageField = useId();
  const zones = useMemo(
    () => zoneOptions(spoken, isTimeZone(base.timeZone) ? base.timeZone : null, opened),
    [spoken, base.timeZone, opened],
  );
  const words = t.team.profileForm;

  /**
   * Enter in the list takes what is marked there. Faster than the list, it would save the zone from before:
   * it takes the first that fits instead.
   */
  const takeTyped = (event: KeyboardEvent<HTMLInputElement>): void => {
    const typed = event.currentTarget.value;
    if (event.key !== 'Enter' || zones.some(({ label }) => label === typed)) return;
    event.preventDefault();
    const first = zones.find((zone) => matchesZone(zone, typed));
    // What is marked is taken after this, and stays.
    if (first !== undefined) setTimeZone(first.value);
  };

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setZoneMissing(timeZone === null);
    if (timeZone === null) return;
    const saved = await action.act(async () => {
      try {
        const input = { timeZone, language, expiryReminders, callReceipts };
        await changeProfile(database, accountId, base, input, uid);
      } catch (error) {
        // The next press of Save is on top of theirs, which the notice shows.
        if (error instanceof ProfileChangedError) setBase(profileInput(error.account));
        throw error;
      }
    });
    // The whole portal reads its clock and its language there.
    await client.invalidateQueries({ queryKey: membershipsQuery(uid).queryKey });
    if (!saved) return;
    announce(words.saved);
    props.onDone();
  };

  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <fieldset disabled={action.busy} className={`plain-fieldset ${classes.fields}`}>
        <SearchedSelect
          label={words.zone}
          description={words.zoneHint}
          data={zones}
          value={timeZone}
          {...(timeZone === null ? { placeholder: words.zoneChoose } : {})}
          error={isZoneMissing && timeZone === null ? words.zoneRequired : undefined}
          onChange={(chosen) => {
            if (chosen !== null) setTimeZone(chosen);
          }}
          filter={({ options, search }) =>
            zones.some(({ label }) => label === search)
              ? options
              : zones.filter((zone) => matchesZone(zone, search))
          }
          onKeyDown={takeTyped}
          nothingFound={words.zoneNotFound}
          comboboxProps={{ shadow: 'none', zIndex: 400, transitionProps: { duration: 0 } }}
          // The form comes after the dialog has placed its focus, so it asks for it itself.
          openOnFocus={false}
          autoFocus
          data-autofocus
        />
        {timeZone !== null && (
          <p className={`figures ${classes.underField}`}>
            {t.team.profile.nowThere(format.time(now, timeZone))}
          </p>
        )}
        <div>
          <label htmlFor={languageField} className={classes.label}>
            {t.team.profile.language}
          </label>
          <select
            id={languageField}
            className={classes.select}
            value={language}
            onChange={(event) => setLanguage(languageSchema.parse(event.target.value))}
          >
            {languageSchema.options.map((each) => (
              <option key={each} value={each}>
                {t.team.languages[each]}
              </option>
            ))}
          </select>
        </div>
        <fieldset className={`plain-fieldset ${classes.emails}`}>
          <legend className={classes.label}>{t.team.profile.emails.title}</legend>
          <Checkbox
            checked={expiryReminders}
            onChange={(event) => setReminders(event.target.checked)}
            label={t.team.profile.emails.expiryReminders}
            description={words.expiryReminders}
          />
          <Checkbox
            checked={callReceipts}
            onChange={(event) => setReceipts(event.target.checked)}
            label={t.team.profile.emails.callReceipts}
            description={words.callReceipts}
          />
        </fieldset>
      </fieldset>
      <ul className={classes.effects}>
        <li>{words.effects.zone}</li>
        <li>{words.effects.usage}</li>
        <li>{words.effects.language}</li>
        <li>{words.effects.portal}</li>
      </ul>
      {action.problem !== null && <TeamProblemNotice problem={action.problem} />}
      <div className={classes.actions}>
        <Button variant="default" onClick={props.onDone}>
          {t.common.actions.cancel}
        </Button>
        <Button type="submit" loading={action.busy}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
