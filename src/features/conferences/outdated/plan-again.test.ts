import { expect, it } from 'vitest';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { planAgain } from './plan-again.ts';

const AT = new Date('2026-11-23T12:00:00Z');
const NOW = 'numbers111.menu111111';

function conference(id: string, over: Partial<Conference> = {}): Conference {
  const adminEmail = `${id}@acme.example`;
  return {
    ...{
      id,
      tag: id,
      adminEmail,
      expiresAt: null,
      expiryChosen: null,
      saveId: `save-${id}`,
      savedBy: 'u',
    },
    ...{ savedAt: AT, createdAt: AT, participantCode: '0000000000', deletedAt: null },
    ...{ previousParticipantCode: null, codesWanted: 1, codesVersion: 1, directory: null },
    language: null,
    email: {
      ...{ state: 'sent', saveId: `save-${id}`, to: adminEmail, at: AT },
      ...{ failure: null, detail: null },
    },
    informed: [
      { to: adminEmail, at: AT, isSure: true, codesVersion: 1, edition: 'earlier.menu111111' },
    ],
    ...over,
  };
}

const elsewhere = conference('elsewhere', {
  directory: { email: 'new@acme.example', isSettled: false },
});

it('sends again as it is what tells earlier numbers, to the version that was read', () => {
  const { items, reasons } = planAgain([conference('a')], NOW, true);
  expect(items).toEqual([
    {
      ...{ conferenceId: 'a', tag: 'a', adminEmail: 'a@acme.example', expiresAt: null },
      language: null,
      ...{ basedOn: 'save-a', pbxUserId: null, name: '', extension: '', row: null },
    },
  ]);
  expect(reasons).toEqual({ numbers: 1 });
});

it('counts each reason of an email', () => {
  const informed = [
    { to: 'b@acme.example', at: AT, isSure: true, codesVersion: 1, edition: 'x.y' },
  ];
  const { items, reasons } = planAgain(
    [conference('a'), conference('b', { informed }), conference('c', { codesVersion: 2 })],
    NOW,
    true,
  );
  expect(items).toHaveLength(3);
  expect(reasons).toEqual({ numbers: 2, menu: 1, codes: 1 });
});

it('writes to the directory’s address, or leaves those out', () => {
  const taken = planAgain([elsewhere, conference('a')], NOW, true);
  expect(taken.items.map(({ adminEmail }) => adminEmail)).toEqual([
    'new@acme.example',
    'a@acme.example',
  ]);
  const left = planAgain([elsewhere, conference('a')], NOW, false);
  expect(left.items.map(({ conferenceId }) => conferenceId)).toEqual(['a']);
  for (const { changes } of [taken, left]) {
    expect(changes).toEqual([{ conference: elsewhere, to: 'new@acme.example' }]);
  }
});

it('says which failed the last time, unless they go elsewhere now', () => {
  const email = {
    ...conference('x').email!,
    state: 'failed',
    failure: 'recipientRefused',
  } as const;
  const failing = conference('a', { email: { ...email, to: 'a@acme.example' } });
  const moved = { ...elsewhere, email: { ...email, to: elsewhere.adminEmail } };
  expect(planAgain([failing, moved], NOW, true).failed).toBe(1);
});

it('leaves out what was saved under other rules, and what is up to date by now', () => {
  const odd = conference('odd', {
    adminEmail: 'a@b.example, c@d.example',
    informed: [{ to: 'a@b.example', at: AT, isSure: true, codesVersion: 1, edition: NOW }],
  });
  const informed = [{ to: 'a@acme.example', at: AT, isSure: true, codesVersion: 1, edition: NOW }];
  const { items, unusable } = planAgain([odd, conference('a', { informed })], NOW, true);
  expect(items).toEqual([]);
  expect(unusable).toEqual([odd]);
});
