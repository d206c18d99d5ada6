/** Firestore's REST API: parse, run the method, serialise. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Method } from '../api/methods.ts';
import type { Route } from './routes.ts';
import { documentType } from '../api/messages.ts';
import { parseMessage } from '../api/parse-json.ts';
import { asFirestoreError } from '../api/status.ts';
import { messageToJson } from '../api/write-json.ts';
import { readJsonBody } from './body.ts';
import { readQueryParameters } from './query-parameters.ts';
import { sendError, sendJson, sendJsonList } from './respond.ts';
import { findRoute } from './routes.ts';

/** What the transport needs from the server: run a method for whoever sent this header. */
export interface RestBackend {
  /** Throws FirestoreError, UNAUTHENTICATED for a header that cannot be read. */
  call(
    method: Method,
    request: unknown,
    authorization: string | undefined,
  ): readonly unknown[] | Promise<readonly unknown[]>;
  /** Our own mistakes, for the log. */
  report(error: unknown): void;
}

/** Answers the request if its address is the Firestore API's; false: it is somebody else's. */
export async function handleRest(
  backend: RestBackend,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  let streams = false;
  try {
    const route = findRoute(request.method ?? 'GET', path);
    if (!route) return false;
    streams = route.method.streams;
    const parameters = new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1));
    const body = route.body === 'none' ? {} : await readJsonBody(request);
    const message = buildRequest(route, parameters, body);
    const answers = await backend.call(route.method, message, request.headers.authorization);
    const toJson = (each: unknown) => messageToJson(route.method.response, each);
    if (streams) await sendJsonList(response, answers, toJson);
    else sendJson(response, 200, toJson(answers[0]));
  } catch (cause) {
    const error = asFirestoreError(cause, (each) => {
      backend.report(each);
    });
    // A call that streams answers with a list, and an error is its one element.
    sendError(response, error, streams);
  }
  return true;
}

function buildRequest(route: Route, parameters: URLSearchParams, body: unknown): unknown {
  const { method, bound } = route;
  const fromQuery = parseMessage(method.request, readQueryParameters(method.request, parameters));
  const base = fromQuery as Record<string, unknown>;
  switch (route.body) {
    case 'request':
      return { ...(parseMessage(method.request, body) as object), ...base, ...bound };
    case 'none':
      return { ...base, ...bound };
    case 'document': {
      const { name, ...others } = bound;
      const document = parseMessage(documentType, body);
      return {
        ...base,
        ...others,
        document: name === undefined ? document : { ...document, name },
      };
    }
  }
}
