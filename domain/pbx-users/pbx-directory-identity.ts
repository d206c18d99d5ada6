import { fold } from '../list-keys.ts';
import type { PbxUserEntry } from './pbx-user.ts';

/** What tells users apart, without case, accents and doubled spaces. */
export interface Identity {
  /** All of it: who has the same is the same, in any file. */
  readonly identity: string;
  readonly address: string;
  readonly extension: string;
  readonly name: string;
}

/** @param user whose fields have no line breaks, as the rules want it */
export function identityOf(user: PbxUserEntry): Identity {
  const address = folded(user.email);
  const extension = folded(user.extension);
  const name = folded(user.name);
  return { identity: `${address}\n${extension}\n${name}`, address, extension, name };
}

/** Any letter beyond ASCII, or two spaces. */
const NEEDS_FOLDING = /[^ -~]| {2}/;

/** As `fold`; most of what a directory holds needs less than that, and there is much of it. */
function folded(text: string): string {
  const trimmed = text.trim();
  return NEEDS_FOLDING.test(trimmed) ? fold(trimmed) : trimmed.toLowerCase();
}
