import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureOf } from '../twilio/signature.ts';
import { attribute, type FakeCall, type FakeConference, type Participant } from './fake-call.ts';
import {
  ACCOUNT_SID,
  callResource,
  conferenceResource,
  formOf,
  participantForm,
  participantResource,
  rfc2822,
} from './fake-forms.ts';

/*
 * A Twilio for tests: calls, conferences, their callbacks and the part of the REST API that the adapter asks, as Twilio's
 * documentation describes them. It is no proof of what Twilio does where that is silent: which `DialCallStatus` a full
 * conference gives, how soon a list shows who came. Numbers and SIDs are made up.
 */

export const AUTH_TOKEN = 'a-made-up-auth-token';

/** A request that Twilio makes of us, whenever it pleases. */
export interface Callback {
  readonly url: string;
  readonly form: URLSearchParams;
}

export interface FakeTwilioOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly publicUrl: string;
  /** Brings a signed request to the adapter. */
  readonly send: (
    url: string,
    form: URLSearchParams,
    signature: string,
  ) => Promise<{ readonly status: number; readonly body: string }>;
}

export class FakeTwilio {
  readonly calls = new Map<string, FakeCall>();
  readonly conferences = new Map<string, FakeConference>();
  /** Callbacks about conferences that were made and not brought yet. */
  readonly pending: Callback[] = [];
  /** What the REST API was asked to do, and to show. */
  readonly asked: string[] = [];
  /** What calls go on with that were taken out of a conference. */
  readonly #goingOn: (() => Promise<void>)[] = [];
  /** While true it answers 503; also where a request is about this SID. */
  isDown = false;
  readonly downFor = new Set<string>();
  #server: Server | undefined;
  #sids = 0;

  constructor(readonly options: FakeTwilioOptions) {}

  /** Starts the REST API. @returns its address */
  async start(): Promise<string> {
    this.#server = createServer((request, response) => {
      void this.#answer(request, response);
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  /** Brings callbacks, one after the other. @returns their statuses */
  async bring(callbacks: readonly Callback[]): Promise<readonly number[]> {
    const statuses: number[] = [];
    for (const { url, form } of callbacks) statuses.push((await this.post(url, form)).status);
    for (const goOn of this.#goingOn.splice(0)) await goOn();
    return statuses;
  }

  /** Brings all that there is, also what comes of it. */
  async bringAll(): Promise<void> {
    while (this.pending.length > 0) await this.bring(this.pending.splice(0));
  }

  /** Asks the adapter, as Twilio does: what stands behind `#` stays here. */
  post(told: string, form: URLSearchParams) {
    const [url = ''] = told.split('#');
    return this.options.send(url, form, signatureOf(AUTH_TOKEN, url, form));
  }

  newSid(kind: 'CA' | 'CF'): string {
    this.#sids += 1;
    return kind + this.#sids.toString(16).padStart(32, '0');
  }

  /** Somebody calls. */
  async dial(call: FakeCall): Promise<void> {
    this.calls.set(call.sid, call);
    await this.#go(call, (await this.post(`${this.options.publicUrl}/voice`, formOf(call))).body);
  }

  /** They key something; Twilio goes on at the last digit that it waits for, or at `#`. */
  async key(call: FakeCall, keyed: string): Promise<void> {
    const gather = /<Gather [^>]*>/.exec(call.twiml)?.[0] ?? '';
    if (gather === '') return;
    const most = Number(attribute(gather, 'numDigits'));
    const [digits = ''] = keyed.split('#');
    const form = formOf(call);
    form.set('Digits', digits.slice(0, most));
    await this.#go(call, (await this.post(attribute(gather, 'action'), form)).body);
  }

  /** They hang up. */
  async hangUp(call: FakeCall): Promise<void> {
    call.status = 'completed';
    call.endedAt = this.options.now();
    const conference = call.conference;
    if (conference === null) return;
    this.#leave(conference, call, 'participant_hung_up');
    if (conference.participants.size === 0) this.#end(conference, 'last-participant-left', call);
    await this.#afterDial(call, 'completed');
  }

  async #go(call: FakeCall, twiml: string): Promise<void> {
    call.twiml = twiml;
    const conference = /<Conference [^>]*>([^<]*)<\/Conference>/.exec(twiml);
    if (conference !== null) await this.#join(call, conference[0], conference[1] ?? '');
    else if (twiml.includes('<Hangup/>')) {
      call.status = 'completed';
      call.endedAt ??= this.options.now();
    }
  }

  async #join(call: FakeCall, noun: string, name: string): Promise<void> {
    const open = [...this.conferences.values()].find(
      (each) => each.name === name && each.status !== 'completed',
    );
    const now = this.options.now();
    const conference = open ?? {
      ...{ sid: this.newSid('CF'), name, status: 'init', createdAt: now, updatedAt: now },
      ...{ sequence: 0, reason: null, participants: new Map<string, Participant>() },
      // The first one's is everybody's.
      statusCallback: attribute(noun, 'statusCallback'),
    };
    this.conferences.set(conference.sid, conference);
    if (conference.participants.size >= Number(attribute(noun, 'maxParticipants'))) {
      await this.#afterDial(call, 'failed');
      return;
    }
    call.conference = conference;
    const isStarting = attribute(noun, 'startConferenceOnEnter') === 'true';
    conference.participants.set(call.sid, {
      joinedAt: now,
      isOnHold: false,
      isMuted: false,
      isStarting,
    });
    call.stays.push({ conferenceSid: conference.sid, joinedAt: now, leftAt: null });
    this.#tell(conference, 'participant-join', participantForm(call, isStarting));
    const all = [...conference.participants.values()];
    if (conference.status === 'init' && all.length > 1 && all.some((each) => each.isStarting)) {
      conference.status = 'in-progress';
      conference.updatedAt = now;
      this.#tell(conference, 'conference-start', {});
    }
  }

