import { beforeEach, expect, it } from 'vitest';
import { answerEarly, type EarlyAnswers, type Fetching } from './early-answers.ts';

const QUESTION = {
  url: 'https://store.example/v1/documents:runQuery?key=k',
  body: '{"who":"me"}',
  headers: { Authorization: 'Bearer mine' },
};
const SAME = { method: 'POST', body: QUESTION.body, headers: QUESTION.headers };

/** What was really asked. */
let asked: string[];
/** What the network does with the next question. */
let network: () => Promise<Response>;
let page: Fetching;
let timers: (() => void)[];
let early: EarlyAnswers;

beforeEach(() => {
  asked = [];
  timers = [];
  let count = 0;
  network = () => Promise.resolve(new Response(`answer ${(count += 1)}`));
  page = {
    fetch: (input) => {
      asked.push(input as string);
      return network();
    },
    setTimeout: (work) => timers.push(work),
  };
  early = answerEarly(page);
});

const text = async (init: RequestInit = SAME, url = QUESTION.url) =>
  (await page.fetch(url, init)).text();

it('answers the same question once with what was asked early', async () => {
  await early.ask(QUESTION);
  expect(await text()).toBe('answer 1');
  expect(asked).toHaveLength(1);
  expect(await text()).toBe('answer 2');
});

it('lets the one who asked read the answer as well', async () => {
  const answer = await early.ask(QUESTION);
  expect(await text()).toBe('answer 1');
  expect(await answer.text()).toBe('answer 1');
});

it('waits for an answer that is still on its way', async () => {
  let arrive = (_: Response): void => undefined;
  network = () => new Promise((resolve) => (arrive = resolve));
  void early.ask(QUESTION);
  const waiting = text();
  arrive(new Response('late'));
  expect(await waiting).toBe('late');
  expect(asked).toHaveLength(1);
});

it.each<[string, RequestInit, string?]>([
  ['another name', { ...SAME, headers: { Authorization: 'Bearer theirs' } }],
  ['no name', { method: 'POST', body: SAME.body }],
  ['another body', { ...SAME, body: '{"who":"you"}' }],
  ['another address', SAME, 'https://store.example/v1/documents:batchGet?key=k'],
  ['no body', {}],
])('asks anew with %s', async (_, init, url = QUESTION.url) => {
  await early.ask(QUESTION);
  expect(await text(init, url)).toBe('answer 2');
});

it.each([
  ['a refusal', () => Promise.resolve(new Response('no', { status: 403 }))],
  ['a failure of the network', () => Promise.reject(new TypeError('Failed to fetch'))],
])('asks anew after %s', async (_, failing) => {
  const usual = network;
  network = failing;
  await early.ask(QUESTION).catch(() => undefined);
  network = usual;
  expect(await text()).toBe('answer 1');
});

it('keeps nothing for longer than its time', async () => {
  await early.ask(QUESTION);
  for (const end of timers) end();
  expect(await text()).toBe('answer 2');
});

it('keeps what was asked again when the time of the first one ends', async () => {
  await early.ask(QUESTION);
  await early.ask(QUESTION);
  timers[0]?.();
  expect(await text()).toBe('answer 2');
});

it('keeps nothing once something is written', async () => {
  await early.ask(QUESTION);
  await page.fetch('https://store.example/v1/documents:commit?key=k', {
    method: 'POST',
    body: '{}',
  });
  expect(await text()).toBe('answer 3');
});

it('keeps nothing when told to forget', async () => {
  await early.ask(QUESTION);
  early.forget();
  expect(await text()).toBe('answer 2');
});
