declare const portalLinkBrand: unique symbol;

/** An address within the portal made by `portalLink`; nothing else can become a button of an email. */
export type PortalLink = string & { readonly [portalLinkBrand]: true };

/**
 * The pages that an email may lead to. None says who follows the link, and only a `PasswordPage`
 * carries a secret: behind the `#`, which browsers send to nobody.
 */
export type LinkedPage = '/' | ConferencePage | PasswordPage;

declare const passwordPageBrand: unique symbol;

/** The page of a link to choose a password, made by `passwordPage`. */
export type PasswordPage = string & { readonly [passwordPageBrand]: true };

/**
 * The page on which who follows a link chooses their first password.
 *
 * @throws RangeError for a token that is none, so that no other text can get into a link.
 */
export function passwordPage(token: string): PasswordPage {
  if (!/^[A-Za-z0-9]{20}$/.test(token)) throw new RangeError('expected a drawn token');
  return `/choose-password#${token}` as PasswordPage;
}

declare const conferencePageBrand: unique symbol;

/** A page of one conference, made by `conferencePage`. */
export type ConferencePage = string & { readonly [conferencePageBrand]: true };

/**
 * A conference in the portal, or its form, for its account's administrators.
 *
 * @throws RangeError for ids that are none, so that no other text can get into a link.
 */
export function conferencePage(
  accountId: string,
  conferenceId: string,
  form: 'edit' | null = null,
): ConferencePage {
  if (![accountId, conferenceId].every((id) => /^[A-Za-z0-9_-]+$/.test(id))) {
    throw new RangeError('expected ids of letters, digits, hyphens and underscores');
  }
  const page = `/a/${accountId}/conferencing/settings/${conferenceId}`;
  return (form === null ? page : `${page}/${form}`) as ConferencePage;
}

/** Where a portal is: http or https and a host, perhaps a port and a slash at the end. */
export const PORTAL_ADDRESS =
  /^https?:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?\/?$/;

/**
 * The address of a page of the portal.
 *
 * @param portal such as `https://confdesk.example`, with or without a slash at the end.
 * @throws RangeError for anything else, so that no other text can get into a link.
 */
export function portalLink(portal: string, page: LinkedPage): PortalLink {
  if (!PORTAL_ADDRESS.test(portal)) {
    throw new RangeError('The address of the portal is not one such as https://confdesk.example.');
  }
  return `${portal.replace(/\/$/, '')}${page}` as PortalLink;
}
