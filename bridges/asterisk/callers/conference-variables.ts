import { createHash } from 'node:crypto';
import type { JoinAnswer, MenuAction, MenuKey } from '../../client/index.ts';
import { LEG_VARIABLES, type LegNote, writeLegNote } from '../calls/leg-note.ts';
import { ROOM_PREFIX } from '../calls/rooms.ts';

/*
 * What is set on a caller's channel before the dialplan's ConfBridge takes it. Nothing here may hold a comma, a
 * quote, a dollar or a line feed: it goes into one line of AGI, and through Asterisk's own reading of variables.
 */

/** A variable, or an option such as `CONFBRIDGE(user,marked)`, with its value. */
export type Setting = readonly [name: string, value: string];

/** What ConfBridge, or the sample dialplan's context `confdesk-menu`, does for each of the API's actions. */
const CONFBRIDGE_ACTIONS = {
  muteSelf: 'toggle_mute',
  volume: 'dialplan_exec(confdesk-menu,volume,1)',
  callOperator: 'dialplan_exec(confdesk-menu,operator,1)',
  muteParticipants: 'admin_toggle_mute_participants',
  lock: 'admin_toggle_conference_lock',
  countParticipants: 'participant_count',
  endConference: 'dialplan_exec(confdesk-menu,end,1)',
} as const satisfies Record<MenuAction, string>;

/** ConfBridge does these for whom it calls an admin alone. */
const ADMIN_ACTIONS: ReadonlySet<MenuAction> = new Set(['muteParticipants', 'lock']);

/** A menu without keys would be the switch's default one: nobody has this key. */
const NO_KEY: Setting = ['CONFBRIDGE(menu,D)', 'no_op'];

/** Who the caller is, for the events: to be set before anything can go wrong. */
export function legSettings(note: LegNote): Setting[] {
  return [
    [LEG_VARIABLES.stay, ''],
    [LEG_VARIABLES.token, note.legToken],
    [LEG_VARIABLES.leg, writeLegNote(note)],
  ];
}

/**
 * How the caller is in the conference, and which keys work: exactly those of the answer's menu that their role
 * has and that `actions` can do. The room's name comes last: with it the dialplan goes on.
 */
export function conferenceSettings(answer: JoinAnswer, actions: readonly MenuAction[]): Setting[] {
  const isLeader = answer.role === 'leader';
  const yes = (is: boolean) => (is ? 'yes' : 'no');
  return [
    ['CHANNEL(language)', answer.language],
    ['CONFBRIDGE(bridge,language)', answer.language],
    // Without admin, ConfBridge passes over the key that locks, in silence.
    ['CONFBRIDGE(user,admin)', yes(isLeader)],
    ['CONFBRIDGE(user,marked)', yes(isLeader)],
    ['CONFBRIDGE(user,wait_marked)', yes(!isLeader && answer.waitForLeader)],
    ['CONFBRIDGE(user,end_marked)', yes(!isLeader && answer.endOnLeaderExit)],
    NO_KEY,
    ...workingKeys(answer, actions).map(({ keys, does }): Setting => [
      `CONFBRIDGE(menu,${keys})`,
      CONFBRIDGE_ACTIONS[does],
    ]),
    ['CONFDESK_ROOM', roomName(answer.conferenceId)],
  ];
}

/** The keys that this caller is to have. */
export function workingKeys(
  { role, menu }: Pick<JoinAnswer, 'role' | 'menu'>,
  actions: readonly MenuAction[],
): (MenuKey & { readonly does: MenuAction })[] {
  return menu.flatMap((key) => {
    const { keys, does } = key;
    if (does === null || !actions.includes(does) || !/^[0-9*#]{1,4}$/.test(keys)) return [];
    if (role !== 'leader' && (key.role === 'leader' || ADMIN_ACTIONS.has(does))) return [];
    return [{ ...key, does }];
  });
}

/** The conference's name in Asterisk: its id where that is a plain one, or a name made of it. */
export function roomName(conferenceId: string): string {
  const isPlain = /^[A-Za-z0-9_-]{1,60}$/.test(conferenceId);
  const name = isPlain ? conferenceId : createHash('sha256').update(conferenceId).digest('hex');
  return `${ROOM_PREFIX}${name}`;
}
