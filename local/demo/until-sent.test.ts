import { expect, test } from 'vitest';
import type { WaitManner } from '../support/until-done.ts';
import { untilCodesAreThere, untilEmailsAreFinal } from './until-sent.ts';

type Fields = Readonly<Record<string, unknown>>;
const SENT = { saveId: 's2', 'email.saveId': 's2', 'email.state': 'sent' };

/** A database whose conferences are these, at the first look, at the second … */
function looksAt(...looks: readonly (readonly Fields[] | Error)[]) {
  let [now, next] = [0, 0];
  const said: string[] = [];
  const documents = (all: readonly Fields[]) =>
    all.map((fields) => ({
      get: (name: string) => fields[name],
      updateTime: { toMillis: () => fields['updatedAt'] ?? 0 },
    }));
  const get = () => {
    const look = looks[Math.min(next, looks.length - 1)] ?? [];
    next += 1;
    return look instanceof Error
      ? Promise.reject(look)
      : Promise.resolve({ docs: documents(look) });
  };
  const manner: WaitManner = {
    advice: 'start again',
    patienceMs: 10_000,
    say: (line) => said.push(line),
    clock: {
      now: () => now,
      sleep: async () => {
        for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
        now += 1000;
      },
    },
  };
  const operator = { db: { collection: () => ({ get }) } } as never;
  return { operator, manner, said, looked: () => next };
}

test('emails are waited for with figures, sent and failed alike', async () => {
  const states = [
    SENT,
    { ...SENT, 'email.state': 'failed' },
    { ...SENT, 'email.state': 'pending' },
  ];
  const { operator, manner, said } = looksAt(...Array<Fields[]>(7).fill(states), [
    SENT,
    SENT,
    SENT,
  ]);
  await untilEmailsAreFinal(operator, 'acme', manner);
  expect(said).toEqual(['Waiting for emails of the demonstration: 2 of 3']);
});

test.each([
  ['there is none', { saveId: 's2' }],
  ['it is the one of an earlier Save', { ...SENT, 'email.saveId': 's1' }],
])('an email is waited for where %s', async (_, fields) => {
  const { operator, manner } = looksAt([fields]);
  await expect(untilEmailsAreFinal(operator, 'acme', manner)).rejects.toThrow('(0 of 1)');
});

test('codes are waited for with figures', async () => {
  const some = [{ codesVersion: 1 }, {}];
  const { operator, manner } = looksAt(some, [{ codesVersion: 1 }, { codesVersion: 1 }]);
  await untilCodesAreThere(operator, 'acme', manner);
  const stuck = looksAt(some);
  await expect(untilCodesAreThere(stuck.operator, 'acme', stuck.manner)).rejects.toThrow(
    'Gave up waiting for codes of the demonstration (1 of 2)',
  );
});

test('a conference that changes is a movement before it has what is waited for', async () => {
  const looks = Array.from({ length: 30 }, (_, at) => [{ updatedAt: at >> 2 }]);
  const { operator, manner } = looksAt(...looks, [SENT]);
  await untilEmailsAreFinal(operator, 'acme', manner);
});

test.each([4, 14])('an answer with the gRPC status %i is not the end', async (code) => {
  const { operator, manner } = looksAt(Object.assign(new Error('late'), { code }), [SENT]);
  await untilEmailsAreFinal(operator, 'acme', manner);
});

test('any other failure is the end at once', async () => {
  const { operator, manner, looked } = looksAt(Object.assign(new Error('denied'), { code: 7 }));
  await expect(untilEmailsAreFinal(operator, 'acme', manner)).rejects.toThrow('denied');
  expect(looked()).toBe(1);
});
