import { expect, test } from 'vitest';
import type { JoinAnswer, MenuAction } from '../../client/index.ts';
import { conferenceSettings, roomName, workingKeys } from './conference-variables.ts';

const ALL: readonly MenuAction[] = [
  'muteSelf',
  'volume',
  'muteParticipants',
  'lock',
  'countParticipants',
  'endConference',
];

const answer: JoinAnswer = {
  decision: 'join',
  conferenceId: 'Abc123',
  role: 'participant',
  waitForLeader: true,
  endOnLeaderExit: false,
  language: 'fr',
  legToken: 'token-0123456789-0123456789',
  delayMs: 0,
  menu: [
    { keys: '*6', role: 'everyone', does: 'muteSelf' },
    { keys: '*0', role: 'everyone', does: 'callOperator' },
    { keys: '*7', role: 'leader', does: 'lock' },
    { keys: '*8', role: 'everyone', does: null },
    { keys: '*5', role: 'everyone', does: 'muteParticipants' },
    { keys: '*9,1', role: 'everyone', does: 'endConference' },
  ],
};

test('lets a participant wait, and gives them exactly the keys that work', () => {
  expect(conferenceSettings(answer, ALL)).toEqual([
    ['CHANNEL(language)', 'fr'],
    ['CONFBRIDGE(bridge,language)', 'fr'],
    ['CONFBRIDGE(user,admin)', 'no'],
    ['CONFBRIDGE(user,marked)', 'no'],
    ['CONFBRIDGE(user,wait_marked)', 'yes'],
    ['CONFBRIDGE(user,end_marked)', 'no'],
    ['CONFBRIDGE(menu,D)', 'no_op'],
    ['CONFBRIDGE(menu,*6)', 'toggle_mute'],
    ['CONFDESK_ROOM', 'confdesk-Abc123'],
  ]);
});

test('lets a leader lead', () => {
  const leader = { ...answer, role: 'leader', endOnLeaderExit: true } as const;
  const settings = Object.fromEntries(conferenceSettings(leader, ALL));
  expect(settings).toMatchObject({
    'CONFBRIDGE(user,admin)': 'yes',
    'CONFBRIDGE(user,marked)': 'yes',
    'CONFBRIDGE(user,wait_marked)': 'no',
    'CONFBRIDGE(user,end_marked)': 'no',
    'CONFBRIDGE(menu,*7)': 'admin_toggle_conference_lock',
    'CONFBRIDGE(menu,*5)': 'admin_toggle_mute_participants',
  });
  expect(workingKeys(leader, ALL).map(({ keys }) => keys)).toEqual(['*6', '*7', '*5']);
});

test('puts participants out with the last leader where the account says so, and lets nobody wait where not', () => {
  const policy = { ...answer, waitForLeader: false, endOnLeaderExit: true };
  expect(Object.fromEntries(conferenceSettings(policy, []))).toMatchObject({
    'CONFBRIDGE(user,wait_marked)': 'no',
    'CONFBRIDGE(user,end_marked)': 'yes',
  });
});

test('names rooms by plain ids, and makes plain names of others', () => {
  expect(roomName('Abc_1-2')).toBe('confdesk-Abc_1-2');
  expect(roomName('a,b')).toMatch(/^confdesk-[0-9a-f]{64}$/);
  expect(roomName('a,b')).not.toBe(roomName('a,c'));
});
