import { describe, expect, it } from 'vitest';
import { openTwilioRest, TwilioFailure } from './rest.ts';

const ACCOUNT_SID = `AC${'5'.repeat(32)}`;
const CONFERENCE_SID = `CF${'1'.repeat(32)}`;
const CALL_SID = `CA${'1'.repeat(32)}`;

type Answer = Response | Error;
const json = (status: number, body: unknown = {}) => Response.json(body, { status });

/** A REST API that gives these answers, one after the other, and what it was asked. */
function answering(...answers: readonly Answer[]) {
  const asked: { readonly url: string; readonly init: RequestInit }[] = [];
  const rest = openTwilioRest({
    url: 'https://api.twilio.example',
    accountSid: ACCOUNT_SID,
    authToken: 'a-made-up-auth-token',
    musicUrl: null,
    timeLimitMs: 1,
    fetch: (url, init = {}) => {
      const answer = answers[asked.length];
      asked.push({ url: typeof url === 'string' ? url : '', init });
      if (answer instanceof Response) return Promise.resolve(answer);
      if (answer !== undefined) return Promise.reject(answer);
      // Never answers, until it is given up.
      return new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => {
          reject(init.signal?.reason as Error);
        });
      });
    },
  });
  return { rest, asked };
}

const statusOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof TwilioFailure ? error.status : 'another error'),
  );

describe("Twilio's REST API", () => {
  it('is asked with the account’s token, which is in no address', async () => {
    const call = {
      sid: CALL_SID,
      status: 'completed',
      end_time: 'Tue, 24 Nov 2026 14:00:05 +0000',
    };
    const { rest, asked } = answering(json(200, call));
    expect(await rest.call(CALL_SID)).toMatchObject({
      end_time: Date.parse('2026-11-24T14:00:05Z'),
    });
    const [{ url, init } = { url: '', init: {} }] = asked;
    expect(url).toBe(
      `https://api.twilio.example/2010-04-01/Accounts/${ACCOUNT_SID}/Calls/${CALL_SID}.json`,
    );
    const sent = new Headers(init.headers).get('authorization') ?? '';
    expect(Buffer.from(sent.slice('Basic '.length), 'base64').toString()).toBe(
      `${ACCOUNT_SID}:a-made-up-auth-token`,
    );
  });

  it.each([503, 429, null])('is asked once more after %s, and no more', async (status) => {
    const first = () => (status === null ? new TypeError('fetch failed') : json(status));
    const mended = answering(first(), json(200));
    expect(await statusOf(mended.rest.endConference(CONFERENCE_SID))).toBe('done');
    const broken = answering(first(), json(500), json(200));
    expect(await statusOf(broken.rest.endConference(CONFERENCE_SID))).toBe(500);
    expect(broken.asked).toHaveLength(2);
  });

  it('that refuses is not asked again', async () => {
    const { rest, asked } = answering(json(401), json(200));
    expect(await statusOf(rest.participants(CONFERENCE_SID))).toBe(401);
    expect(asked).toHaveLength(1);
  });

  it('that never answers is given up', async () => {
    const { rest, asked } = answering();
    expect(await statusOf(rest.participants(CONFERENCE_SID))).toBe(0);
    expect(asked).toHaveLength(2);
  });

  it('has what is gone as nobody and nothing', async () => {
    const gone = () => answering(json(404)).rest;
    expect(await gone().call(CALL_SID)).toBeNull();
    expect(await gone().conference(CONFERENCE_SID)).toBeNull();
    expect(await gone().participants(CONFERENCE_SID)).toEqual([]);
    expect(await statusOf(gone().hold(CONFERENCE_SID, CALL_SID, true))).toBe('done');
  });

  it('that answers something else is not believed', async () => {
    const { rest } = answering(json(200, { participants: [{ call_sid: 7 }] }));
    expect(await statusOf(rest.participants(CONFERENCE_SID))).toBe('another error');
  });
});
