/** What stands behind the `#` of a link to choose a password, where no server and no log sees it. */
export type LinkSecret =
  /** Of the email to a new member. */
  | { readonly kind: 'token'; readonly token: string }
  /** Firebase's own, of a forgotten password. */
  | { readonly kind: 'code'; readonly code: string };

/**
 * Reads the fragment of the page's address.
 *
 * @param hash  with or without `#`
 * @returns null where it is of no link: cut off by a mail program, say.
 */
export function linkSecret(hash: string): LinkSecret | null {
  const text = hash.replace(/^#/, '');
  if (/^[A-Za-z0-9]{20}$/.test(text)) return { kind: 'token', token: text };
  const code = /^code=([A-Za-z0-9_-]{16,2000})$/.exec(text)?.[1];
  return code === undefined ? null : { kind: 'code', code };
}
