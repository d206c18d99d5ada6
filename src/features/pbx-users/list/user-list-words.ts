import { messagesPart } from '../../../components/late/messages-part.tsx';

/** The words of the list of Cloud PBX users. */
export const { Provider: UserListWords, useWords: useUserListWords } = messagesPart({
  en: async () => (await import('../../../i18n/en/pbx-users/user-list.ts')).userList,
  fr: async () => (await import('../../../i18n/fr/pbx-users/user-list.ts')).userList,
});
