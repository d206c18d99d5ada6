import type { StoredAccount } from '../../../../domain/account/account.ts';

/** The person was taken out meanwhile. */
export class MemberGoneError extends Error {
  override name = 'MemberGoneError';
}

/** Nobody else is administrator of the account, so this one has to stay. */
export class LastAdminError extends Error {
  override name = 'LastAdminError';
}

/** Another administrator has changed the Profile meanwhile; nothing was written. */
export class ProfileChangedError extends Error {
  override name = 'ProfileChangedError';
  constructor(readonly account: StoredAccount) {
    super('The Profile was changed meanwhile.');
  }
}
