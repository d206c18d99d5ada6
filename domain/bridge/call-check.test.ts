import { describe, expect, it } from 'vitest';
import {
  type CallFacts,
  callCheckSchema,
  checkCall,
  type CheckedBridge,
  verdictOf,
} from './call-check.ts';
import type { BridgeReport } from './known-bridge.ts';
import { SILENT_BRIDGE_AFTER_MS } from './silent-bridge.ts';

const AT = new Date('2026-11-23T12:00:00Z');
const before = (milliseconds: number) => new Date(AT.getTime() - milliseconds);
const MONTREAL = '+15145550100';
const TORONTO = '+14165550100';

/** A bridge that was just heard of, and what it says of itself. */
function bridge(report: Partial<BridgeReport> = {}, heardAt = before(1000)): CheckedBridge {
  return { heardAt, report: { software: 'a-bridge 1.0', ...report } };
}

const IN = { length: 10, admission: { waitForLeader: true } };
const REFUSED = { length: 10, admission: null };
const NONE = { length: null, admission: null };

/** All is well; a test says what is not. */
function facts(over: Partial<CallFacts> = {}): CallFacts {
  return {
    at: AT,
    codes: { leader: IN, participant: IN },
    codeLength: 10,
    conference: { deletedAt: null, expiresAt: null },
    isServiceOn: true,
    dialInNumbers: [MONTREAL, TORONTO],
    numbersNotKnown: [],
    menu: [
      { keys: '*6', does: 'muteSelf' },
      { keys: '*7', does: 'lock' },
    ],
    bridges: [bridge()],
    ...over,
  };
}
const check = (over: Partial<CallFacts> = {}) => {
  const answer = checkCall(facts(over));
  // What is stored can be read.
  expect(callCheckSchema.parse(answer)).toEqual(answer);
  return answer;
};
const warnings = (over: Partial<CallFacts>) => check(over).warnings;

describe('a code that lets in', () => {
  it('has its participant wait for a leader, who never waits', () => {
    const answer = check();
    expect(answer).toEqual({
      at: AT.getTime(),
      leader: { outcome: 'joins' },
      participant: { outcome: 'waits' },
      warnings: [],
    });
    expect(verdictOf(answer)).toBe('works');
  });

  it('lets the participant in at once where the account wants that', () => {
    const admission = { waitForLeader: false };
    const codes = { leader: { ...IN, admission }, participant: { ...IN, admission } };
    expect(check({ codes }).participant).toEqual({ outcome: 'joins' });
  });

  it('is believed, whatever the conference says', () => {
    const conference = { deletedAt: before(1), expiresAt: before(1) };
    expect(verdictOf(check({ conference, isServiceOn: false, codeLength: 9 }))).toBe('works');
  });
});

describe('a code that is refused', () => {
  const refused = (over: Partial<CallFacts>) => {
    const answer = check({ codes: { leader: REFUSED, participant: REFUSED }, ...over });
    expect(answer.leader).toEqual(answer.participant);
    expect(verdictOf(answer)).toBe('bothKeptOut');
    return answer.leader;
  };
  const since = before(5000);

  it.each([
    [
      'of a deleted conference',
      { conference: { deletedAt: since, expiresAt: null } },
      { key: 'deleted', since: since.getTime() },
    ],
    [
      'of an expired one',
      { conference: { deletedAt: null, expiresAt: since } },
      { key: 'expired', since: since.getTime() },
    ],
    [
      'at the very moment of its expiry',
      { conference: { deletedAt: null, expiresAt: AT } },
      { key: 'expired', since: AT.getTime() },
    ],
    ['of an account without the service', { isServiceOn: false }, { key: 'serviceOff' }],
    ['that was not made', { codes: { leader: NONE, participant: NONE } }, { key: 'codesNotMade' }],
    ['of another length', { codeLength: 9 }, { key: 'otherLength', has: 10, wanted: 9 }],
    [
      'although nothing is the matter',
      { conference: { deletedAt: null, expiresAt: new Date(AT.getTime() + 1) } },
      { key: 'notKnown' },
    ],
  ] as const)('%s says why', (_, over, reason) => {
    expect(refused(over)).toEqual({ outcome: 'keptOut', reasons: [reason] });
  });

  it('says all that is the matter', () => {
    const conference = { deletedAt: since, expiresAt: since };
    const finding = refused({ conference, isServiceOn: false, codeLength: 9, dialInNumbers: [] });
    expect(finding).toMatchObject({
      reasons: ['deleted', 'serviceOff', 'expired', 'otherLength', 'noDialInNumbers'].map(
        (key) => ({ key }),
      ),
    });
  });

  it('says nothing of the other one', () => {
    const answer = check({ codes: { leader: REFUSED, participant: IN } });
    expect(answer.participant).toEqual({ outcome: 'waits' });
    expect(verdictOf(answer)).toBe('oneKeptOut');
  });
});

it('nobody gets in where there is no number to dial', () => {
  const noNumber = { outcome: 'keptOut', reasons: [{ key: 'noDialInNumbers' }] };
  expect(check({ dialInNumbers: [] })).toMatchObject({ leader: noNumber, participant: noNumber });
});

