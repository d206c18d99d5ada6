import type { Log, LogFacts } from '../../client/index.ts';

/*
 * What whoever runs the adapter does about a line of its log, so that nobody has to look it up.
 */

const CLOCK = 'set the clock of this machine (NTP)';

/** By what the API, or the way to it, said: the `code` of the line, else its `failure`. */
const ABOUT_API: Readonly<Record<string, string>> = {
  signature_invalid:
    'compare key.id and the secret with what the operator gave; the operator may have removed the key',
  signature_missing: 'something before the API takes our headers away; is url the operator’s?',
  clock_difference: CLOCK,
  not_found: 'compare url with what the operator gave: it ends with /bridge, without /v1',
  unavailable: 'nothing, while it passes: it is tried again; else tell the operator',
  ECONNREFUSED: 'nothing listens there: compare url with what the operator gave',
  ENOTFOUND: 'no such host: compare url with what the operator gave; does DNS work here?',
  EAI_AGAIN: 'DNS does not work on this machine',
};
const API_NOT_REACHED =
  'can this machine reach the host of url (network, firewall, certificates), and is that the Bridge API? It is tried again';
const API_REFUSES = 'tell the operator, with this line';

/** By what the manager, or the way to it, said: `said`, `code` or `failure`. */
const ABOUT_MANAGER: Readonly<Record<string, string>> = {
  'Authentication failed':
    'compare ami.user and the secret with manager.conf, whose permit= has to let this machine in; after a change there: asterisk -rx "manager reload"',
  'Permission denied': 'give the user of manager.conf the rights of the sample: read= and write=',
  ECONNREFUSED:
    'nothing listens there: does Asterisk run, and has manager.conf enabled=yes and the port of ami.port?',
  NoConfBridge:
    'load it: asterisk -rx "module load app_confbridge.so"; and modules.conf, for the next start',
  NoAnswer: 'what listens at ami.port is no manager of Asterisk, or hangs',
};
const MANAGER_NOT_REACHED = 'compare ami.host and ami.port with manager.conf';

/** By the event's `code`, where it is dropped (docs/bridge-api, Events). */
const EVENT_DROPPED = 'this event is lost; look at code in the Bridge API’s guide, under Events';

const ADVICE: Readonly<Record<string, string | ((facts: LogFacts) => string)>> = {
  'asterisk.agiServer': 'start the adapter anew; calls go on',
  'asterisk.callFailed':
    'a caller was not asked; if there are more, tell who maintains the adapter',
  'asterisk.cannotAdmit':
    'take the context confdesk-admit of conf/extensions.conf: without it nobody can be let in without a leader',
  'asterisk.eventFailed': 'tell who maintains the adapter',
  'asterisk.keyNotDone':
    'callers are told of this key: put what it does into menuActions (callOperator needs CONFDESK_OPERATOR in extensions.conf), or have the operator take it out of the account’s menu',
  'asterisk.lost': 'nothing, while it is connected again; else see whether Asterisk runs',
  'asterisk.malformedAgi': 'see who else connects to the port of FastAGI; keep it on 127.0.0.1',
  'asterisk.notAdmitted':
    'somebody waits for a leader whom an administrator has let in: tell who maintains the adapter',
  'asterisk.notLooked': 'nothing, while it passes: locking and muting by keys is seen late',
  'asterisk.notConnected': (facts) =>
    find(ABOUT_MANAGER, facts['said'], facts['code'], facts['failure']) ?? MANAGER_NOT_REACHED,
  'asterisk.notKept': 'see whether the outbox’s disk is full or cannot be written',
  'asterisk.silent': 'nothing, while it is connected again; else see whether Asterisk hangs',
  'asterisk.restarted': 'nothing: the calls that it lost are told as ended',

  'asterisk.soundMissing': 'install the package of sounds, or mend prompts in the settings',
  'asterisk.unknownCaller':
    'see channelvars in manager.conf; or somebody else uses conferences named confdesk-…',
  'asterisk.unknownKey': 'have the operator say what it does (account:menu, "does")',
  'asterisk.unreachable': aboutApi,
  'asterisk.unusableToken': 'is there a newer adapter? Callers are not let in',
  'clock.off': `${CLOCK}; until then the server’s time is taken`,
  'commands.failed':
    'Asterisk did not do what an administrator asked for: see its log; write= of manager.conf needs call',
  'commands.notAsked': (facts) =>
    facts['status'] === 404
      ? 'nothing: the API knows no commands yet, and all else goes on'
      : aboutApi(facts),
  'commands.notTold': 'see whether the outbox’s disk is full or cannot be written',
  'commands.void': 'nothing: it came too late, and the administrator was told so',
  'heartbeat.notMade': 'see whether Asterisk is connected',
  'outbox.dropped': 'what waits has no room: see why the API takes nothing (outbox.notSent)',
  'outbox.heldBack': ({ code }) =>
    code === 'time_in_future' ? `${CLOCK}; it is sent again` : 'nothing: it is sent again',
  'outbox.lost': 'these events are lost: the disk could not be written when the adapter ended',
  'outbox.notKept': 'make room on the outbox’s disk, or mend its rights; calls go on',
  'outbox.notSent': aboutApi,
  'outbox.rejected': ({ code }) => (code === 'time_in_future' ? CLOCK : EVENT_DROPPED),
  'outbox.unreadable': 'nothing: what was torn when the machine lost its power is passed over',
};

/** A log whose warnings and errors say what to do (`do`). */
export function withAdvice(log: Log): Log {
  return (level, name, facts = {}) => {
    const advice = level === 'info' ? null : adviceFor(name, facts);
    log(level, name, advice === null ? facts : { ...facts, do: advice });
  };
}

/** @returns null where nobody has any. */
export function adviceFor(name: string, facts: LogFacts): string | null {
  const advice = ADVICE[name];
  if (advice === undefined) return null;
  return typeof advice === 'string' ? advice : advice(facts);
}

function aboutApi({ code = null, failure, status }: LogFacts): string {
  const known = find(ABOUT_API, code);
  if (known !== null) return known;
  if (status === 404) return ABOUT_API['not_found'] ?? '';
  const isPassing = failure !== undefined || (typeof status === 'number' && status >= 500);
  return isPassing ? API_NOT_REACHED : API_REFUSES;
}

function find(
  table: Readonly<Record<string, string>>,
  ...keys: readonly (LogFacts[string] | undefined)[]
): string | null {
  const key = keys.find((each) => typeof each === 'string' && Object.hasOwn(table, each));
  return key === undefined ? null : (table[String(key)] ?? null);
}
