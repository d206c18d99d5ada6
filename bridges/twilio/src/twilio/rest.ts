import * as z from 'zod/mini';
import { timeOf } from './times.ts';

const time = z.pipe(
  z.nullish(z.string()),
  z.transform((text) => timeOf(text)),
);

const conferenceSchema = z.object({
  sid: z.string(),
  friendly_name: z.string(),
  status: z.enum(['init', 'in-progress', 'completed']),
  date_created: time,
  date_updated: time,
  reason_conference_ended: z.nullish(z.string()),
});
/** A conference as Twilio's REST API tells it; times in milliseconds since 1970. */
export type ConferenceResource = z.infer<typeof conferenceSchema>;

const participantSchema = z.object({
  call_sid: z.string(),
  hold: z.boolean(),
  date_created: time,
});
export type ParticipantResource = z.infer<typeof participantSchema>;

const callSchema = z.object({ sid: z.string(), status: z.string(), end_time: time });
export type CallResource = z.infer<typeof callSchema>;

const conferencesSchema = z.object({
  conferences: z.array(conferenceSchema),
  next_page_uri: z.nullish(z.string()),
});
const participantsSchema = z.object({
  participants: z.array(participantSchema),
  next_page_uri: z.nullish(z.string()),
});

/** Twilio's REST API refused, or did not answer. Holds no address: it may name an account. */
export class TwilioFailure extends Error {
  override readonly name = 'TwilioFailure';
  /** 0 where there was no answer. */
  readonly status: number;

  constructor(status: number, options?: ErrorOptions) {
    super(status === 0 ? 'Twilio does not answer' : `Twilio answered ${status}`, options);
    this.status = status;
  }
}

/** What we ask of Twilio's REST API. Everything throws TwilioFailure. */
export interface TwilioRest {
  /** All that have not ended, of whatever name: also those in which nobody but waiting participants is. */
  openConferences(): Promise<readonly ConferenceResource[]>;
  /** Those of a name that were created on the day (UTC) of `at` or since. */
  conferencesOf(name: string, at: number): Promise<readonly ConferenceResource[]>;
  /** Null: there is no such conference. */
  conference(sid: string): Promise<ConferenceResource | null>;
  /** Who is in; nobody where the conference has ended. */
  participants(conferenceSid: string): Promise<readonly ParticipantResource[]>;
  call(sid: string): Promise<CallResource | null>;
  /** Ends a conference for everybody; one that has ended stays so. */
  endConference(sid: string): Promise<void>;
  /** Puts somebody on hold, with music, or back; who has left meanwhile stays away. */
  hold(conferenceSid: string, callSid: string, isOn: boolean): Promise<void>;
  /** @returns false of who has left. */
  mute(conferenceSid: string, callSid: string, isOn: boolean): Promise<boolean>;
  /** Takes somebody out. @returns false of who has left. */
  remove(conferenceSid: string, callSid: string): Promise<boolean>;
}

export interface RestOptions {
  /** Such as https://api.twilio.com, without a slash at the end. */
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** What who is on hold hears; null: Twilio's music. */
  readonly musicUrl: string | null;
  readonly fetch?: typeof fetch;
  readonly timeLimitMs?: number;
}

const TIME_LIMIT_MS = 5000;
/** As many as Twilio gives at once. */
const PAGE_SIZE = 1000;

export function openTwilioRest(options: RestOptions): TwilioRest {
  const { url, accountSid, authToken, musicUrl } = options;
  const ask = options.fetch ?? fetch;
  const root = `/2010-04-01/Accounts/${accountSid}`;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

  const once = async (path: string, form?: URLSearchParams, method?: 'DELETE') => {
    try {
      return await ask(url + path, {
        method: method ?? (form === undefined ? 'GET' : 'POST'),
        headers: { authorization, accept: 'application/json' },
        ...(form === undefined ? {} : { body: form }),
        signal: AbortSignal.timeout(options.timeLimitMs ?? TIME_LIMIT_MS),
      });
    } catch (error) {
      throw new TwilioFailure(0, { cause: error });
    }
  };
  /** Once more at once where nobody answered or too much was asked: all that we ask for can be asked twice. */
  const request = async (path: string, form?: URLSearchParams): Promise<unknown> => {
    const answer = await once(path, form).then(
      (first) => (isPassing(first.status) ? once(path, form) : first),
      () => once(path, form),
    );
    if (answer.status === 404) return null;
    if (!answer.ok) throw new TwilioFailure(answer.status);
    return answer.json();
  };
  const pages = async <T>(
    first: string,
    read: (page: unknown) => { items: readonly T[]; next: string | null | undefined },
  ): Promise<readonly T[]> => {
    const all: T[] = [];
    for (let path: string | null | undefined = first; typeof path === 'string' && path !== '';) {
      const page = await request(path);
      if (page === null) break;
      const { items, next } = read(page);
      all.push(...items);
      path = next;
    }
    return all;
  };
  const conferences = (query: Readonly<Record<string, string>>) =>
    pages(
      `${root}/Conferences.json?${new URLSearchParams({ ...query, PageSize: String(PAGE_SIZE) }).toString()}`,
      (page) => {
        const { conferences: items, next_page_uri: next } = conferencesSchema.parse(page);
        return { items, next };
      },
    );

  const participantPath = (conferenceSid: string, callSid: string) =>
    `${root}/Conferences/${conferenceSid}/Participants/${callSid}.json`;

  return {
    openConferences: async () => {
      const [waiting, started] = await Promise.all([
        conferences({ Status: 'init' }),
        conferences({ Status: 'in-progress' }),
      ]);
      // One that started between the two answers is in both.
      return [...new Map([...waiting, ...started].map((each) => [each.sid, each])).values()];
    },
    conferencesOf: (name, at) =>
      conferences({ FriendlyName: name, 'DateCreated>': new Date(at).toISOString().slice(0, 10) }),
    conference: async (sid) => {
      const found = await request(`${root}/Conferences/${sid}.json`);
      return found === null ? null : conferenceSchema.parse(found);
    },
    participants: (sid) =>
      pages(`${root}/Conferences/${sid}/Participants.json?PageSize=${PAGE_SIZE}`, (page) => {
        const { participants: items, next_page_uri: next } = participantsSchema.parse(page);
        return { items, next };
      }),
    call: async (sid) => {
      const found = await request(`${root}/Calls/${sid}.json`);
      return found === null ? null : callSchema.parse(found);
    },
    mute: async (conferenceSid, callSid, isOn) => {
      const form = new URLSearchParams({ Muted: String(isOn) });
      return (await request(participantPath(conferenceSid, callSid), form)) !== null;
    },
    remove: async (conferenceSid, callSid) => {
      const path = participantPath(conferenceSid, callSid);
      // Once: of who was taken out by a request that was not answered, a second one says that they have left.
      const { ok, status } = await once(path, undefined, 'DELETE');
      if (!ok && status !== 404) throw new TwilioFailure(status);
      return ok;
    },
    endConference: async (sid) => {
      await request(
        `${root}/Conferences/${sid}.json`,
        new URLSearchParams({ Status: 'completed' }),
      );
    },
    hold: async (conferenceSid, callSid, isOn) => {
      const music: Record<string, string> =
        isOn && musicUrl !== null ? { HoldUrl: musicUrl, HoldMethod: 'GET' } : {};
      await request(
        participantPath(conferenceSid, callSid),
        new URLSearchParams({ Hold: String(isOn), ...music }),
      );
    },
  };
}

function isPassing(status: number): boolean {
  return status === 429 || status >= 500;
}
