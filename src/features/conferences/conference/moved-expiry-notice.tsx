import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { movedExpiry } from '../../../../domain/conference/chosen-expiry.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { randomId } from '../../../../domain/random-id.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { activityKey } from '../../../firebase/activity.ts';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { conferenceQuery } from '../api/conference-query.ts';
import { explainProblem, type ActionProblem } from '../api/explain-problem.ts';
import { refreshListsBesideNewest, replaceInList } from '../api/list-cache.ts';
import { mendExpiry } from '../api/mend-expiry.ts';
import { ConflictError } from '../api/save-conference.ts';
import { useSaveConference } from '../api/use-save-conference.ts';
import { ActionProblemNotice } from '../panel/action-problem-notice.tsx';

/**
 * Says that a country has changed its rules, so that the conference does not expire any more when somebody
 * chose that it should, and puts it right: with or without a new email. Loaded only where it is so.
 */
export function MovedExpiryNotice(props: { readonly conference: Conference }): JSX.Element | null {
  const { t, format } = useI18n();
  const { accountId, role, uid } = useAccount();
  const client = useQueryClient();
  const [problem, setProblem] = useState<ActionProblem | 'changed' | null>(null);
  const { conference } = props;
  const { id, expiresAt, expiryChosen: chosen } = conference;
  const due = movedExpiry(conference);
  const words = t.conferencePage.movedExpiry;

  const failed = async (error: unknown): Promise<void> => {
    setProblem(
      error instanceof ConflictError ? 'changed' : await explainProblem(error, uid, accountId),
    );
    void client.invalidateQueries(conferenceQuery(accountId, id));
  };
  const save = useSaveConference();
  const mend = useMutation({
    mutationFn: () => mendExpiry(database, { accountId, conferenceId: id, uid }),
    onSuccess: (mended) => {
      client.setQueryData(conferenceQuery(accountId, id).queryKey, mended);
      replaceInList(client, accountId, mended);
      refreshListsBesideNewest(client, accountId);
      void client.invalidateQueries({ queryKey: activityKey(accountId, id) });
      announce(words.done);
    },
    onError: failed,
  });
  if (due === null || expiresAt === null || chosen === null) return null;

  const sendToo = (): void => {
    const { tag, adminEmail, language, saveId, codesWanted } = conference;
    setProblem(null);
    save.mutate(
      {
        conferenceId: id,
        input: { tag, adminEmail, expiresAt: due, expiryChosen: chosen, language },
        saveId: randomId(),
        ownSaveIds: new Set(),
        basedOn: saveId,
        codesWanted,
        overlapUntil: null,
        before: conference,
      },
      { onSuccess: () => announce(words.done), onError: (error) => void failed(error) },
    );
  };
  // What the clock shows, whatever it meant.
  const chosenMoment = new Date(`${chosen.local}Z`);
  const isBusy = mend.isPending || save.isPending;
  return (
    <>
      <Notice
        tone="warn"
        title={words.title}
        {...(role === 'admin'
          ? {
              actions: (
                <>
                  <Button
                    size="xs"
                    variant="default"
                    loading={mend.isPending}
                    disabled={isBusy}
                    onClick={() => {
                      setProblem(null);
                      mend.mutate();
                    }}
                  >
                    {words.mend(format.time(chosenMoment, 'UTC'))}
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    loading={save.isPending}
                    disabled={isBusy}
                    onClick={sendToo}
                  >
                    {words.mendAndSend}
                  </Button>
                </>
              ),
            }
          : {})}
      >
        {words.text(
          format.dateTime(chosenMoment, 'UTC'),
          format.zone(chosen.timeZone, due),
          format.dateTime(expiresAt, chosen.timeZone),
        )}
        {role === 'viewer' && ` ${words.viewer}`}
      </Notice>
      {problem === 'changed' ? (
        <Notice tone="bad">{t.conferencePage.changed.meanwhile}</Notice>
      ) : (
        problem !== null && <ActionProblemNotice words={words} problem={problem} />
      )}
    </>
  );
}
