/*
 * Whose a sign-in is. Firebase lets anybody sign up with any address, and lets whoever has signed in
 * change theirs to any that is free, so that a sign-in has an address says nothing about whose it is.
 * Functions and operator let people in by this one rule (docs/people.md, "Whose a sign-in is").
 */
import type { PasswordStanding } from './password-link.ts';
import { sha256 } from '../stable-id.ts';

/**
 * Begins the uid of a sign-in that we have made. Firebase gives those who sign up by themselves a uid
 * without a hyphen, and lets nobody choose one.
 */
const GIVEN_UID = 'invited-';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const UUID_LENGTH = 36;

/** A sign-in as Firebase Authentication tells it, as far as trust goes by it. */
export interface SignIn {
  readonly uid: string;
  readonly email?: string | undefined;
  readonly emailVerified: boolean;
  readonly disabled: boolean;
  /** The ways in which one can sign in with it: a password, another provider. */
  readonly providerData: readonly unknown[];
  /** Told only to those who may read hashes. */
  readonly passwordHash?: string | undefined;
}

/**
 * The uid of a sign-in that is made for an address. It holds a hash of the address, so that a sign-in
 * which has another one since is not taken for one that was made for it; and unlike a mark that would
 * be set later, it is there from the first moment and nobody can change it.
 *
 * @param uuid  drawn by `crypto.randomUUID`
 */
export function givenUid(email: string, uuid: string): string {
  return `${GIVEN_UID}${uuid}-${hashOf(email, uuid)}`;
}

/** The first 128 bits, as hexadecimal digits. */
function hashOf(email: string, uuid: string): string {
  const words = sha256(new TextEncoder().encode(`${uuid} ${email.toLowerCase()}`));
  return words
    .slice(0, 4)
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('');
}

/** Whether a sign-in has this uid because we made it for this very address. */
function isGivenFor(uid: string, email: string): boolean {
  if (!uid.startsWith(GIVEN_UID)) return false;
  const uuid = uid.slice(GIVEN_UID.length, GIVEN_UID.length + UUID_LENGTH);
  return UUID.test(uuid) && uid === givenUid(email, uuid);
}

/**
 * Whether a sign-in is of the person at this address: it has the address, and either proved it or was
 * made by us for it and nobody has a way to sign in with it yet. Whoever gets one through the link
 * that is emailed there proves the address by that. Being a member somewhere, or disabled, proves
 * nothing.
 */
export function isTrustedFor(signIn: SignIn, email: string): boolean {
  if (signIn.email?.toLowerCase() !== email.toLowerCase()) return false;
  if (signIn.emailVerified) return true;
  return !hasWayIn(signIn) && isGivenFor(signIn.uid, email);
}

/** Whether its owner can sign in with it, by a password or otherwise. */
function hasWayIn({ providerData, passwordHash }: SignIn): boolean {
  return providerData.length > 0 || passwordHash !== undefined;
}

/** How it stands with the password of a sign-in that was made for an address. */
export function passwordStanding(signIn: SignIn | null, email: string): PasswordStanding {
  const isTheirs = signIn?.email?.toLowerCase() === email.toLowerCase();
  if (signIn === null || !isTheirs || signIn.disabled) return 'gone';
  return hasWayIn(signIn) ? 'chosen' : 'none';
}

/** Why an address cannot be given to the person who is let in, although a sign-in has it. */
export type SignInRefusal =
  /** A member's sign-in has had the address from the start, and has yet to prove it. */
  | 'unproved'
  /** The provider has shut out a sign-in that has the address and has not proved it. */
  | 'disabled'
  /** A member's sign-in has taken the address, and its own is another one's by now. */
  | 'held';

/** What is to be done about the sign-in that has the address of a person who is let in. */
export type Verdict =
  | { readonly kind: 'take' }
  | { readonly kind: 'replace' }
  /** It gets the first of these addresses that is free. */
  | { readonly kind: 'giveBack'; readonly addresses: readonly string[] }
  | { readonly kind: 'refuse'; readonly why: SignInRefusal };

/**
 * Judges the sign-in that has an address of which somebody is let in. One that is not trusted is
 * another person, whom nothing may be taken from that is theirs: where it is a member of anything it
 * stays, with the address that its accounts know.
 *
 * @param onFile  the addresses of all its member documents, the newest first
 */
export function judgeSignIn(signIn: SignIn, email: string, onFile: readonly string[]): Verdict {
  if (isTrustedFor(signIn, email)) return { kind: 'take' };
  // Were it replaced, whom the provider has shut out would be back with a new one.
  if (signIn.disabled) return { kind: 'refuse', why: 'disabled' };
  if (onFile.length === 0) return { kind: 'replace' };
  const addresses = [...new Set(onFile.map((address) => address.toLowerCase()))];
  if (addresses.includes(email.toLowerCase())) return { kind: 'refuse', why: 'unproved' };
  return { kind: 'giveBack', addresses };
}
