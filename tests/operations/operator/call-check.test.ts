import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerCallCheck } from '../../../functions/src/bridge/check/answer-call-check.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { askCallCheck } from '../../../local/operator/call-checks/ask-call-check.ts';
import { describeCallCheck } from '../../../local/operator/call-checks/describe-call-check.ts';
import { findConference } from '../../../local/operator/call-checks/find-conference.ts';
import {
  ACCOUNT,
  CONFERENCE,
  dealing,
  dependencies,
  NOW,
  putAccount,
  putAdmin,
  save,
  saveEvent,
  saveId,
  startWorld,
  type World,
} from '../world.ts';

const LEADER = '3618402957';
const PARTICIPANT = '5290174836';
const OTHER = 'd'.repeat(20);
const FOUND = { id: CONFERENCE, tag: 'Équipe ventes' };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await putAccount(world.db);
  await putAdmin(world.db);
  await save(world.db, saveId('A'), { tag: FOUND.tag });
  await handleSave(world.db, dealing(LEADER, PARTICIPANT), saveEvent('A', { tag: FOUND.tag }));
});
afterEach(async () => {
  await world.clear();
});

const find = (named: string) => findConference(world, ACCOUNT, named);

describe('a conference is found', () => {
  it.each([
    CONFERENCE,
    FOUND.tag,
    ' equipe VENTES ',
    LEADER,
    PARTICIPANT,
    '529 017 4836',
    '361·840·2957',
  ])('by %s', async (named) => {
    expect(await find(named)).toEqual(FOUND);
  });

  it('by the participant code from before, while that is kept', async () => {
    await save(world.db, saveId('B'), {
      tag: FOUND.tag,
      codesWanted: 2,
      participantOverlapUntil: new Date(NOW.getTime() + 1000),
    });
    await handleSave(world.db, dealing('4829150637', '7712049958'), saveEvent('B'));
    expect(await find(PARTICIPANT)).toEqual(FOUND);
    await expect(find(LEADER)).rejects.toThrow('has such a code now');
  });

  it('by a leader code among many', async () => {
    const writer = world.db.bulkWriter();
    for (let n = 0; n < 650; n += 1) {
      const id = `${String(n).padStart(19, '0')}x`;
      void writer.set(world.db.doc(`accounts/${ACCOUNT}/conferences/${id}`), { tag: 'Many' });
    }
    await writer.close();
    expect(await find(LEADER)).toEqual(FOUND);
    await expect(find('9999999999')).rejects.toThrow('has such a code now');
  });

  it('or not, without the code in what is said', async () => {
    const wrong = '7777712345';
    await expect(find(wrong)).rejects.toThrow(/^(?!.*7777712345).*has such a code now/);
    await expect(find('a/b')).rejects.toThrow('has this Tag or id');
    await expect(find('')).rejects.toThrow('has this Tag or id');
    await expect(findConference(world, 'nobody', FOUND.tag)).rejects.toThrow(
      'There is no account "nobody".',
    );
  });

  it('by an id where there are several of a name; a deleted one only where there is no other', async () => {
    const over = { tag: FOUND.tag };
    await save(world.db, saveId('B'), over, OTHER);
    await handleSave(world.db, dependencies, {
      ...saveEvent('B', { tag: FOUND.tag }),
      ...{ conferenceId: OTHER, isFirst: true },
    });
    await expect(find(FOUND.tag)).rejects.toThrow(`${CONFERENCE}, ${OTHER}`);
    const deleted = { deletedAt: NOW };
    await world.db.doc(`accounts/${ACCOUNT}/conferences/${OTHER}`).update(deleted);
    expect(await find(FOUND.tag)).toEqual(FOUND);
    await world.db.doc(`accounts/${ACCOUNT}/conferences/${CONFERENCE}`).update(deleted);
    await expect(find(FOUND.tag)).rejects.toThrow('several');
    expect(await find(CONFERENCE)).toEqual(FOUND);
  });
});

it('the functions answer what the operator asks', async () => {
  const { pepper, codeLength } = dependencies;
  const answering = async () => {
    const holder = { accountId: ACCOUNT, conferenceId: CONFERENCE };
    const manner = { pepper, codeLength, now: () => NOW };
    while ((await answerCallCheck(world.db, manner, holder)) !== 'answered');
  };
  const [answer] = await Promise.all([askCallCheck(world, ACCOUNT, CONFERENCE), answering()]);
  expect(describeCallCheck(ACCOUNT, FOUND, answer)).toBe(
    [
      `Équipe ventes  ${CONFERENCE}, 2026-11-23 12:00:00 UTC`,
      'The codes are right, but a call may go wrong.',
      '  participant code: lets in, to music until a leader is there',
      '  leader code: lets in',
      '  ! No bridge was ever heard of. Those that send no heartbeats may work all the same.',
    ].join('\n'),
  );
});

it('all that can be found is said in words, and what to do', () => {
  const at = NOW.getTime();
  const said = describeCallCheck('acme', FOUND, {
    at,
    leader: {
      outcome: 'keptOut',
      reasons: [
        { key: 'deleted', since: at },
        { key: 'codesNotMade' },
        { key: 'serviceOff' },
        { key: 'expired', since: at },
        { key: 'otherLength', has: 10, wanted: 9 },
        { key: 'notKnown' },
        { key: 'numbersNotKnown' },
        { key: 'noDialInNumbers' },
      ],
    },
    participant: { outcome: 'joins' },
    warnings: [
      { key: 'bridgesSilent', since: at },
      { key: 'numbersNotServed', numbers: ['+15145550100'] },
      { key: 'numbersNotKnown', numbers: ['+15145550100'] },
      { key: 'keysNotDone', keys: ['*7'] },
      { key: 'keysNotKnown', keys: ['*8'] },
      { key: 'bridgeCodeLength', has: 10, bridges: [8] },
    ],
  });
  for (const part of [
    'with one of the codes only',
    'leader code: LETS NOBODY IN',
    'deleted on 2026-11-23 12:00:00 UTC',
    'account:services acme --on conferencing',
    'CODE_LENGTH is 9',
    'conferences:reindex',
    'account:dial-in acme',
    'heard of since 2026-11-23 12:00:00 UTC',
    '+15145550100',
    'account:menu acme',
    'waits for 8',
  ]) {
    expect(said).toContain(part);
  }
  expect(said).not.toMatch(/undefined|\[object/);
});
