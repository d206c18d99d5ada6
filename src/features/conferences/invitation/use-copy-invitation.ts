import { isExpired } from '../../../../domain/conference/expiry-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useCopy } from '../../../components/controls/copy-button.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { openDialog } from '../panel/dialogs.ts';
import { invitationFor } from './invitation-texts.ts';

/** Copies a conference's invitation; of one that has expired it asks first. */
export function useCopyInvitation() {
  const { t } = useI18n();
  const { account } = useAccount();
  const { copy, copyRich, outcome } = useCopy();

  const copyText = async (conference: Conference): Promise<void> => {
    try {
      await copy((await invitationFor(conference, account)).text);
    } catch {
      announce(t.common.notLoaded.title);
    }
  };

  /**
   * @param form  as mail programs take it, or as text only
   * @param opener  what the focus goes back to when a question was answered
   */
  const copyInvitation = (
    conference: Conference,
    form: 'rich' | 'text',
    opener: HTMLElement | null,
  ): void => {
    if (isExpired(conference, new Date())) {
      openDialog(form === 'rich' ? 'copyExpired' : 'copyExpiredText', conference, opener);
    } else if (form === 'text') {
      void copyText(conference);
    } else {
      const content = invitationFor(conference, account);
      void copyRich(content, t.conferences.codes.invitationCopied);
    }
  };
  return { copyInvitation, outcome };
}
