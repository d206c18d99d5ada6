import { domainToASCII } from 'node:url';
import addressparser from 'nodemailer/lib/addressparser';
import { endsInNumber } from '../../../domain/conference/ends-in-number.ts';

/**
 * Whether every address in a field of a mail has a domain that names the host which the mail would go
 * to. nodemailer passes domains through the parser of URLs, which reads `0x7f.1` and full-width digits
 * as 127.0.0.1. Letters of any script may stand in a domain; literals such as `[127.0.0.1]` may not.
 *
 * @param field as in the header: one address or several, with names or without.
 */
export function namesItsHosts(field: string): boolean {
  return addressparser(field, { flatten: true }).every(({ address }) => {
    const at = address.lastIndexOf('@');
    return at === -1 || isName(address.slice(at + 1));
  });
}

const IS_ASCII = /^[\x20-\x7E]*$/;

function isName(domain: string): boolean {
  const host = domainToASCII(domain);
  if (host === '' || host.startsWith('[') || endsInNumber(host)) return false;
  return !IS_ASCII.test(domain) || host === domain.toLowerCase();
}
