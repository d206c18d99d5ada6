import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Conference } from '../../../domain/conference/conference.ts';
import { isExpired } from '../../../domain/conference/expiry-state.ts';
import { formatCode } from '../../../domain/conference/access-code.ts';
import { mayBeCode } from '../../../domain/list-keys.ts';
import { useAccount } from '../../components/account/account-context.tsx';
import { useNow } from '../../components/dates/use-now.ts';
import type { Membership } from '../../firebase/accounts/accounts.ts';
import { signOut } from '../../firebase/session.ts';
import { useI18n } from '../../i18n/provider.tsx';
import type { Entry } from './entries.ts';
import { usePaletteWords } from './palette-words.ts';

/** What can be gone to and done in this account by this person, and the person's other accounts. */
export function useFixedEntries(memberships: readonly Membership[]): readonly Entry[] {
  const { t, language, choose } = useI18n();
  const words = usePaletteWords();
  const { accountId, account, role } = useAccount();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const frame = t.common.frame;
  const { conferencing, pbx } = account.services;
  const isAdmin = role === 'admin';
  const params = { accountId };

  const page = (label: string, to: PagePath, over: Partial<Entry> = {}): Entry => ({
    ...{ kind: 'page', id: to, label },
    run: () => void navigate({ to, params }),
    ...over,
  });
  const action = (label: string, to: PagePath): Entry => page(label, to, { kind: 'action' });
  const setting = (id: string, label: string, hint: string, run: () => void): Entry => ({
    ...{ kind: 'action', id, label, hint, run },
  });
  const inConferencing = { hint: frame.conferencing };
  const [other, otherName] =
    language === 'en' ? (['fr', 'Français'] as const) : (['en', 'English'] as const);
  const looks = (['auto', 'light', 'dark'] as const).filter((each) => each !== colorScheme);

  return [
    page(frame.services, '/a/$accountId'),
    ...(conferencing
      ? [
          page(frame.settings, '/a/$accountId/conferencing/settings', {
            ...inConferencing,
            also: t.conferences.title,
          }),
          ...(pbx
            ? [page(frame.pbxUsers, '/a/$accountId/conferencing/users', inConferencing)]
            : []),
          page(frame.usage, '/a/$accountId/conferencing/usage', inConferencing),
        ]
      : []),
    page(t.team.title, '/a/$accountId/profile'),
    ...(isAdmin ? [page(t.activity.title, '/a/$accountId/activity')] : []),
    ...(isAdmin && conferencing
      ? [
          action(t.conferences.generate, '/a/$accountId/conferencing/settings/new'),
          action(words.import, '/a/$accountId/conferencing/import'),
          action(words.sendAgain, '/a/$accountId/conferencing/send-again'),
          ...(pbx && account.pbxDirectory !== 'provider'
            ? [action(words.loadUsers, '/a/$accountId/conferencing/users/load')]
            : []),
        ]
      : []),
    setting('language', otherName, t.common.language, () => choose(other)),
    ...looks.map((look) =>
      setting(`look/${look}`, t.common.appearance[look], t.common.appearance.label, () =>
        setColorScheme(look),
      ),
    ),
    {
      ...{ kind: 'action', id: 'sign-out', label: frame.signOut },
      run: () => void signOut(),
    },
    ...memberships
      .filter((membership) => membership.accountId !== accountId)
      .map((membership): Entry => ({
        ...{
          kind: 'account',
          id: `account/${membership.accountId}`,
          label: membership.account.name,
        },
        run: () =>
          void navigate({ to: '/a/$accountId', params: { accountId: membership.accountId } }),
      })),
  ];
}

type PagePath =
  | '/a/$accountId'
  | '/a/$accountId/profile'
  | '/a/$accountId/activity'
  | '/a/$accountId/conferencing/settings'
  | '/a/$accountId/conferencing/settings/new'
  | '/a/$accountId/conferencing/import'
  | '/a/$accountId/conferencing/send-again'
  | '/a/$accountId/conferencing/users'
  | '/a/$accountId/conferencing/users/load'
  | '/a/$accountId/conferencing/usage';

/** The conferences that were found for what was typed, and the way to all of them. */
export function useConferenceEntries(
  found: readonly Conference[],
  typed: string,
): readonly Entry[] {
  const words = usePaletteWords();
  const { accountId } = useAccount();
  const navigate = useNavigate();
  const now = useNow();
  const isCode = mayBeCode(typed);

  if (found.length === 0) return [];
  return [
    ...found.map((conference): Entry => {
      const { id, tag, adminEmail, participantCode } = conference;
      const hints = [
        adminEmail,
        // So that one sees why it was found.
        ...(isCode && participantCode !== null ? [formatCode(participantCode)] : []),
        ...(isExpired(conference, now) ? [words.expired] : []),
      ];
      return {
        ...{ kind: 'conference', id: `conference/${id}`, label: tag, hint: hints.join(' · ') },
        run: () =>
          void navigate({
            to: '/a/$accountId/conferencing/settings/$conferenceId',
            params: { accountId, conferenceId: id },
          }),
      };
    }),
    {
      ...{ kind: 'conference', id: 'all', label: words.showAll(typed.trim()) },
      run: () =>
        void navigate({
          to: '/a/$accountId/conferencing/settings',
          params: { accountId },
          // A code stays out of addresses, which are kept in logs.
          ...(isCode ? { state: { searchedCode: typed } } : { search: { q: typed } }),
        }),
    },
  ];
}
