/**
 * The one place where document paths are spelled. Relative to the database root; none has a slash
 * at either end.
 */
export const paths = {
  account: <A extends string>(a: A) => `accounts/${a}` as const,
  members: (a: string) => `accounts/${a}/members`,
  member: <A extends string, U extends string>(a: A, uid: U) =>
    `accounts/${a}/members/${uid}` as const,
  conferences: (a: string) => `accounts/${a}/conferences`,
  // The exact text as its type: a trigger's pattern is made with it, and names its parameters.
  conference: <A extends string, C extends string>(a: A, c: C) =>
    `accounts/${a}/conferences/${c}` as const,
  reveals: (a: string, c: string) => `accounts/${a}/conferences/${c}/reveals`,
  conferenceCodes: (a: string, c: string) => `accounts/${a}/conferences/${c}/private/codes`,
  /** An administrator's request to see the leader code, without which the rules do not show it. */
  reveal: <A extends string, C extends string, U extends string>(a: A, c: C, uid: U) =>
    `accounts/${a}/conferences/${c}/reveals/${uid}` as const,
  /** The newest question whether a call to the conference would work, and its answer. */
  callCheck: <A extends string, C extends string>(a: A, c: C) =>
    `accounts/${a}/conferences/${c}/callChecks/newest` as const,
  activity: (a: string) => `accounts/${a}/activity`,
  activityEntry: (a: string, id: string) => `accounts/${a}/activity/${id}`,
  invitations: (a: string) => `accounts/${a}/invitations`,
  invitation: <A extends string, I extends string>(a: A, id: I) =>
    `accounts/${a}/invitations/${id}` as const,
  pbxUsers: (a: string) => `accounts/${a}/pbxUsers`,
  pbxUser: <A extends string, U extends string>(a: A, u: U) =>
    `accounts/${a}/pbxUsers/${u}` as const,
  calls: (a: string) => `accounts/${a}/calls`,
  call: (a: string, call: string) => `accounts/${a}/calls/${call}`,
  /** All that is known of a call; the server's own. */
  callState: (a: string, call: string) => `accounts/${a}/calls/${call}/private/state`,
  /** The whole numbers of a call's callers, where the account allows them. */
  callCallers: (a: string, call: string) => `accounts/${a}/calls/${call}/private/callers`,
  /** What administrators have the bridge do in a call. */
  commands: (a: string, call: string) => `accounts/${a}/calls/${call}/commands`,
  command: (a: string, call: string, id: string) => `accounts/${a}/calls/${call}/commands/${id}`,
  /** Who is talking in a call now. */
  talking: (a: string, call: string) => `accounts/${a}/calls/${call}/live/talking`,
  legs: (a: string) => `accounts/${a}/legs`,
  leg: (a: string, call: string, leg: string) => `accounts/${a}/legs/${call}_${leg}`,
  usage: (a: string) => `accounts/${a}/usage`,
  usageMonth: (a: string, id: string) => `accounts/${a}/usage/${id}`,
  openCalls: 'openCalls',
  openCall: (a: string, call: string) => `openCalls/${a}_${call}`,
  receiptsDue: 'receiptsDue',
  /** A call that is over, and whose leader gets a receipt unless more is told of it. */
  receiptDue: (a: string, call: string) => `receiptsDue/${a}_${call}`,
  /** A request that a bridge signed and that was taken; the server's own, and soon gone. */
  bridgeRequest: (bridge: string, signature: string) => `bridgeRequests/${bridge}_${signature}`,
  bridges: 'bridges',
  /** What a bridge's newest heartbeat said of it; the server's own. */
  bridge: (name: string) => `bridges/${name}`,
  /** What a bridge can do in a call, under a key that says nothing of its name. */
  liveBridge: (key: string) => `liveBridges/${key}`,
  dialInNumbers: 'dialInNumbers',
  /** Whose a dial-in number is, under each way in which it may be dialled; the server's own. */
  dialInNumber: (dialled: string) => `dialInNumbers/${dialled}`,
  /** There once the numbers of all accounts are. */
  dialInNumbersKnown: 'dialInNumbers/known',
  strayNumbers: 'strayNumbers',
  /** That a number was dialled which nobody has; the operator reads it. */
  strayNumber: (dialled: string) => `strayNumbers/${dialled}`,
  accessCodes: 'accessCodes',
  accessCode: (key: string) => `accessCodes/${key}`,
  /** Wrong codes of a scope within an hour, or of one phone call; the server's own. */
  guesses: (id: string) => `guesses/${id}`,
  alerts: 'alerts',
  /** That a budget of wrong codes was spent; the operator reads it. */
  alert: (id: string) => `alerts/${id}`,
  /** What lets somebody choose their first password; who knows the token may read it. */
  passwordLink: (token: string) => `passwordLinks/${token}`,
  /** The newest wish to choose one, and the server's answer. */
  passwordAsk: <T extends string>(token: T) => `passwordLinks/${token}/asks/newest` as const,
  mail: (id: string) => `mail/${id}`,
  /** That a mail, by its whole path, is to be sent again; our mailer takes it. The server's own. */
  mailRetry: <M extends string>(mail: M, id: string) => `${mail}/retries/${id}`,
} as const;

/** The id of a Save's mail document: one Save, one email, whatever is delivered twice. */
export function mailId(conferenceId: string, saveId: string): string {
  return `${conferenceId}_${saveId}`;
}

/**
 * The id of the activity entry that tells what was done to a member at a moment: who did it may tell
 * it, or who only saw it, and it stands there once.
 */
export function memberEntryId(uid: string, changedAt: Date): string {
  return `${uid}_${changedAt.getTime()}`;
}

/** As `memberEntryId`, for the account's Profile. */
export function profileEntryId(changedAt: Date): string {
  return `profile_${changedAt.getTime()}`;
}

/**
 * The id of the mail, and of the activity entry, that remind of an expiry of a conference: one for each
 * moment at which it was to expire.
 */
export function reminderId(conferenceId: string, expiresAt: Date): string {
  return `reminder_${conferenceId}_${expiresAt.getTime()}`;
}

/** The id of the mail, and of the activity entry, that tell of a call with a leader code. */
export function receiptId(conferenceId: string, callId: string): string {
  return `call_${conferenceId}_${callId}`;
}

/**
 * The id of the activity entry that tells of callers who were let in and could not join, where nobody
 * else was in the call.
 */
export function notTakenId(callId: string): string {
  return `notTaken_${callId}`;
}

/** The id of the activity entry that tells what an administrator had a bridge do in a call. */
export function commandEntryId(callId: string, commandId: string): string {
  return `command_${callId}_${commandId}`;
}
