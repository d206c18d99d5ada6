import type { ConferenceProblem } from '../../../../domain/conference/conference-problem.ts';

const problems: Record<ConferenceProblem, string> = {
  'tag.required': 'Give the conference a Tag.',
  'tag.tooLong': 'A Tag has at most 60 characters. Shorten it a little.',
  'tag.forbiddenCharacter':
    'The Tag holds an invisible character, such as a line break. Type it again instead of pasting it.',
  'email.required': 'Enter the conference admin’s email address.',
  'email.notOneAddress': 'This is not an email address that can be written to. Check it.',
  'email.number':
    'Enter a name behind the @, such as acme.example: a number would take the email elsewhere.',
  'email.several': 'Enter exactly one address: the codes in this email are for one person.',
  'expiry.required': 'Choose the date and the time, or check “Never expires”.',
  'expiry.timeRequired': 'Choose the time as well, such as 17:00.',
  'expiry.unreadable':
    'There is no such day or time. Write them like 31 March 2027 or 2027-03-31, and 17:00.',
  'expiry.past': 'This moment has passed. Choose one in the future.',
  'expiry.skipped':
    'The clocks skip this time: it does not exist on that day. Choose an earlier or a later one.',
  'expiry.doubled':
    'The clocks are set back, so this time comes twice on that day. Choose one of the two.',
};