it('numbers that are not known as the account’s: some are a warning, all keep everybody out', () => {
  const some = { key: 'numbersNotKnown', numbers: [TORONTO] };
  expect(warnings({ numbersNotKnown: [TORONTO] })).toEqual([some]);
  const all = check({ numbersNotKnown: [MONTREAL, TORONTO] });
  const keptOut = { outcome: 'keptOut', reasons: [{ key: 'numbersNotKnown' }] };
  expect(all).toMatchObject({ leader: keptOut, participant: keptOut, warnings: [] });
});

describe('bridges', () => {
  it('of which none was ever heard', () => {
    expect(warnings({ bridges: [] })).toEqual([{ key: 'noBridge' }]);
    expect(verdictOf(check({ bridges: [] }))).toBe('doubtful');
  });

  it('that are all silent: since the last of them was heard of, and nothing else about them', () => {
    const heardAt = before(SILENT_BRIDGE_AFTER_MS);
    const bridges = [
      bridge({ codeLength: 4 }, heardAt),
      bridge({ dialInNumbers: [] }, before(86_400_000)),
    ];
    expect(warnings({ bridges })).toEqual([{ key: 'bridgesSilent', since: heardAt.getTime() }]);
  });

  it('of which one is not silent', () => {
    const bridges = [
      bridge({}, before(86_400_000)),
      bridge({}, before(SILENT_BRIDGE_AFTER_MS - 1)),
    ];
    expect(warnings({ bridges })).toEqual([]);
  });

  it('that serve not all numbers, or only silent ones do', () => {
    const montreal = bridge({ dialInNumbers: [MONTREAL] });
    const toronto = { dialInNumbers: [TORONTO] };
    const notServed = { key: 'numbersNotServed', numbers: [TORONTO] };
    expect(warnings({ bridges: [montreal] })).toEqual([notServed]);
    expect(warnings({ bridges: [montreal, bridge(toronto, before(1e9))] })).toEqual([notServed]);
    expect(warnings({ bridges: [montreal, bridge(toronto)] })).toEqual([]);
    expect(warnings({ bridges: [montreal, bridge()] })).toEqual([]);
    expect(warnings({ bridges: [montreal, { heardAt: AT, report: null }] })).toEqual([]);
  });

  it('that lack keys of the menu', () => {
    const lacking = bridge({ menuActions: ['muteSelf'] });
    const able = bridge({ menuActions: ['lock', 'muteSelf'] });
    const notDone = { key: 'keysNotDone', keys: ['*7'] };
    expect(warnings({ bridges: [able] })).toEqual([]);
    expect(warnings({ bridges: [lacking] })).toEqual([notDone]);
    // A call may come to either of them.
    expect(warnings({ bridges: [able, lacking] })).toEqual([notDone]);
    expect(warnings({ bridges: [bridge({ menuActions: [] })] })).toEqual([
      { key: 'keysNotDone', keys: ['*6', '*7'] },
    ]);
    // Calls to one of the account's numbers come there.
    const montreal = bridge({ menuActions: ['muteSelf'], dialInNumbers: [MONTREAL] });
    expect(warnings({ bridges: [able, montreal] })).toEqual([notDone]);
    // No call of this account comes there.
    const elsewhere = bridge({ menuActions: [], dialInNumbers: ['+33155501000'] });
    expect(warnings({ bridges: [able, elsewhere] })).toEqual([]);
  });

  it('that wait for another number of digits', () => {
    const bridges = [12, 10, 8, 12].map((codeLength) => bridge({ codeLength }));
    const codeLengths = { key: 'bridgeCodeLength', has: 10, bridges: [8, 12] };
    expect(warnings({ bridges })).toEqual([codeLengths]);
    expect(warnings({ bridges: [bridge({ codeLength: 10 })] })).toEqual([]);
    // Before there are codes: as long as they will be.
    const codes = { leader: NONE, participant: NONE };
    expect(warnings({ bridges, codes })).toEqual([codeLengths]);
    // The leader's tells where the participant's is not made.
    const leaderOnly = { leader: { ...IN, length: 8 }, participant: NONE };
    expect(warnings({ bridges: [bridge({ codeLength: 8 })], codes: leaderOnly })).toEqual([]);
    // The participant's, where they differ.
    const both = { leader: { ...IN, length: 8 }, participant: IN };
    expect(warnings({ bridges: [bridge({ codeLength: 10 })], codes: both })).toEqual([]);
  });
});

it('keys of which nobody has said what they do are told, with or without a bridge', () => {
  const menu = [
    { keys: '*6', does: 'muteSelf' },
    { keys: '*8', does: null },
    { keys: '##', does: null },
  ] as const;
  const notKnown = { key: 'keysNotKnown', keys: ['*8', '##'] };
  expect(warnings({ menu })).toEqual([notKnown]);
  expect(warnings({ menu, bridges: [] })).toEqual([{ key: 'noBridge' }, notKnown]);
  expect(warnings({ menu, bridges: [bridge({ menuActions: [] })] })).toEqual([
    { key: 'keysNotDone', keys: ['*6'] },
    notKnown,
  ]);
});
