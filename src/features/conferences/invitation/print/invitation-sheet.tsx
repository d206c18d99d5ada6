import { useState, type JSX } from 'react';
import type { Conference } from '../../../../../domain/conference/conference.ts';
import { informationEmailContent } from '../../../../../domain/email/email-content.ts';
import { languageOf } from '../../../../../domain/language.ts';
import { useAccount } from '../../../../components/account/account-context.tsx';
import { useNow } from '../../../../components/dates/use-now.ts';
import { InvitationPage } from './invitation-page.tsx';
import { wantedForm } from './print-invitation.ts';
import { WalletCards } from './wallet-cards.tsx';

/**
 * What is printed of a conference: the participants' invitation, in the conference's language. It is given no
 * leader code, and has none.
 */
export function InvitationSheet(props: {
  readonly conference: Pick<Conference, 'tag' | 'participantCode' | 'expiresAt' | 'language'>;
}): JSX.Element {
  const { account } = useAccount();
  const now = useNow();
  const { tag, participantCode, expiresAt } = props.conference;
  // It is mounted for one printing.
  const [form] = useState(wantedForm);
  const language = languageOf(props.conference, account);
  const content = informationEmailContent({
    ...{ account, language, now, tag, participantCode, expiresAt },
    leaderCode: null,
  });
  const Form = form === 'page' ? InvitationPage : WalletCards;
  return <Form content={content} />;
}
