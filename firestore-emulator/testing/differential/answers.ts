/** An emulator asked over REST, and what of its answers is compared. */
import type { Request } from './request.ts';
import type { Json } from './values.ts';
import { documentName, ROOT } from './values.ts';

/** What is compared: the HTTP status with the reason of an error, or the answer without its times. */
export interface Answer {
  readonly status: number;
  readonly said: unknown;
}

export interface Subject {
  ask(request: Request): Promise<Answer>;
  /** Removes every document. */
  clear(): Promise<void>;
}

/** An emulator that is busy takes its time; one that hangs is told by name of what it hangs on. */
const PATIENCE_MS = 20_000;

/** More than any list here has. */
const MOST_PAGES = 40;

/** The emulator on that port, asked as an administrator. */
export function subjectAt(port: number): Subject {
  const address = `http://127.0.0.1:${port}`;
  const headers = { authorization: 'Bearer owner', 'content-type': 'application/json' };

  async function send(method: string, url: string, body?: string): Promise<[number, string]> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const asked = { method, headers, signal, ...(body !== undefined && { body }) };
    try {
      const response = await fetch(url, asked);
      return [response.status, await response.text()];
    } catch (cause) {
      throw new Error(`No answer to ${method} ${url} ${body ?? ''}`, { cause });
    }
  }

  async function updateTime(path: string): Promise<string> {
    const body = JSON.stringify({ documents: [documentName(path)] });
    const [, text] = await send('POST', `${address}/v1/${ROOT}:batchGet`, body);
    return /"updateTime": ?"([^"]+)"/.exec(text)?.[1] ?? '2020-01-01T00:00:00Z';
  }

  async function bodyOf(request: Request): Promise<string | undefined> {
    if (request.body === undefined) return undefined;
    let text = JSON.stringify(request.body);
    for (const [whole, path] of text.matchAll(/UPDATE TIME OF ([^"]*)/g)) {
      text = text.replaceAll(`"${whole}"`, JSON.stringify(await updateTime(path ?? '')));
    }
    return text;
  }

  async function once(request: Request): Promise<Answer> {
    const url = `${address}/v1/${ROOT}${request.path}`;
    const [status, text] = await send(request.method, url, await bodyOf(request));
    return { status, said: status === 200 ? comparable(parsed(text)) : reasonOf(parsed(text)) };
  }

  async function allPages(request: Request): Promise<Answer> {
    const pages: unknown[] = [];
    let token = '';
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await once(token === '' ? request : nextPage(request, token));
      if (answer.status !== 200) return answer;
      const { nextPageToken = '', ...rest } = answer.said as { nextPageToken?: string };
      token = nextPageToken;
      // Whether a last page that is empty follows a full one is nobody's business.
      if (pages.length === 0 || token !== '' || !isEmpty(rest)) pages.push(rest);
      if (token === '') return { status: 200, said: pages };
    }
    return { status: 200, said: 'pages without end' };
  }

  return {
    ask: (request) => (request.pages ? allPages(request) : once(request)),
    async clear() {
      await send('DELETE', `${address}/emulator/v1/${ROOT}`);
    },
  };
}

function nextPage(request: Request, pageToken: string): Request {
  if (request.body) return { ...request, body: { ...request.body, pageToken } };
  const mark = request.path.includes('?') ? '&' : '?';
  return { ...request, path: `${request.path}${mark}pageToken=${encodeURIComponent(pageToken)}` };
}

function parsed(text: string): unknown {
  try {
    // JSON.parse knows -0.0; what it gives is told apart from 0 below.
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function reasonOf(answer: unknown): unknown {
  const first: unknown = Array.isArray(answer) ? answer[0] : answer;
  return (first as { error?: { status?: string } } | null)?.error?.status ?? String(answer);
}

/** Times, words, and what the official emulator tells besides. */
const IGNORED = new Set([
  ...['createTime', 'updateTime', 'readTime', 'commitTime'],
  ...['done', 'message', 'skippedResults'],
]);
const ZERO = /^-0(\.0*)?$/;

/** Without times and messages, its keys in order, and numbers as texts. */
function comparable(answer: unknown): unknown {
  if (Array.isArray(answer)) {
    return answer.map(comparable).filter((each) => !isEmpty(each) || answer.length > 1);
  }
  if (typeof answer !== 'object' || answer === null) return answer;
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(answer as Json).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (IGNORED.has(key)) continue;
    if (key === 'doubleValue') kept[key] = double(value);
    else if (key === 'geoPointValue') kept[key] = { latitude: 0, longitude: 0, ...(value as Json) };
    else if (key === 'timestampValue') kept[key] = moment(String(value));
    else if (key === 'name' && typeof value === 'string') kept[key] = drawnId(value);
    else kept[key] = comparable(value);
  }
  return kept;
}

function double(value: unknown): string {
  if (Object.is(value, -0) || (typeof value === 'string' && ZERO.test(value))) return '-0';
  return String(typeof value === 'string' ? value : Number(value));
}

/** The server's own time is another on each. */
function moment(value: string): string {
  return Date.parse(value) > Date.UTC(2025, 0, 1) ? 'now' : value;
}

/** An id that was drawn is another on each. */
function drawnId(name: string): string {
  return name.replace(/\/[A-Za-z0-9]{20}$/, '/drawn');
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
