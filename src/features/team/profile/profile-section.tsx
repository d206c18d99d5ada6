import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { zoneOnFile, type ServiceName } from '../../../../domain/account/account.ts';
import { shownNumber } from '../../../../domain/email/telephone.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { CopyButton } from '../../../components/controls/copy-button.tsx';
import { Dialog } from '../../../components/dialogs/dialog.tsx';
import { IconCheck, IconPencil, IconX } from '../../../components/icons.ts';
import { late } from '../../../components/late/late.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from '../members/team.module.css';

const ProfileForm = late(
  async () => (await import('./profile-form.tsx')).ProfileForm,
  <div className={classes.formPlace} aria-busy />,
);

const SERVICES: readonly ServiceName[] = ['conferencing', 'pbx'];

/** What the account is: its name, clock, language, services, emails and dial-in numbers. */
export function ProfileSection(): JSX.Element {
  const { t, format } = useI18n();
  const { account, role } = useAccount();
  const [editing, setEditing] = useState(false);
  const now = useNow();
  const words = t.team.profile;

  return (
    <section aria-labelledby="profile" className={classes.section}>
      <div className={classes.head}>
        <h2 id="profile">{words.title}</h2>
        {role === 'admin' && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil size={14} stroke={1.8} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            {words.edit}
          </Button>
        )}
      </div>
      <div className={classes.card}>
        <dl className={classes.facts}>
          <dt>{words.name}</dt>
          <dd>{account.name}</dd>
          <dt>{words.zone}</dt>
          <dd>
            {format.zone(zoneOnFile(account))}
            <span className={`figures ${classes.soft}`}>
              {account.unknownTimeZone === null
                ? words.nowThere(format.time(now, account.timeZone))
                : words.unknownZone}
            </span>
          </dd>
          <dt>{words.language}</dt>
          <dd>{t.team.languages[account.language]}</dd>
          <dt>{t.services.title}</dt>
          <dd>
            <ul className={classes.plainList}>
              {SERVICES.map((service) => (
                <li key={service} className={classes.service}>
                  {t.services[service].name}
                  <OnOff on={account.services[service]} />
                </li>
              ))}
            </ul>
          </dd>
          <dt>{words.emails.title}</dt>
          <dd>
            <ul className={classes.plainList}>
              <li className={classes.service}>
                {words.emails.expiryReminders}
                <OnOff on={account.expiryReminders ?? true} />
              </li>
              <li className={classes.service}>
                {words.emails.callReceipts}
                <OnOff on={account.callReceipts ?? false} />
              </li>
            </ul>
          </dd>
          <dt>{words.numbers}</dt>
          <dd>
            <DialInNumbers />
          </dd>
        </dl>
        <p className={classes.note}>{role === 'admin' ? words.whoChanges : words.viewerNote}</p>
      </div>
      {editing && (
        <Dialog title={t.team.profileForm.title} onClose={() => setEditing(false)}>
          <ProfileForm onDone={() => setEditing(false)} />
        </Dialog>
      )}
    </section>
  );
}

function OnOff(props: { readonly on: boolean }): JSX.Element {
  const { t } = useI18n();
  const Icon = props.on ? IconCheck : IconX;
  return (
    <span className={classes.onOff} data-on={props.on}>
      <Icon size={14} stroke={2} aria-hidden />
      {props.on ? t.team.profile.on : t.team.profile.off}
    </span>
  );
}

function DialInNumbers(): JSX.Element {
  const { t } = useI18n();
  const { account } = useAccount();
  const words = t.team.profile;
  if (account.dialInNumbers.length === 0) {
    return <span className={classes.soft}>{words.noNumbers}</span>;
  }
  return (
    <ul className={classes.plainList}>
      {account.dialInNumbers.map(({ number, location, tollFree }) => {
        const readable = shownNumber(number, account.shownNumbers);
        return (
          <li key={`${number} ${location}`} className={classes.number}>
            <span className="figures">{readable}</span>
            <CopyButton text={number} label={t.common.actions.copy(words.numberName(readable))} />
            <span className={classes.soft}>
              {location}
              {tollFree && ` · ${words.tollFree}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