export const conferenceForm = {
  titleNew: 'Generate New Conference',
  titleEdit: 'Edit conference',
  copy: {
    title: 'Duplicate conference',
    tag: (count: number) => (count === 1 ? '(copy)' : `(copy ${count})`),
    note: (tag: string) =>
      `Filled from ${tag}. The new conference gets codes of its own; nothing is made until you save.`,
    noteExpired: (tag: string) =>
      `Filled from ${tag}, without its expiry, which has passed. The new conference gets codes of its own; nothing is made until you save.`,
  },
  tag: {
    label: 'Tag',
    description: 'Names the conference and identifies its calls in the usage history.',
  },
  email: {
    label: 'Conference admin’s email',
    description: 'The person who will lead it. The email with both codes goes here.',
  },
  language: {
    label: 'Language of the email',
    description: 'Of the invitation for participants too.',
    names: { en: 'English', fr: 'French' },
    written: { en: 'in English', fr: 'in French' },
    choice: (name: string, isAccounts: boolean) => (isAccounts ? `${name} (the account’s)` : name),
  },
  expiry: {
    never: 'Never expires',
    neverDescription: 'Uncheck to choose the date and time at which its codes stop working.',
    date: 'Expires on',
    time: 'At',
    datePlaceholder: 'Day month year',
    openCalendar: 'Open the calendar',
    inZone: (zone: string) => `In the account’s time zone: ${zone}`,
    elsewhere: (moment: string) => `On your own clock: ${moment}`,
    which: 'Which of the two?',
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
  },
  problems,
  saveNew: 'Save and send email',
  saveEdit: 'Save and send email again',
  saving: 'Saving…',
  sendsTo: (to: string, written: string) => `Saving sends the email again to ${to}, ${written}.`,
  givesCodesTo: (to: string, written: string) =>
    `Saving gives the conference new codes and sends the email with them to ${to}, ${written}.`,
  addressChanged: (previous: string) =>
    `${previous} has had this conference’s email and still knows the leader code.`,
  directory: {
    text: (address: string) => `The Cloud PBX has ${address} for this user.`,
    use: 'Use this address',
  },
  addressMended: (previous: string) =>
    `The last email did not reach ${previous}. If an earlier one did, they still know the leader code.`,
  renewal: {
    offer: 'Give the conference new codes',
    offerDescription: 'The present leader code stops working at once.',
    keeps: 'The participant code keeps working for a while',
    keepsDescription:
      'Both participant codes then let people in until that moment. The leader code never goes on.',
    untilDate: 'Until',
    untilTooFar: 'The participant code can go on for a year at most. Choose an earlier moment.',
    untilRequired: 'Choose the date and the time, or uncheck that the participant code goes on.',
  },
  duplicateTag: 'Another conference already has this Tag. You can save all the same.',
  expiredQuestion: {
    title: 'It has expired; give it a new date?',
    text: (moment: string) =>
      `It expired on ${moment}: its codes admit no one, and its email would say so. Nothing has been saved yet.`,
    newDate: 'Choose a new date',
    sendAsExpired: 'Save and send as expired',
  },
  expired: 'This conference has expired: its codes admit no one. Move the date to bring it back.',
  readOnly: 'Only administrators of the account can change a conference.',
  preview: {
    title: 'The email as it will arrive',
    titleSaved: 'The information email',
    note: 'The codes are dots here; the email has the real ones.',
    noteLeader: 'The leader code is dots here; the email has the real one.',
    subject: 'Subject',
    to: 'To',
    show: 'Show the email',
    hide: 'Hide the email',
    noExpiry: 'The expiry appears here once its date and time are chosen.',
    noNumbers: 'The account has no dial-in numbers yet, so the email cannot be sent.',
  },
  errors: {
    unavailable: {
      title: 'No answer: perhaps not saved',
      text: 'You may be offline, or the service may be away. Nothing you typed is lost. Save again; it will not make a second conference.',
    },
    quota: {
      title: 'Not saved: the service has reached a limit',
      text: 'Nothing you typed is lost. Save again in a few minutes.',
    },
    session: {
      title: 'Not saved: your session has ended',
      text: 'Sign in again; what you typed will still be here.',
    },
    unknown: {
      title: 'Not saved, for a reason we do not know',
      text: 'Nothing you typed is lost. Save again, and tell support if it keeps happening.',
    },
    denied: {
      notMember: {
        title: 'Not saved: you are no longer a member of this account',
        text: 'Nothing you typed is lost while this page is open. Ask an administrator to add you again.',
      },
      viewer: {
        title: 'Not saved: you are no longer an administrator',
        text: 'Nothing you typed is lost while this page is open. Ask an administrator of the account.',
      },
      serviceOff: {
        title: 'Not saved: Conferencing has been switched off',
        text: 'It is no longer on the account’s Profile. Nothing you typed is lost while this page is open. Your telephony provider can switch it on.',
      },
      unknown: {
        title: 'Not saved: it was refused',
        text: 'Nothing you typed is lost. Check the fields and your computer’s clock, and save again.',
      },
    },
    gone: {
      title: 'This conference no longer exists',
      text: 'Somebody deleted it. What you typed is still in this form.',
    },
  },
  missing: {
    title: 'There is no such conference',
    text: 'It may have been deleted, or the link is not complete.',
    back: 'Back to the list',
  },
  conflict: {
    title: (who: string, when: string) => `${who} saved this conference before you (${when})`,
    somebody: 'Another administrator',
    titleYourself: (when: string) => `You saved this conference in another window (${when})`,
    text: 'Nothing was overwritten. Choose which version to keep.',
    field: 'Field',
    theirs: 'Saved now',
    mine: 'Yours',
    keepMine: 'Keep mine and send email',
    takeTheirs: 'Take the saved one',
    same: 'Both versions say the same.',
    theyRenewed: 'They gave the conference new codes, too; the codes from before have stopped.',
  },
  guard: {
    title: 'Discard what you typed?',
    text: 'This conference has changes that are not saved.',
    stay: 'Keep editing',
    leave: 'Discard',
  },
  restored: 'What you typed before is back in the form.',
  story: {
    titleNew: 'Conference generated',
    titleEdit: 'Conference saved',
    saved: 'Saved',
    codesWaiting: 'Allotting access codes',
    codesReady: 'Codes are ready',
    newCodesWaiting: 'Allotting new codes',
    newCodesReady: 'New codes are ready',
    oldCodesStay: 'The codes from before go on working.',
    emailPreparing: 'Preparing the email',
    emailSending: (to: string) => `Sending the email to ${to}`,
    emailSent: (to: string) => `Email sent to ${to}`,
    emailFailed: (reason: string) => `The email was not sent: ${reason}`,
    emailWaiting: (why: string) => `The email is waiting: ${why}`,
    emailUncertain: (reason: string) => `It is not certain that the email arrived: ${reason}`,
    serverSaid: 'The mail server said:',
    technically: 'In technical words:',
    slow: 'This is taking longer than usual. You can close this: the list will show what becomes of the email.',
    lost: 'The delivery cannot be checked right now. The conference is saved; the list will show what becomes of its email.',
    copyInvitation: 'Copy invitation for participants',
    another: 'Generate another',
    edit: 'Edit conference',
  },
};
