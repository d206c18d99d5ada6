import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { shownAsOutdated } from '../../../../domain/conference/email-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { othersWhoKnow, type OutdatedReason } from '../../../../domain/conference/informed.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useEdition } from '../../../components/account/use-edition.ts';
import { LinkButton } from '../../../components/controls/link-button.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { openDialog } from '../panel/dialogs.ts';
import { Sentence } from '../../../components/addresses/sentence.tsx';
import { OutdatedWords, useOutdatedWords } from './outdated-words.ts';

interface OutdatedNoticesProps {
  readonly conference: Conference;
  readonly now: Date;
}

/**
 * In a conference: why its leader's email is not true any more, and who else knows the leader code. To send it
 * again there is a button above already.
 */
export function OutdatedNotices(props: OutdatedNoticesProps): JSX.Element {
  const { role } = useAccount();
  return (
    <OutdatedWords waiting={null}>
      <Outdated {...props} />
      {role === 'admin' && <OthersKnow conference={props.conference} />}
    </OutdatedWords>
  );
}

function Outdated({ conference, now }: OutdatedNoticesProps): JSX.Element | null {
  const { accountId, role } = useAccount();
  const words = useOutdatedWords().panel;
  const reasons = shownAsOutdated(conference, useEdition(), now);
  if (reasons.length === 0) return null;
  const isElsewhere = reasons.includes('directory');
  const sentence = (reason: OutdatedReason): string =>
    words.reasons[reason](
      reason === 'directory' ? (conference.directory?.email ?? '') : conference.adminEmail,
    );
  const move = (
    <LinkButton
      size="xs"
      variant="default"
      to="/a/$accountId/conferencing/settings/$conferenceId/edit"
      params={{ accountId, conferenceId: conference.id }}
      search={true}
      resetScroll={false}
      state={(state) => ({ ...state, toDirectoryAddress: true, isFromConference: true })}
    >
      {words.move}
    </LinkButton>
  );
  return (
    <Notice
      tone="warn"
      title={words.title}
      {...(isElsewhere && role === 'admin' ? { actions: move } : {})}
    >
      {reasons.map((reason) => (
        <p key={reason}>
          <Sentence>{sentence(reason)}</Sentence>
        </p>
      ))}
      {isElsewhere && role === 'admin' && (
        <p>
          <Sentence>{words.keep(conference.adminEmail)}</Sentence>
        </p>
      )}
    </Notice>
  );
}

function OthersKnow({ conference }: { readonly conference: Conference }): JSX.Element | null {
  const words = useOutdatedWords().knows;
  const others = othersWhoKnow(conference);
  if (others.length === 0) return null;
  const who = others.map(({ to }) => to).join(', ');
  const title = others.some(({ isSure }) => isSure) ? words.title : words.perhaps;
  return (
    <Notice
      tone="warn"
      title={title(who, others.length)}
      actions={
        <Button
          size="xs"
          variant="default"
          onClick={(event) => openDialog('newCodes', conference, event.currentTarget)}
        >
          {words.newCodes}
        </Button>
      }
    >
      {words.text}
    </Notice>
  );
}
