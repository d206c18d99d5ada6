/*
 * Questions that are asked before the SDKs are here to ask them, and their answers, kept until the SDKs
 * ask the same. The SDKs notice nothing of it: their `fetch` is answered sooner.
 */

/** Nothing is that old when it is shown. */
const KEPT_MS = 10_000;

interface Asked {
  readonly answer: Promise<Response>;
  /** In whose name it was asked; null where the body says it. */
  readonly authorization: string | null;
}

/** The part of a page that is needed here, so that a test can bring its own. */
export interface Fetching {
  fetch: typeof fetch;
  setTimeout(work: () => void, milliseconds: number): unknown;
}

/** What can be asked early. */
export interface EarlyAnswers {
  /**
   * Asks, and keeps the answer for the first who asks the same.
   *
   * @param question.body  of a POST
   * @throws what `fetch` throws
   */
  readonly ask: (question: Question) => Promise<Response>;
  /** Forgets all that nobody has asked for yet. */
  readonly forget: () => void;
}

/** A POST, as the SDK will make it. */
export interface Question {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly referrerPolicy?: ReferrerPolicy;
}

/**
 * From now on `page.fetch` answers what has been asked early: each answer once, to the same address with
 * the same body in the same name, within ten seconds, and only when it is a good one. Anything else is
 * asked as ever. Whoever writes makes all of it old.
 */
export function answerEarly(page: Fetching): EarlyAnswers {
  const known = new Map<string, Asked>();
  const own = page.fetch.bind(page);
  const key = (url: string, body: string): string => `${url}\n${body}`;
  const forget = (): void => known.clear();

  page.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const body = init?.body;
    if (known.size === 0 || typeof body !== 'string') return own(input, init);
    if (/:commit(\?|$)/.test(url)) forget();
    const asked = known.get(key(url, body));
    const authorization = new Headers(init?.headers).get('Authorization');
    if (asked === undefined || asked.authorization !== authorization) return own(input, init);
    known.delete(key(url, body));
    const answer = await asked.answer.catch(() => null);
    return answer?.ok === true ? answer : own(input, init);
  };

  return {
    ask: ({ url, ...question }) => {
      const { body, headers } = question;
      const answer = own(url, { method: 'POST', ...question });
      const asked: Asked = { answer, authorization: headers['Authorization'] ?? null };
      known.set(key(url, body), asked);
      page.setTimeout(() => {
        if (known.get(key(url, body)) === asked) known.delete(key(url, body));
      }, KEPT_MS);
      // Whoever takes it up hears of a failure; nobody may.
      answer.catch(() => undefined);
      // The one who asked may read it, too.
      return answer.then((response) => response.clone());
    },
    forget,
  };
}
