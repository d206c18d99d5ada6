import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { isExpired } from '../../../../domain/conference/expiry-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useStableCallback } from '../../../components/lists/use-stable-callback.ts';
import { announce } from '../../../components/notices/announcer.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { randomId } from '../../../../domain/random-id.ts';
import { refreshList } from '../api/list-cache.ts';
import { ConflictError } from '../api/save-conference.ts';
import { openDialog } from '../panel/dialogs.ts';
import { useSaveConference } from '../api/use-save-conference.ts';

/**
 * A Save with unchanged content: the email goes out again to the address now on file. Of a conference
 * that has expired it asks first. What is answered is the same until something of it changes.
 */
export function useSendAgain() {
  const { t } = useI18n();
  const { accountId } = useAccount();
  const client = useQueryClient();
  const save = useSaveConference();
  const [failure, setFailure] = useState<unknown>(null);

  /** @param opener  what the focus goes back to when a question was answered */
  const send = useStableCallback((conference: Conference, opener: HTMLElement | null): void => {
    setFailure(null);
    if (isExpired(conference, new Date())) {
      openDialog('sendExpired', conference, opener);
      return;
    }
    const { id, saveId, tag, adminEmail, expiresAt, expiryChosen, language } = conference;
    save.mutate(
      {
        conferenceId: id,
        input: { tag, adminEmail, expiresAt, expiryChosen, language },
        saveId: randomId(),
        ownSaveIds: new Set(),
        basedOn: saveId,
        codesWanted: conference.codesWanted,
        overlapUntil: null,
        before: conference,
      },
      {
        onSuccess: () => announce(t.conferences.sendingAgain(adminEmail)),
        onError: (error) => {
          setFailure(error);
          if (error instanceof ConflictError) refreshList(client, accountId);
        },
      },
    );
  });
  const dismiss = useCallback(() => setFailure(null), []);
  const { isPending } = save;
  return useMemo(
    () => ({ send, isPending, failure, dismiss }),
    [send, isPending, failure, dismiss],
  );
}
