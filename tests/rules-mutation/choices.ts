import type { Intruders } from './expression-edits.ts';

/** The fields of a conference that are the server's. */
const SERVERS = ['participantCode', 'previousParticipantCode', 'codesVersion', 'email'].concat([
  'informed',
  'directory',
  'remindAt',
  'listKeys',
  'purgeAt',
]);

const MEMBERS = ['uid', 'email', 'invitation'];
const ACCOUNT = '/databases/{database}/documents/accounts/{accountId}';
const UPDATE_MEMBER = `${ACCOUNT}/members/{uid} allow update: isMemberChange`;

/** What the lists of firestore.rules must keep out. */
export const INTRUDERS: Intruders = {
  in: ['owner', 'removed'],
  'isProfileChange: in': ['de'],
  'isLanguage: in': ['de'],
  'isNewConference: hasOnly': [...SERVERS, 'participantOverlapUntil', 'deletedBy', 'restoredAt'],
  'isSaveAgain: changesOnly': [...SERVERS, 'createdAt', 'deletedBy', 'restoredAt', 'restoredBy'],
  'isDeletion: changesOnly': [...SERVERS, 'tag', 'createdAt', 'restoredAt'],
  'isUndoneDeletion: changesOnly': [...SERVERS, 'tag', 'createdAt'],
  'isQuestion: hasOnly': ['more'],
  'isProfileChange: changesOnly': ['name', 'services', 'dialInNumbers', 'menu', 'anything'].concat([
    'shownNumbers',
  ]),
  'isAboutCaller: in': ['lock'],
  'isCommand: hasOnly': ['sentAs', 'answer', 'why', 'anything'],
  'isInvitation: hasOnly': ['failure', 'uid', 'anything'],
  [UPDATE_MEMBER]: [...MEMBERS, 'otherAdmin', 'anything'],
};

/**
 * Mutants that no test can tell from the rules, because they mean the same: id → why. One that is
 * killed all the same, or that no longer exists, has to be taken out.
 */
export const EQUIVALENT: ReadonlyMap<string, string> = new Map([]);
