import type * as z from 'zod/mini';

/** So many are named; whoever builds a bridge needs the first. */
const MOST = 20;
/** A name of a field as JSON has them; anything else could be a value that was put in its place. */
const FIELD_NAME = /^[A-Za-z][A-Za-z_]{0,39}$/;

/**
 * Where in a body a schema found something wrong, as `events[3].at`; an unknown field is named itself.
 * Never a value. The sentences are domain/bridge/request-problem.ts's.
 *
 * @param whole what it is called as a whole.
 */
export function wrongFields(error: z.core.$ZodError, whole = 'body'): readonly string[] {
  const places = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [...issue.path, key])
      : [issue.path],
  );
  return [...new Set(places.map((place) => spell(place, whole)))].slice(0, MOST);
}

function spell(place: readonly PropertyKey[], whole: string): string {
  if (place.length === 0) return whole;
  const parts = place.map((part) => {
    if (typeof part === 'number') return `[${part}]`;
    return FIELD_NAME.test(String(part)) ? `.${String(part)}` : '.?';
  });
  return parts.join('').replace(/^\./, '');
}