  #leave(conference: FakeConference, call: FakeCall, reason: string): void {
    const participant = conference.participants.get(call.sid);
    conference.participants.delete(call.sid);
    call.conference = null;
    const stay = call.stays.at(-1);
    if (stay !== undefined) stay.leftAt = this.options.now();
    this.#tell(conference, 'participant-leave', {
      ...participantForm(call, participant?.isStarting ?? false),
      ParticipantCallStatus: call.status,
      ReasonParticipantLeft: reason,
    });
  }

  #end(conference: FakeConference, reason: string, by: FakeCall | null): void {
    conference.status = 'completed';
    conference.updatedAt = this.options.now();
    conference.reason = reason;
    this.#tell(conference, 'conference-end', {
      ReasonConferenceEnded: reason,
      Reason: 'Conference ended',
      ...(by === null ? {} : { CallSidEndingConference: by.sid }),
    });
  }

  async #afterDial(call: FakeCall, status: string): Promise<void> {
    const dial = /<Dial [^>]*>/.exec(call.twiml)?.[0] ?? '';
    const form = formOf(call);
    form.set('DialCallStatus', status);
    await this.#go(call, (await this.post(attribute(dial, 'action'), form)).body);
  }

  #tell(conference: FakeConference, event: string, more: Readonly<Record<string, string>>): void {
    conference.sequence += 1;
    this.pending.push({
      url: conference.statusCallback,
      form: new URLSearchParams({
        ...{ ConferenceSid: conference.sid, FriendlyName: conference.name },
        ...{ AccountSid: ACCOUNT_SID, SequenceNumber: String(conference.sequence) },
        ...{ Timestamp: rfc2822(this.options.now()), StatusCallbackEvent: event },
        ...more,
      }),
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method = '', url = '', headers } = request;
    const { pathname, searchParams: query } = new URL(url, 'http://127.0.0.1');
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const wanted = `Basic ${Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64')}`;
    const path = pathname.replace(`/2010-04-01/Accounts/${ACCOUNT_SID}`, '');
    this.asked.push(`${method} ${path}${form.size > 0 ? ` ${form.toString()}` : ''}`);
    let status = 200;
    let body: unknown = null;
    const isDown = this.isDown || [...this.downFor].some((sid) => path.includes(sid));
    if (isDown) status = 503;
    else if (headers.authorization !== wanted) status = 401;
    else body = this.#resource(method, path, query, form);
    if (status === 200 && body === null) status = 404;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { status, message: 'Made up' }));
  }

  #resource(method: string, path: string, query: URLSearchParams, form: URLSearchParams): unknown {
    const [, kind, sid = '', , callSid] =
      /^\/(Conferences|Calls)(?:\/(\w+?))?(\/Participants(?:\/(\w+))?)?\.json$/.exec(path) ?? [];
    if (kind === 'Calls') return callResource(this.calls.get(sid));
    if (kind !== 'Conferences') return null;
    if (sid === '') return this.#page(query);
    const conference = this.conferences.get(sid);
    if (conference === undefined) return null;
    if (callSid !== undefined) {
      const participant = conference.participants.get(callSid);
      if (method === 'POST' && participant) {
        if (form.has('Hold')) participant.isOnHold = form.get('Hold') === 'true';
        if (form.has('Muted')) participant.isMuted = form.get('Muted') === 'true';
      }
      if (method === 'DELETE' && participant) this.#remove(conference, callSid);
      return participant ? participantResource(callSid, participant) : null;
    }
    if (path.includes('/Participants')) {
      return {
        participants: [...conference.participants].map(([each, participant]) =>
          participantResource(each, participant),
        ),
        next_page_uri: null,
      };
    }
    if (method === 'POST' && form.get('Status') === 'completed') this.#endByApi(conference);
    return conferenceResource(conference);
  }

  /** Two at a time, so that there are further pages. */
  #page(query: URLSearchParams): unknown {
    const since = Date.parse(query.get('DateCreated>') ?? '1970-01-01');
    const all = [...this.conferences.values()].filter(
      ({ status, name, createdAt }) =>
        status === (query.get('Status') ?? status) &&
        name === (query.get('FriendlyName') ?? name) &&
        createdAt >= since,
    );
    const page = Number(query.get('Page') ?? '0');
    const next = new URLSearchParams(query);
    next.set('Page', String(page + 1));
    const path = `/2010-04-01/Accounts/${ACCOUNT_SID}/Conferences.json`;
    return {
      conferences: all.slice(page * 2, page * 2 + 2).map(conferenceResource),
      next_page_uri: all.length > page * 2 + 2 ? `${path}?${next.toString()}` : null,
    };
  }

  #remove(conference: FakeConference, callSid: string): void {
    const call = this.calls.get(callSid);
    if (call === undefined) return;
    this.#leave(conference, call, 'participant_updated_via_api');
    if (conference.participants.size === 0) this.#end(conference, 'last-participant-kicked', call);
    this.#goingOn.push(() => this.#afterDial(call, 'completed'));
  }

  #endByApi(conference: FakeConference): void {
    if (conference.status === 'completed') return;
    const inside = [...conference.participants.keys()].map((sid) => this.calls.get(sid));
    for (const call of inside) {
      if (call) this.#leave(conference, call, 'conference_ended_via_api');
    }
    this.#end(conference, 'conference-ended-via-api', null);
    for (const call of inside)
      if (call) this.#goingOn.push(() => this.#afterDial(call, 'completed'));
  }
}
