import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  keepShownNumbers,
  missingShownNumbers,
} from '../../../functions/src/profile/keep-shown-numbers.ts';
import { paths } from '../../../domain/paths.ts';
import { ACCOUNT, startWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
afterEach(() => world.clear());

const dialIn = (...numbers: string[]) =>
  numbers.map((number) => ({ number, location: 'Here', tollFree: false }));
const account = () => world.db.doc(paths.account(ACCOUNT));
const stored = async () => (await account().get()).data();

describe('how an account shows its dial-in numbers', () => {
  it('is written once, by their countries, and nothing else of the account', async () => {
    const before = { name: 'Acme', dialInNumbers: dialIn('+33155501000', '+15145550100') };
    await account().set(before);
    expect(await keepShownNumbers(world.db, ACCOUNT)).toBe('kept');
    expect(await stored()).toEqual({
      ...before,
      shownNumbers: {
        '+33155501000': '+33 1 55 50 10 00',
        '+15145550100': '+1 514 555 0100',
      },
    });
    expect(await keepShownNumbers(world.db, ACCOUNT)).toBe('alreadyKept');
    expect(missingShownNumbers(await stored())).toBeNull();
  });

  it('follows them, and whatever else stands there goes', async () => {
    await account().set({
      dialInNumbers: dialIn('+442079460000'),
      shownNumbers: { '+33155501000': '+33 1 55 50 10 00', '+442079460000': 'call me' },
    });
    await keepShownNumbers(world.db, ACCOUNT);
    expect((await stored())?.['shownNumbers']).toEqual({ '+442079460000': '+44 20 7946 0000' });
    await account().update({ dialInNumbers: [] });
    await keepShownNumbers(world.db, ACCOUNT);
    expect((await stored())?.['shownNumbers']).toEqual({});
  });

  it('is written anew where only what one of them says is wrong', async () => {
    await account().set({
      dialInNumbers: dialIn('+442079460000'),
      shownNumbers: { '+442079460000': 'call me' },
    });
    expect(await keepShownNumbers(world.db, ACCOUNT)).toBe('kept');
    expect((await stored())?.['shownNumbers']).toEqual({ '+442079460000': '+44 20 7946 0000' });
  });

  it.each([
    ['an account that is gone', undefined],
    ['one without numbers', { name: 'Acme' }],
    ['numbers that are none', { dialInNumbers: [{ number: 'javascript:alert(1)' }] }],
    ['an account that has none and shows none', { dialInNumbers: [] }],
  ])('is left alone in %s', async (_, found) => {
    if (found !== undefined) await account().set(found);
    expect(await keepShownNumbers(world.db, ACCOUNT)).toBe('alreadyKept');
    expect(await stored()).toEqual(found);
  });
});
