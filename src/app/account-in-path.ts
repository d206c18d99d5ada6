/** Of which account an address is, and whether it shows the list of conferences as it is first shown. */
export interface AccountInPath {
  readonly accountId: string | null;
  readonly isList: boolean;
}

/** Reads what the router will read, for those who cannot wait for it. */
export function accountInPath(address: Pick<Location, 'pathname' | 'search'>): AccountInPath {
  const [, accountId, page] = /^\/a\/([\w-]+)(\/.*)?$/.exec(address.pathname) ?? [];
  const isList = /^\/conferencing(\/settings(\/|$)|\/?$)/.test(page ?? '');
  return { accountId: accountId ?? null, isList: isList && address.search === '' };
}
