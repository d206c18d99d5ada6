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
