/**
 * The one place where document paths are spelled. Relative to the database root; none has a slash
 * at either end.
 */
export const paths = {
  account: (a: string) => `accounts/${a}`,
  members: (a: string) => `accounts/${a}/members`,
  member: (a: string, uid: string) => `accounts/${a}/members/${uid}`,
  conferences: (a: string) => `accounts/${a}/conferences`,
  // The exact text as its type: a trigger's pattern is made with it, and names its parameters.
  conference: <A extends string, C extends string>(a: A, c: C) =>
    `accounts/${a}/conferences/${c}` as const,
  conferenceCodes: (a: string, c: string) => `accounts/${a}/conferences/${c}/private/codes`,
  accessCode: (key: string) => `accessCodes/${key}`,
  mail: (id: string) => `mail/${id}`,
} as const;

/** The id of a Save's mail document: one Save, one email, whatever is delivered twice. */
export function mailId(conferenceId: string, saveId: string): string {
  return `${conferenceId}_${saveId}`;
}
