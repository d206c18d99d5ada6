import { plural } from '../plural.ts';

export const common = {
  productName: 'Confdesk',
  loading: 'Loading',
  language: 'Language',
  appearance: { label: 'Appearance', auto: 'System', light: 'Light', dark: 'Dark' },
  frame: {
    skipToContent: 'Skip to content',
    navigation: 'Navigation',
    openNavigation: 'Open navigation',
    closeNavigation: 'Close navigation',
    account: 'Account',
    switchAccount: 'Switch account',
    services: 'Services',
    conferencing: 'Conferencing',
    settings: 'Settings',
    pbxUsers: 'Cloud PBX users',
    callsNow: 'Calls now',
    running: (count: number, formatted: string) =>
      plural('en', count, {
        one: `${formatted} call in progress`,
        other: `${formatted} calls in progress`,
      }),
    usage: 'Usage history',
    you: 'You',
    signOut: 'Sign out',
    role: { admin: 'Administrator', viewer: 'Viewer' },
    unknownZone: {
      title: (name: string) => `The account’s time zone, “${name}”, does not exist`,
      admin: 'Until another one is chosen, all times are in UTC.',
      viewer: 'Until an administrator chooses another one, all times are in UTC.',
      choose: 'Choose a time zone',
    },
  },
  palette: {
    open: 'Go to a conference, a page or an action',
    goTo: 'Go to…',
    shortcut: { mac: '⌘K', other: 'Ctrl K' },
  },
  actions: {
    retry: 'Try again',
    cancel: 'Cancel',
    close: 'Close',
    reload: 'Reload',
    done: 'Done',
    copy: (what: string) => `Copy ${what}`,
    copied: 'Copied',
    copyFailed: 'Your browser did not allow copying. Select the text and copy it yourself.',
  },
  problems: {
    unavailable: {
      title: 'No answer',
      text: 'You may be offline, or the service may be away for a moment. Try again.',
    },
    denied: {
      title: 'You may not see this',
      text: 'Your access may have changed. Ask an administrator of the account.',
    },
    quota: {
      title: 'Too much is being asked right now',
      text: 'The service has reached a limit. Try again in a few minutes.',
    },
    session: {
      title: 'Your session has ended',
      text: 'Sign in again; you will come back to this page.',
    },
    unknown: {
      title: 'Something went wrong',
      text: 'It has nothing to do with what you did. Try again, and tell support if it keeps happening.',
    },
  },
  notFound: {
    title: 'There is no such page',
    text: 'The link may be old or mistyped.',
    home: 'Go to Services',
  },
  notLoaded: {
    title: 'This part could not be loaded',
    text: 'Nothing you typed is lost. Check your network and try again.',
  },
  newVersion: {
    title: 'Confdesk has probably been updated',
    text: 'A part of it could not be loaded. Reload to go on.',
  },
  crash: {
    title: 'This page has stopped working',
    text: 'That is our mistake. Reloading usually helps; what is saved is safe.',
  },
  noMembership: {
    title: 'You are a member of no account',
    text: (email: string) =>
      `You are signed in as ${email}, but no account has added this address yet.`,
    whom: 'Ask an administrator of your company’s account, or your telephony provider, to add you.',
    checkAgain: 'Check again',
  },
  notYourAccount: {
    title: 'This account is not yours to see',
    text: 'You are not a member of the account in this link. An administrator of it can add you.',
    home: 'Go to your own account',
  },
  noLongerYourAccount: {
    title: 'You are no longer a member of this account',
    text: 'You have left it or were taken out of it. What you saved is still there; an administrator of it can add you again.',
  },
  accounts: (count: number) =>
    plural('en', count, { one: `${count} account`, other: `${count} accounts` }),
};
