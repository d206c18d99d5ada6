/** All digits, or a hexadecimal number: what the parser of URLs takes for the end of an IPv4 address. */
const NUMBER = /^(?:[0-9]+|0[xX][0-9A-Fa-f]*)$/;

/**
 * Whether a domain ends in a number, and so is no name: `127.0.0.1`, `123.45`, `acme.0x7f`. What sends
 * mail reads it as an IPv4 address, and writes to another host than the one on file (WHATWG URL, "ends
 * in a number"). The same stands in firestore.rules, `isOneAddress`.
 *
 * @param domain without the at sign; with or without the dot of the root at its end.
 */
export function endsInNumber(domain: string): boolean {
  const labels = domain.split('.');
  if (labels.at(-1) === '' && labels.length > 1) labels.pop();
  return NUMBER.test(labels.at(-1) ?? '');
}
