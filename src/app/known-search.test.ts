import { createMemoryHistory, createRouter, type AnyRouter } from '@tanstack/react-router';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { knownOnly } from './known-search.ts';

/*
 * Every page of the portal whose address has a state, as the router hands it to the page. Only the
 * session is played, which would look for Firebase.
 */

vi.mock('../firebase/session.ts', () => ({
  currentPerson: () => null,
  sessionKnown: () => Promise.resolve(),
}));

let portal: AnyRouter;
beforeAll(async () => {
  const { router } = await import('./router.tsx');
  portal = createRouter({
    routeTree: router.routeTree,
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
});
afterAll(() => {
  vi.resetModules();
});

const ID = 'abcdefghijKLMNOPQR09';
const OTHER_ID = 'ABCDEFGHIJklmnopqr98';

/** What each parameter of each page may be; where the same address is opened with nonsense, nothing. */
const PAGES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  '/sign-in': { to: ['/a/acme', `/a/acme/conferencing/settings?status=failed`] },
  '/a/$accountId/activity': {
    person: ['Xb12uid', '12'],
    what: ['generated', 'codes', 'people'],
    conference: [ID],
    from: ['2026-03-01'],
    to: ['2026-03-01'],
  },
  '/a/$accountId/conferencing/many/$action': { of: ['users'] },
  '/a/$accountId/conferencing/settings': {
    q: ['ana', '1234', 'é "x"'],
    status: ['active', 'expiring', 'expired', 'failed'],
    sort: ['created', 'tag', '-tag', 'admin', '-admin', 'expiry', '-expiry'],
    after: [ID],
    before: [ID],
  },
  '/a/$accountId/conferencing/users/': {
    q: ['ana', '201'],
    show: ['without', 'has', 'unusable', 'left'],
    after: [ID],
    before: [ID],
  },
  '/a/$accountId/conferencing/now': { call: [ID] },
  '/a/$accountId/conferencing/usage': {
    conference: [ID],
    tag: ['Sales', '2026', 'true'],
    after: [ID],
    before: [ID],
    call: [ID],
  },
};

/** What means nothing to any parameter but a search, a Tag, a person or a way back. */
const NONSENSE = [
  ...[
    'foo',
    '',
    'null',
    'true',
    '-1',
    '1e400',
    '[]',
    '{}',
    '["active"]',
    '{"a":1}',
    '%00',
    '%E0%A4',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '%22active%22x',
    '//evil.example',
    '\\\\evil',
    'ACTIVE',
  ],
  'a'.repeat(3000),
];
const FREE = new Set(['q', 'tag', 'person']);

/** The state that the page of an address gets, without what is undefined in it. */
function stateOf(address: string): Record<string, unknown> {
  const history = createMemoryHistory({ initialEntries: [address] });
  const matches = createRouter({ routeTree: portal.routeTree, history }).matchRoutes(
    address.split('?')[0]!,
    portal.options.parseSearch(`?${address.split('?')[1] ?? ''}`),
  ) as unknown as readonly { readonly search: Record<string, unknown> }[];
  const search = matches.at(-1)!.search;
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

const at = (page: string, query: string) =>
  `${page.replace('$accountId', 'acme').replace('$action', 'delete')}?${query}`;

describe('the state in an address', () => {
  it('is tried for every page that has one', () => {
    const routes = Object.values(portal.routesById) as readonly {
      readonly fullPath: string;
      readonly options: { readonly validateSearch?: unknown };
    }[];
    const withState = routes.filter(({ options }) => options.validateSearch !== undefined);
    expect(withState.map(({ fullPath }) => fullPath).sort()).toEqual(Object.keys(PAGES).sort());
  });

  const parameters = Object.entries(PAGES).flatMap(([page, all]) =>
    Object.entries(all).map(([name, values]) => [page, name, values] as const),
  );

  it.each(parameters)('%s?%s= is what is known', (page, name, values) => {
    for (const value of values) {
      const state = stateOf(at(page, `${name}=${encodeURIComponent(value)}`));
      expect(String(state[name])).toBe(value);
      expect(Object.keys(state)).toEqual([name]);
    }
  });

  it.each(parameters.filter(([, name]) => !FREE.has(name)))(
    '%s?%s= is nothing else',
    (page, name) => {
      for (const value of NONSENSE) {
        expect(stateOf(at(page, `${name}=${value}`))).toEqual({});
        // Given twice, it is a list; beside what is known, it takes nothing away.
        expect(stateOf(at(page, `${name}=${value}&${name}=x`))).toEqual({});
      }
    },
  );

  it.each(Object.keys(PAGES))('%s knows no other parameter', (page) => {
    const all = NONSENSE.map((value, index) => `x${index}=${value}`).join('&');
    expect(stateOf(at(page, all))).toEqual({});
    expect(stateOf(at(page, 'constructor=1&__proto__=2&hasOwnProperty=3'))).toEqual({});
  });

  it.each(parameters)('%s?%s= stays beside an unknown one', (page, name, [value]) => {
    const query = `${name}=${encodeURIComponent(value!)}&unknown=foo&${name === 'from' ? 'to' : 'from'}=x&sort2=y`;
    expect(Object.keys(stateOf(at(page, query)))).toEqual([name]);
  });

  it('of days is both of them, or none', () => {
    const page = '/a/$accountId/conferencing/usage';
    expect(stateOf(at(page, 'from=2026-03-01&to=2026-03-31'))).toEqual({
      from: '2026-03-01',
      to: '2026-03-31',
    });
    for (const query of [
      'from=2026-03-01',
      'to=2026-03-31',
      'from=2026-03-31&to=2026-03-01',
      'from=2026-02-30&to=2026-03-31',
      ...NONSENSE.map((value) => `from=${value}&to=2026-03-31`),
      ...NONSENSE.map((value) => `from=2026-03-01&to=${value}`),
    ]) {
      expect(stateOf(at(page, query))).toEqual({});
    }
  });

  it('of two pages is the later one', () => {
    const page = '/a/$accountId/conferencing/settings';
    expect(stateOf(at(page, `after=${ID}&before=${OTHER_ID}`))).toEqual({ after: ID });
  });
});

it('what a reader trips over is nothing', () => {
  const read = knownOnly(() => {
    throw new RangeError('no such thing');
  });
  expect(read({ status: 'foo' })).toEqual({ status: undefined });
});
