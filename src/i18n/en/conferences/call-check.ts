/** Whether somebody who dials in with a code would get in. */
export const callCheck = {
  ask: 'Would a call work?',
  asking: 'Checking…',
  checkedAt: (time: string) => `Checked at ${time}`,
  failed: 'It could not be checked whether a call would work',
  noAnswer:
    'The question has been asked, and no answer has come within twenty seconds. Try again in a minute, and tell your telephony provider if it keeps happening.',
  verdict: {
    works: 'A call would work',
    doubtful: 'The codes are right, but a call may go wrong',
    oneKeptOut: 'A call would work with one of the codes only',
    bothKeptOut: 'A call would not work',
  },
  bothCodes: 'Both codes',
  outcome: {
    joins: 'The caller gets in.',
    waits: 'The caller gets in, and hears music until a leader is there.',
    keptOut: 'The caller does not get in:',
  },
  reasons: {
    deleted: (moment: string) => `The conference was deleted on ${moment}.`,
    codesNotMade:
      'It has no codes yet. They are made for its information email; what became of that stands beside this.',
    serviceOff:
      'Conferencing is not on the account’s Profile. Your telephony provider can switch it on.',
    expired: (moment: string) =>
      `The conference expired on ${moment}. With a later expiry its codes work again.`,
    otherLength: (has: string, wanted: string) =>
      `The code has ${has} digits, and codes have ${wanted} now. Give the conference new codes.`,
    notKnown:
      'The bridge would not recognise the code, and nothing shows why. Save the conference again; if that does not help, give it new codes.',
    numbersNotKnown:
      'The bridge does not take the dial-in numbers for the account’s. They may have been changed a moment ago; tell your telephony provider if it stays so.',
    noDialInNumbers:
      'The account has no dial-in number to call. Your telephony provider has to set them.',
  },
  warnings: {
    title: 'What may go wrong',
    noBridge: 'No telephone bridge has reported yet: perhaps nobody answers calls.',
    bridgesSilent: (moment: string) =>
      `No telephone bridge has reported since ${moment}: perhaps nobody answers calls.`,
    numbersNotServed: (numbers: string) =>
      `No bridge that reports answers these dial-in numbers: ${numbers}.`,
    numbersNotKnown: (numbers: string) =>
      `Codes are refused on these dial-in numbers, which the bridge does not take for the account’s: ${numbers}.`,
    keysNotDone: (keys: string) => `The bridge lacks keys that the email promises: ${keys}.`,
    keysNotKnown: (keys: string) =>
      `The email promises keys that the bridge knows nothing of: ${keys}.`,
    bridgeCodeLength: (has: string, bridges: string) =>
      `The codes have ${has} digits, and a bridge waits for another number of them: ${bridges}.`,
    whom: 'Your telephony provider can put this right.',
  },
};
