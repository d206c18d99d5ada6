/** Ids that one question may name (Firestore's limit for `in`). */
const NAMED_AT_ONCE = 30;
/** Questions that are asked beside each other. */
const ASKED_AT_ONCE = 4;

/**
 * Takes as many as one question may name, and then the next ones, a few questions beside each other; where
 * one fails the others stop.
 */
export async function eachChunk<Item>(
  all: readonly Item[],
  work: (chunk: readonly Item[]) => Promise<void>,
): Promise<void> {
  const chunks = Array.from({ length: Math.ceil(all.length / NAMED_AT_ONCE) }, (_, index) =>
    all.slice(index * NAMED_AT_ONCE, (index + 1) * NAMED_AT_ONCE),
  );
  // Whoever is free takes the next chunk.
  const takeTurns = async (): Promise<void> => {
    for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) await work(chunk);
  };
  try {
    await Promise.all(Array.from({ length: ASKED_AT_ONCE }, takeTurns));
  } finally {
    chunks.length = 0;
  }
}
