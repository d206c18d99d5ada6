import type { LeftLeg } from './tell.ts';

/** So many are remembered; what comes of a leg comes within seconds. */
const MOST = 2000;

export interface Hangup {
  readonly hasHungUp: boolean;
  /** Null where it is not known. */
  readonly cause: number | null;
}

/** Who is out, whose line has hung up, and what was ended: for what is told of them after that. */
export class RecentLegs {
  readonly #left = new Map<string, LeftLeg>();
  readonly #hangups = new Map<string, Hangup>();

  readonly #ended = new Map<string, true>();

  remember(left: LeftLeg): void {
    put(this.#left, left.leg.legId, left);
  }

  hasLeft(legId: string): boolean {
    return this.#left.has(legId);
  }

  leftOf(legId: string): LeftLeg | undefined {
    return this.#left.get(legId);
  }

  /** A conference is being ended for all by somebody's key. */
  end(sessionId: string): void {
    put(this.#ended, sessionId, true);
  }

  hasEnded(sessionId: string): boolean {
    return this.#ended.has(sessionId);
  }

  hungUp(legId: string, cause: number | null): void {
    put(this.#hangups, legId, { hasHungUp: true, cause });
  }

  hangupOf(legId: string): Hangup {
    return this.#hangups.get(legId) ?? { hasHungUp: false, cause: null };
  }
}

/** The oldest gives way. */
function put<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST && oldest !== undefined) map.delete(oldest);
}
