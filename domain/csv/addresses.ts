import { cleanToken } from './clean-cell.ts';

/** The addresses of a cell. */
export interface CellAddresses {
  /** The one to take: the primary one, or the first. What stands there, where none can be told. */
  readonly address: string;
  /** Whether others stand beside it, none of which says that it is the primary one. */
  readonly isFirstOfSeveral: boolean;
}

/** `Ana Martin <ana@acme.example>` */
const IN_BRACKETS = /<\s*(?:mailto:)?([^<>\s]+@[^<>\s]+?)\s*>/gi;
/** Between addresses; a plus only before the next kind of `SMTP:ana@acme.example+smtp:a@acme.example`. */
const BETWEEN = /[\s,;|]+|\+(?=(?:smtp|sip|x500|x400|eum|spo|notes):)|\/(?=[^/\s]+@)/i;
/** What stands before an address or around it. */
const AROUND = /^(?:["'([{]|mailto:|e?-?mail:)+|(?:["')\]}.]|\?.*)+$/gi;
/** Other kinds of addresses in a list of Exchange's. */
const NO_MAILBOX = /^(?:sip|x500|x400|eum|spo|notes|im|tel):/i;
/** The name by which Microsoft Entra calls a guest; no mail goes there, so it is no address. */
const GUEST = /#ext#@/i;

/** What needs nothing, as most cells. */
const PLAIN = /^[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+$/;
/** The name that stands before `<…>`; '' where none does. */
export function nameBesideAddress(cell: string): string {
  const name = /^([^<>@]*)<[^<>\s]+@[^<>\s]+>\s*$/.exec(cell)?.[1] ?? '';
  return name
    .trim()
    .replace(/^["'](.*)["']$/, '$1')
    .trim();
}

/** `(work)`: a remark. */
const REMARK = /\([^()@]*\)/g;
const LIKE_AN_ADDRESS = /^[^@\s]+@[^@\s]+$/;

/**
 * Finds the address of a cell, in whatever it is wrapped: a name and `<…>`, `mailto:`, quotes, remarks,
 * and Exchange's `SMTP:…+smtp:…`, where capitals say which is the primary one. A domain with letters
 * beyond ASCII becomes what is dialled up for it, as a browser's field for addresses makes it.
 *
 * Where words stand between addresses the cell is left as it is: `ana martin@acme.example` is not Martin's.
 */
export function addressesOf(cell: string): CellAddresses {
  const plain = cleanToken(cell);
  const none = { address: plain, isFirstOfSeveral: false };
  if (!plain.includes('@') || PLAIN.test(plain)) return none;
  const bracketed = [...plain.matchAll(IN_BRACKETS)].map(([, address = '']) => address);
  const parts =
    bracketed.length > 0
      ? bracketed
      : plain
          .replace(REMARK, ' ')
          .split(BETWEEN)
          .filter((part) => part !== '');
  const isList = parts.some((part) => /^smtp:/i.test(part));
  const primary = parts.find((part) => part.startsWith('SMTP:') && part.includes('@'));
  if (primary !== undefined) {
    return { address: withAsciiDomain(bare(primary)), isFirstOfSeveral: false };
  }
  const mailboxes = parts.filter((part) => !NO_MAILBOX.test(part)).map(bare);
  const found = [...new Set(mailboxes.filter((part) => LIKE_AN_ADDRESS.test(part)))];
  if (found.length === 0 || (!isList && mailboxes.some((part) => !found.includes(part)))) {
    return none;
  }
  const [address = '', ...others] = found.filter((each) => !GUEST.test(each));
  return { address: withAsciiDomain(address), isFirstOfSeveral: others.length > 0 };
}

function bare(part: string): string {
  return part.replace(/^smtp:/i, '').replace(AROUND, '');
}

const BEYOND_ASCII = /[^\x20-\x7e]/;
/** Nothing that a URL would take for something else than a host. */
const LIKE_A_HOST = /^[\p{L}\p{M}\p{N}.·・-]+$/u;

/** `max@exämple.example` as `max@xn--exmple-cua.example` (UTS #46); the same where there is nothing to do. */
export function withAsciiDomain(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  if (at === -1 || !BEYOND_ASCII.test(domain) || !LIKE_A_HOST.test(domain)) return address;
  try {
    return `${address.slice(0, at)}@${new URL(`http://${domain}`).hostname}`;
  } catch {
    return address;
  }
}
