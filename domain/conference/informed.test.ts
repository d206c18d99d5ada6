import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Informable,
  type Informed,
  informedKey,
  MOST_INFORMED,
  othersWhoKnow,
  outdatedReasons,
  withInformed,
} from './informed.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 12, minute));
const NUMBERS = 'numbers111';
const MENU = 'menu111111';
const NOW = `${NUMBERS}.${MENU}`;

const told = (over: Partial<Informed> = {}): Informed => ({
  to: 'ana@acme.example',
  at: at(0),
  isSure: true,
  codesVersion: 1,
  edition: NOW,
  ...over,
});

const conference = (over: Partial<Informable> = {}): Informable => ({
  adminEmail: 'ana@acme.example',
  codesVersion: 1,
  informed: [told()],
  directory: null,
  ...over,
});

describe('withInformed', () => {
  it('has the newest of each address, the newest codes first', () => {
    const li = told({ to: 'li@acme.example', at: at(1) });
    const newer = told({ at: at(2), codesVersion: 2 });
    expect(withInformed(withInformed([told()], li), newer)).toEqual([newer, li]);
  });

  it('takes an address for the same in capitals', () => {
    const capitals = told({ to: 'Ana@Acme.Example', at: at(1) });
    expect(withInformed([told()], capitals)).toEqual([capitals]);
  });

  it('is the list itself where that says as much, or something newer', () => {
    const known = [told({ at: at(2), codesVersion: 2 })];
    expect(withInformed(known, told({ at: at(2), codesVersion: 2 }))).toBe(known);
    expect(withInformed(known, told({ at: at(1) }))).toBe(known);
  });

  it('does not take what may have arrived for more than what did', () => {
    const perhaps = told({ at: at(5), isSure: false });
    const known = [told()];
    expect(withInformed(known, perhaps)).toBe(known);
    expect(withInformed([perhaps], told())).toEqual(known);
    // Of newer codes it tells more.
    const newer = { ...perhaps, codesVersion: 2 };
    expect(withInformed(known, newer)).toEqual([newer]);
  });

  it('forgets who knows the oldest codes first', () => {
    let known: readonly Informed[] = [told({ codesVersion: 2, at: at(0) })];
    for (let n = 1; n <= MOST_INFORMED; n += 1) {
      known = withInformed(known, told({ to: `${n}@acme.example`, at: at(n) }));
    }
    expect(known).toHaveLength(MOST_INFORMED);
    expect(known[0]?.to).toBe('ana@acme.example');
    expect(known.some(({ to }) => to === '1@acme.example')).toBe(false);
  });

  it('comes out the same in whatever order, and however often, things are told', () => {
    const news = fc.record({
      to: fc.constantFrom('ana@acme.example', 'li@acme.example', 'zoe@acme.example'),
      minute: fc.integer({ min: 0, max: 40 }),
      isSure: fc.boolean(),
    });
    const all = fc.uniqueArray(news, { selector: ({ to, minute }) => `${to}/${minute}` });
    const list = (of: readonly { to: string; minute: number; isSure: boolean }[]) =>
      of.reduce<readonly Informed[]>(
        (known, { to, minute, isSure }) =>
          withInformed(known, told({ to, at: at(minute), isSure, codesVersion: minute % 4 })),
        [],
      );
    fc.assert(
      fc.property(all, fc.func(fc.integer()), (events, order) => {
        const mixed = [...events, ...events].sort((a, b) => order(a) - order(b));
        // Of one moment there is no order among addresses.
        const sorted = (of: readonly Informed[]) => of.map((each) => JSON.stringify(each)).sort();
        expect(sorted(list(mixed))).toEqual(sorted(list(events)));
      }),
    );
  });
});

describe('othersWhoKnow', () => {
  it('are those who got the present codes at another address', () => {
    const li = told({ to: 'li@acme.example', codesVersion: 2 });
    const informed = [told({ codesVersion: 2 }), li, told({ to: 'old@acme.example' })];
    expect(othersWhoKnow(conference({ codesVersion: 2, informed }))).toEqual([li]);
  });
});

describe('what is out of date', () => {
  it.each<[string, Partial<Informable>, readonly string[]]>([
    ['nothing', {}, []],
    ['nothing where nobody has an email', { informed: [] }, []],
    ['the numbers', { informed: [told({ edition: `other.${MENU}` })] }, ['numbers']],
    ['the menu', { informed: [told({ edition: `${NUMBERS}.other` })] }, ['menu']],
    ['both', { informed: [told({ edition: 'other.other' })] }, ['numbers', 'menu']],
    ['codes that never got there', { codesVersion: 2 }, ['codes']],
    ['an address that never got any', { adminEmail: 'li@acme.example' }, ['address']],
    [
      'the address, by the directory',
      { directory: { email: 'ana@new.example', isSettled: false } },
      ['directory'],
    ],
    [
      'nothing once that is settled',
      { directory: { email: 'ana@new.example', isSettled: true } },
      [],
    ],
    [
      'nothing where the directory says the same in capitals',
      { directory: { email: 'ANA@acme.example', isSettled: false } },
      [],
    ],
    ['nothing for the same address in capitals', { adminEmail: 'Ana@Acme.example' }, []],
    ['nothing where it only may have arrived', { informed: [told({ isSure: false })] }, []],
    [
      'codes that only may have got there',
      {
        codesVersion: 2,
        informed: [told({ codesVersion: 2, isSure: false }), told({ to: 'x@y.z' })],
      },
      ['codes'],
    ],
  ])('is %s', (_what, over, reasons) => {
    expect(outdatedReasons(conference(over), NOW)).toEqual(reasons);
  });

  it('is what the list finds: its key is another edition, or empty', () => {
    const address = fc.constantFrom('ana@acme.example', 'ANA@acme.example', 'li@acme.example');
    const version = fc.integer({ min: 1, max: 3 });
    const edition = fc.constantFrom(NOW, `other.${MENU}`, `${NUMBERS}.other`);
    const entry = fc.record({
      ...{ to: address, at: fc.constant(at(0)), isSure: fc.boolean() },
      ...{ codesVersion: version, edition },
    });
    const any = fc.record({
      adminEmail: address,
      codesVersion: version,
      informed: fc.array(entry, { maxLength: 3 }),
      directory: fc.option(fc.record({ email: address, isSettled: fc.boolean() })),
    });
    fc.assert(
      fc.property(any, (each) => {
        const key = informedKey(each);
        const isFound = key !== null && key !== NOW;
        expect(outdatedReasons(each, NOW).length > 0).toBe(isFound);
      }),
    );
  });
});
