import { z } from 'zod';
import {
  bridgeEventSchema,
  eventsAnswerSchema,
  eventsRequestSchema,
  MAX_EVENTS,
} from '../../../domain/bridge/bridge-event.ts';
import {
  commandsAnswerSchema,
  commandsRequestSchema,
} from '../../../domain/bridge/commands-request.ts';
import { bridgeReportSchema } from '../../../domain/bridge/known-bridge.ts';
import {
  bridgeIdSchema,
  joinAnswerSchema,
  refusalSchema,
  resolveRequestSchema,
} from '../../../domain/bridge/resolve.ts';
import { REQUEST_PROBLEMS } from '../../../domain/bridge/request-problem.ts';
import { FIELDS, SCHEMAS } from './words.ts';

/** JSON Schema as OpenAPI 3.1 has it. */
export interface JsonSchema {
  [keyword: string]: unknown;
}

/** Their schemas, in the order in which they stand there. */
const EVENTS = [
  'LegJoined',
  'LegLeft',
  'LegFailed',
  'ConferenceStarted',
  'ConferenceEnded',
  'LegMuted',
  'LegUnmuted',
  'ConferenceLocked',
  'ConferenceUnlocked',
  'ConferenceAdmitted',
  'ConferenceTalking',
  'CommandDone',
  'CommandRefused',
  'Heartbeat',
] as const;
const eventSchemas = bridgeEventSchema._zod.def.options;
if (eventSchemas.length !== EVENTS.length) throw new Error('An event has no name');

const NAMED: Readonly<Record<string, z.core.$ZodType>> = {
  BridgeId: bridgeIdSchema,
  ResolveRequest: resolveRequestSchema,
  Join: joinAnswerSchema,
  Refusal: refusalSchema,
  EventsRequest: eventsRequestSchema,
  ...Object.fromEntries(
    EVENTS.map((name, index): [string, z.core.$ZodType] => [
      name,
      eventSchemas[index] ?? z.never(),
    ]),
  ),
  BridgeReport: bridgeReportSchema,
  EventsAnswer: eventsAnswerSchema,
  CommandsRequest: commandsRequestSchema,
  CommandsAnswer: commandsAnswerSchema,
};

export const reference = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** All schemas of the document: what the server checks by, with what the fields mean. */
export function componentSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      // The format says it; the pattern beside it is longer than a line of this page.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  const told = Object.fromEntries(
    Object.keys(NAMED).map((name) => [name, withWords(name, schemas[name] as JsonSchema)]),
  );
  return { ...told, ...overrides(told), Problem: problemSchema() };
}

/** Where the server reads more loosely than a bridge should write, or in two steps. */
function overrides(told: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const { type, required, additionalProperties } = told['EventsRequest'] ?? {};
  return {
    EventsRequest: {
      type,
      properties: {
        events: {
          description: FIELDS['EventsRequest.events'],
          type: 'array',
          maxItems: MAX_EVENTS,
          items: reference('Event'),
        },
      },
      required,
      additionalProperties,
    },
    Event: {
      oneOf: EVENTS.map(reference),
      discriminator: {
        propertyName: 'type',
        mapping: Object.fromEntries(
          EVENTS.map((name) => [typeOf(told[name]), reference(name)['$ref']]),
        ),
      },
    },
    ResolveAnswer: {
      oneOf: [reference('Join'), reference('Refusal')],
      discriminator: {
        propertyName: 'decision',
        mapping: {
          join: reference('Join')['$ref'],
          retry: reference('Refusal')['$ref'],
          hangup: reference('Refusal')['$ref'],
        },
      },
    },
  };
}

function typeOf(event: JsonSchema | undefined): string {
  const properties = event?.['properties'] as { type: { const: string } } | undefined;
  if (properties === undefined) throw new Error('An event has no properties');
  return properties.type.const;
}

function problemSchema(): JsonSchema {
  return {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['code', 'message'],
        properties: {
          code: { type: 'string', enum: Object.keys(REQUEST_PROBLEMS) },
          message: { type: 'string', description: 'The same, for people. May be worded anew.' },
          fields: {
            type: 'array',
            items: { type: 'string' },
            description: 'With `invalid_request`: where in the body. Never a value.',
          },
          wanted: {
            type: 'string',
            description: 'Where it helps: what is to stand there, for people.',
          },
        },
      },
    },
  };
}

/** To these, fields may be added; a bridge passes over what it does not know. */
const ANSWERS = ['Join', 'Refusal', 'EventsAnswer', 'CommandsAnswer'];

/** Takes away what stands at the head of a schema of its own, and says what it and its fields mean. */
function withWords(name: string, schema: JsonSchema): JsonSchema {
  const { $schema: _schema, $id: _id, properties, ...rest } = schema;
  if (ANSWERS.includes(name)) delete rest['additionalProperties'];
  const description = SCHEMAS[name];
  return {
    ...(description === undefined ? {} : { description }),
    ...rest,
    ...(properties === undefined
      ? {}
      : { properties: describeFields(name, properties as Record<string, JsonSchema>) }),
  };
}

function describeFields(
  name: string,
  properties: Record<string, JsonSchema>,
): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([field, schema]) => {
      const description = FIELDS[`${name}.${field}`] ?? FIELDS[field];
      return [field, { description, ...schema, ...describeItems(`${name}.${field}`, schema) }];
    }),
  );
}

/** A list of objects has fields of its own. */
function describeItems(name: string, { items }: JsonSchema): JsonSchema {
  const { properties, additionalProperties, ...rest } = (items ?? {}) as JsonSchema;
  if (properties === undefined) return {};
  const told = describeFields(name, properties as Record<string, JsonSchema>);
  const isClosed = !ANSWERS.some((answer) => name.startsWith(answer));
  return { items: { ...rest, properties: told, ...(isClosed && { additionalProperties }) } };
}
