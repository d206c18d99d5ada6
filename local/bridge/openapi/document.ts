import {
  BRIDGE_MEDIA_TYPE,
  REQUEST_PROBLEMS,
  type RequestProblem,
} from '../../../domain/bridge/request-problem.ts';
import { SIGNATURE_HEADERS } from '../../../domain/bridge/signature.ts';
import {
  COMMANDS_ANSWERS,
  COMMANDS_REQUEST,
  EVENTS_ANSWER,
  EVENTS_REQUEST,
  RESOLVE_ANSWERS,
  RESOLVE_REQUEST,
} from './examples.ts';
import { componentSchemas, type JsonSchema, reference } from './schemas.ts';

/** docs/bridge-api/openapi.json, made of the schemas by which the server checks. */
export function bridgeDocument(): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Confdesk Bridge API',
      version: '1.0.0',
      description:
        'May these digits in, and as whom; and a place to tell what happened. How to sign, what to play and when to send again is in README.md beside this file.',
    },
    servers: [
      {
        url: 'https://{region}-{project}.cloudfunctions.net/bridge',
        variables: {
          region: { default: 'us-central1', description: 'Where the functions run.' },
          project: { default: 'your-project', description: 'The Firebase project.' },
        },
      },
    ],
    security: [{ key: [], time: [], signature: [] }],
    paths: {
      '/v1/resolve': {
        post: {
          operationId: 'resolve',
          summary: 'May these digits in, and as whom?',
          requestBody: body('ResolveRequest', { resolve: RESOLVE_REQUEST }),
          responses: responses('ResolveAnswer', RESOLVE_ANSWERS),
        },
      },
      '/v1/events': {
        post: {
          operationId: 'recordEvents',
          summary: 'Tells what happened on the bridge.',
          requestBody: body('EventsRequest', { call: EVENTS_REQUEST }),
          responses: responses('EventsAnswer', { partly: EVENTS_ANSWER }),
        },
      },
      '/v1/commands': {
        post: {
          operationId: 'fetchCommands',
          summary: 'Waits for what administrators have the bridge do in its calls.',
          requestBody: body('CommandsRequest', { ask: COMMANDS_REQUEST }),
          responses: responses('CommandsAnswer', COMMANDS_ANSWERS),
        },
      },
    },
    components: {
      securitySchemes: {
        key: headerScheme('key', 'The id of the key that signed.'),
        time: headerScheme('time', 'When, in milliseconds since 1970, in digits.'),
        signature: headerScheme(
          'signature',
          'HMAC-SHA256 in hex over time, method, path and SHA-256 of the body, a line each.',
        ),
      },
      schemas: componentSchemas(),
    },
  };
}

/** The document as it stands in the file. */
export function bridgeDocumentText(): string {
  return `${JSON.stringify(bridgeDocument(), null, 2)}\n`;
}

function headerScheme(header: keyof typeof SIGNATURE_HEADERS, description: string): JsonSchema {
  const name = SIGNATURE_HEADERS[header].replace(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());
  return { type: 'apiKey', in: 'header', name, description };
}

function body(schema: string, examples: Readonly<Record<string, unknown>>): JsonSchema {
  return { required: true, content: { [BRIDGE_MEDIA_TYPE]: content(schema, examples) } };
}

function content(schema: string, examples: Readonly<Record<string, unknown>>): JsonSchema {
  const wrapped = Object.entries(examples).map(([name, value]) => [name, { value }]);
  return { schema: reference(schema), examples: Object.fromEntries(wrapped) as unknown };
}

function responses(schema: string, examples: Readonly<Record<string, unknown>>): JsonSchema {
  const codes = Object.keys(REQUEST_PROBLEMS) as RequestProblem[];
  const statuses = [...new Set(codes.map((code) => REQUEST_PROBLEMS[code][0]))].sort();
  const problems = statuses.map((status) => {
    const alike = codes.filter((code) => REQUEST_PROBLEMS[code][0] === status);
    return [String(status), problemResponse(alike)];
  });
  const ok = {
    description: 'Taken.',
    headers: headers({}),
    content: { 'application/json': content(schema, examples) },
  };
  return { '200': ok, ...(Object.fromEntries(problems) as JsonSchema) };
}

function problemResponse(codes: readonly RequestProblem[]): JsonSchema {
  const examples = codes.map((code): [string, unknown] => [code, { error: problem(code) }]);
  return {
    description: codes.map((code) => `\`${code}\`: ${REQUEST_PROBLEMS[code][1]}`).join(' '),
    headers: headers({
      ...(codes.includes('unavailable') && {
        'Retry-After': header('Seconds to wait before sending again.', 'integer'),
      }),
      ...(codes.includes('method_not_allowed') && {
        Allow: header('The method to use.', 'string'),
      }),
    }),
    content: { 'application/json': content('Problem', Object.fromEntries(examples)) },
  };
}

function problem(code: RequestProblem): unknown {
  const [, message] = REQUEST_PROBLEMS[code];
  return { code, message, ...(code === 'invalid_request' && { fields: ['attempt'] }) };
}

function headers(more: JsonSchema): JsonSchema {
  return { 'Cache-Control': header('Always `no-store`.', 'string'), ...more };
}

function header(description: string, type: string): JsonSchema {
  return { description, schema: { type } };
}
