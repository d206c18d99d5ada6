import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import { paths } from '../../../../domain/paths.ts';

/** Whose a number is, which an instance takes for true for so long; who takes one away waits as long. */
const KNOWN_MS = 60_000;
/** That it is nobody's: a new number works after so long on every instance. */
const UNKNOWN_MS = 10_000;
/** So many numbers an instance remembers. */
const MAX_REMEMBERED = 1000;
/** Fewer digits are an extension inside a PBX, which no account can have. */
const LEAST_DIGITS = 7;

/** Whose a number is. */
export interface Holders {
  /** In E.164, where what was dialled is a form of one number alone. */
  readonly number: string | null;
  readonly accounts: ReadonlySet<string>;
  /** It is a telephone number, and no account has it. */
  readonly isNobodys: boolean;
}

/**
 * What was dialled and is no telephone number, an extension or a name: who made it ring knows why. And
 * every number while it is not known which ones there are.
 */
const ANYBODYS: Holders = { number: null, accounts: new Set(), isNobodys: false };
const NOBODYS: Holders = { ...ANYBODYS, isNobodys: true };

interface Remembered {
  readonly holders: Promise<Holders>;
  until: number;
}

/**
 * The provider's dial-in numbers, as one instance of the function knows them: `dialInNumbers`, kept by
 * keep-dial-in-numbers.ts, one read a number a minute. An instance needs one, made once.
 */
export class DialInNumbers {
  readonly #db: Firestore;
  /** The longest known first. */
  readonly #remembered = new Map<string, Remembered>();
  /** Once all are written down they stay so. */
  #isComplete = false;

  constructor(db: Firestore) {
    this.#db = db;
  }

  /**
   * @param dialled as `telephoneNumber` has it, with or without country code; empty for what is no number.
   * @param now     milliseconds since 1970.
   * @throws what Firestore throws when it cannot be reached.
   */
  async find(dialled: string, now: number): Promise<Holders> {
    if (dialled.replace('+', '').length < LEAST_DIGITS) return ANYBODYS;
    const known = this.#remembered.get(dialled);
    if (known !== undefined && now < known.until) return known.holders;
    const asked: Remembered = { holders: this.#read(dialled), until: now + KNOWN_MS };
    this.#remember(dialled, asked);
    try {
      const holders = await asked.holders;
      if (holders.accounts.size === 0) asked.until = now + UNKNOWN_MS;
      return holders;
    } catch (error) {
      this.#remembered.delete(dialled);
      throw error;
    }
  }

  async #read(dialled: string): Promise<Holders> {
    const holders = parseHolders(await this.#db.doc(paths.dialInNumber(dialled)).get());
    if (holders.accounts.size > 0) return holders;
    this.#isComplete ||= (await this.#db.doc(paths.dialInNumbersKnown).get()).exists;
    return this.#isComplete ? NOBODYS : ANYBODYS;
  }

  #remember(dialled: string, asked: Remembered): void {
    this.#remembered.delete(dialled);
    this.#remembered.set(dialled, asked);
    for (const oldest of this.#remembered.keys()) {
      if (this.#remembered.size <= MAX_REMEMBERED) break;
      this.#remembered.delete(oldest);
    }
  }
}

const heldSchema = z.object({ heldBy: z.record(z.string(), z.array(z.string())) });

/** Whose a number is by its document, which may be there and say: nobody's any more. */
function parseHolders(snapshot: DocumentSnapshot): Holders {
  const { heldBy = {} } = heldSchema.safeParse(snapshot.data()).data ?? {};
  const numbers = Object.entries(heldBy).filter(([, accounts]) => accounts.length > 0);
  const [[number] = [null]] = numbers;
  return {
    number: numbers.length === 1 ? number : null,
    accounts: new Set(numbers.flatMap(([, accounts]) => accounts)),
    isNobodys: false,
  };
}
