import { createHmac, timingSafeEqual } from 'node:crypto';

/** In small letters, as Node has it. */
export const SIGNATURE_HEADER = 'x-twilio-signature';

/**
 * What Twilio signs a form with: HMAC-SHA1 under the account's auth token, in base64, of the whole address and of
 * each field's name and value, by name, with nothing between them. Of several equal fields one counts.
 *
 * @param url as Twilio was told it, with its query
 */
export function signatureOf(authToken: string, url: string, form: URLSearchParams): string {
  const fields = [...new Set(form.keys())]
    .sort()
    .flatMap((name) => [...new Set(form.getAll(name))].sort().map((value) => name + value));
  return createHmac('sha1', authToken)
    .update([url, ...fields].join(''))
    .digest('base64');
}

export interface Signed {
  readonly authToken: string;
  readonly url: string;
  /** What stands behind `#` where we told Twilio an address that has it. */
  readonly fragment: string;
  readonly form: URLSearchParams;
  /** The header; undefined where there is none. */
  readonly signature: string | undefined;
}

/**
 * Whether a request is Twilio's. Compared in constant time.
 *
 * Twilio has signed addresses with and without their port, and its documentation is silent on whether the settings behind
 * `#` are signed: whoever can sign one of these forms can sign the others.
 */
export function isSigned({ authToken, url, fragment, form, signature }: Signed): boolean {
  if (signature === undefined) return false;
  const given = Buffer.from(signature);
  const forms = [url, ...otherPorts(url)].flatMap((each) => [each, each + fragment]);
  return forms
    .map((each) => Buffer.from(signatureOf(authToken, each, form)))
    .map((right) => right.length === given.length && timingSafeEqual(right, given))
    .includes(true);
}

/** The same address without its port, and with the one that goes without saying. */
function otherPorts(url: string): readonly string[] {
  const [, scheme = '', host = '', rest = ''] =
    /^(https?):\/\/([^/?:]*)(?::\d+)?(.*)$/s.exec(url) ?? [];
  const usual = scheme === 'https' ? 443 : 80;
  return [`${scheme}://${host}${rest}`, `${scheme}://${host}:${usual}${rest}`];
}
