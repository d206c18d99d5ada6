/** An address in angle brackets with a name before it, as mail programs copy it, or a `mailto:` link. */
const NAMED = /^("[^"]*"\s*|[^<>"]*)<\s*(?:mailto:)?([^\s<>@,;]+@[^\s<>@,;]+)\s*>\s*[,;]?$/i;
const LINK = /^mailto:([^\s<>@,;?]+@[^\s<>@,;?]+)$/i;

/**
 * The address alone, where somebody has pasted one with a name: `Zoe Martin <zoe@acme.example>`. All else
 * comes back as it is, to be judged as an address; so does a text that may hold two of them.
 */
export function bareAddress(text: string): string {
  const trimmed = text.trim();
  const link = LINK.exec(trimmed)?.[1];
  if (link !== undefined) return link;
  const [, named = '', address] = NAMED.exec(trimmed) ?? [];
  if (address === undefined) return text;
  const name = named.replaceAll('"', '').trim();
  // Some programs put the address in the place of the name.
  const isOne = !name.includes('@') || name.toLowerCase() === address.toLowerCase();
  return isOne ? address : text;
}
