/** Why something did not happen that was asked of one conference; what it was stands above it. */
const why = {
  unavailable:
    'There was no answer, so it may or may not have happened. You may be offline, or the service may be away. Try again; it will not happen twice.',
  quota: 'The service has reached a limit. Nothing has changed. Try again in a few minutes.',
  session: 'Your session has ended. Nothing has changed. Sign in again.',
  unknown:
    'The reason is not known. Nothing has changed. Try again, and tell support if it keeps happening.',
  gone: 'This conference no longer exists: somebody has deleted it.',
  denied: {
    notMember:
      'You are no longer a member of this account. Nothing has changed. An administrator can add you again.',
    viewer:
      'You are no longer an administrator of this account. Nothing has changed. Ask one of them.',
    serviceOff:
      'Conferencing is no longer on the account’s Profile. Nothing has changed. Your telephony provider can switch it on.',
    unknown:
      'It was refused. Nothing has changed. Check your computer’s clock and try again, and tell support if it keeps happening.',
  },
};

export const conferencePage = {
  title: 'Conference',
  why,
  state: {
    active: 'Active',
    expires: (ahead: string) => `Expires ${ahead}`,
    generating: 'Codes are being allotted',
    renewing: 'New codes are being allotted',
    noCodes: 'No codes yet',
  },
  outdated: 'The newest state could not be read. What you see may be a little old.',
  expiredForViewer: 'This conference has expired: its codes admit no one.',
  noCodes: 'This conference has no access codes yet',
  movedExpiry: {
    title: 'The rules of its time zone have changed',
    text: (chosen: string, zone: string, now: string) =>
      `It was to expire on ${chosen} (${zone}). Since clocks there go otherwise than was known then, it expires on ${now} instead.`,
    mend: (time: string) => `Set it to ${time}`,
    mendAndSend: 'Set it and send the email',
    viewer: 'An administrator can put it right.',
    done: 'It expires at the time that was chosen.',
    failed: 'The expiry was not changed',
    perhaps: 'Perhaps the expiry was not changed',
  },
  codes: {
    title: 'Access codes',
    earlier: 'Earlier participant code',
    worksUntil: 'works until',
    copyEarlierFor: (tag: string) => `Copy the earlier participant code of ${tag}`,
  },
  numbers: {
    title: 'Dial-in numbers',
    all: (count: number) => `Show all ${count} numbers`,
  },
  facts: {
    title: 'Details',
    generated: 'Generated on',
    inZone: (zone: string) => `In the account’s time zone, ${zone}`,
  },
  usage: {
    title: 'Usage',
    loading: 'Reading the usage',
    never: 'Not used yet. Its calls will be counted here.',
    noneKept: 'No calls in the last 13 months. Older ones are not kept.',
    lastUsed: 'Last used',
    now: 'In progress now',
    lately: 'Last 30 days',
    calls: (count: number): string => (count === 1 ? 'call' : 'calls'),
    callers: (count: number): string => (count === 1 ? 'caller' : 'callers'),
    minutes: (count: number): string => (count === 1 ? 'billed minute' : 'billed minutes'),
    all: 'All calls of this conference',
  },
  emails: {
    earlier: 'Other emails',
    reminder: 'Reminder of the expiry',
  },
  invitation: {
    title: 'Invitation for participants',
    text: 'Dial-in numbers with one-tap links and the participant code. Never the leader code.',
    copyText: 'Copy as plain text',
    show: 'Show on screen',
    print: 'Print',
    printCards: 'Print wallet cards',
  },
  screen: {
    expired: (moment: string) => `This conference expired on ${moment}. Its codes admit no one.`,
    dial: 'Dial one of these numbers',
    tollFree: 'toll-free',
    noNumbers: 'No dial-in number has been set up yet.',
    code: 'and enter the participant code',
    scan: 'Or scan to dial with the code',
    qrDials: 'The QR code dials',
    qrOf: (number: string) => `QR code that dials ${number} and enters the participant code`,
  },
  changed: {
    title: 'Somebody else has just saved this conference',
    text: 'No new codes were given. Below is what is saved now; press again if you still want new codes.',
    meanwhile: 'Somebody else has just saved this conference. Their version is shown now.',
  },
  newCodes: {
    title: (tag: string) => `New codes for “${tag}”`,
    bothStop: 'The present leader code and participant code stop working at once.',
    leaderStops: 'The present leader code stops working at once.',
    earlierStops:
      'The earlier participant code, which still works beside it, stops working at once.',
    emailGoes: 'The email with the new codes goes to',
    tellParticipants: 'Participants are not told: send them the new invitation.',
    give: 'Give new codes and send email',
    failed: 'No new codes were given',
    perhaps: 'Perhaps no new codes were given',
    underWay: (tag: string) => `${tag}: new codes are being allotted.`,
  },
  delete: {
    title: (tag: string) => `Delete “${tag}”?`,
    codesStop: 'Its codes stop working at once: neither the leader nor participants can get in.',
    codesReserved: 'The codes are not given to another conference for twelve months.',
    callsStay: 'Its calls stay in the usage history.',
    leaderNotTold: (email: string) => `Its leader (${email}) is not told.`,
    undo: 'You can undo this for ten seconds.',
    confirm: 'Delete conference',
    failed: 'The conference was not deleted',
    perhaps: 'The conference is perhaps not deleted',
    deletedAloud: (tag: string) =>
      `${tag} deleted. For ten seconds you can undo this, with the button or with Control Z.`,
    already: (tag: string) => `${tag} had been deleted by somebody else already.`,
  },
  undo: {
    region: 'Deleted conferences',
    deleted: (tag: string) => `“${tag}” deleted`,
    undo: 'Undo',
    undoFor: (tag: string) => `Undo deleting ${tag}`,
    dismissFor: (tag: string) => `Close the message about ${tag}`,
    restored: (tag: string) => `${tag} is back, with the same codes.`,
    failed: 'Not undone.',
    perhaps: 'Perhaps not undone.',
    tooLate: 'It is too late: a deletion can be undone for a minute. Generate the conference anew.',
  },
};
