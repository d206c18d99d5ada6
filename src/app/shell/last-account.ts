const KEY = 'confdesk.account';

/** The account used last in this browser, or null. */
export function lastAccount(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberAccount(accountId: string): void {
  try {
    localStorage.setItem(KEY, accountId);
  } catch {
    // Then the next visit begins with the first account by name.
  }
}

/** Whose accounts were shown in this page, by person. */
const entered = new Set<string>();

export function noteEntered(uid: string, accountId: string): void {
  entered.add(`${uid}/${accountId}`);
}

/** Whether this account has been shown to this person in this page: then they were a member. */
export function hasEntered(uid: string, accountId: string): boolean {
  return entered.has(`${uid}/${accountId}`);
}
