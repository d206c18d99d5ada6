import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import {
  bridgeEventSchema,
  EVENT_PROBLEMS,
  eventsAnswerSchema,
} from '../../../domain/bridge/bridge-event.ts';
import {
  commandsAnswerSchema,
  commandsRequestSchema,
} from '../../../domain/bridge/commands-request.ts';
import { REQUEST_PROBLEMS } from '../../../domain/bridge/request-problem.ts';
import { resolveAnswerSchema, resolveRequestSchema } from '../../../domain/bridge/resolve.ts';
import { fromRoot } from '../../support/paths.ts';
import { bridgeDocument, bridgeDocumentText } from './document.ts';
import {
  COMMANDS_ANSWERS,
  COMMANDS_REQUEST,
  EVENTS_ANSWER,
  EVENTS_REQUEST,
  RESOLVE_ANSWERS,
  RESOLVE_REQUEST,
} from './examples.ts';
import { componentSchemas, type JsonSchema } from './schemas.ts';

it('stands in docs as `npm run docs:bridge` writes it', async () => {
  const file = await readFile(fromRoot('docs', 'bridge-api', 'openapi.json'), 'utf8');
  expect(file).toBe(bridgeDocumentText());
});

it('is OpenAPI 3.1', async () => {
  const validator = new Validator();
  expect(await validator.validate(bridgeDocument())).toMatchObject({ valid: true });
  expect(validator.version).toBe('3.1');
});

// The validator above looks at nothing in the schemas of a 3.1 document (findings/openapi-3.1-schemas-unchecked.sh).
it('has schemas that are JSON Schema of 2020-12, and examples that meet them', () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });
  // OpenAPI's own words, which say nothing of values.
  ajv.addVocabulary([...Object.keys(bridgeDocument()), 'discriminator']);
  ajv.addSchema(bridgeDocument(), 'document');
  for (const name of Object.keys(componentSchemas())) {
    expect(ajv.getSchema(`document#/components/schemas/${name}`), name).toBeTypeOf('function');
  }
  const shown = examplesIn(bridgeDocument());
  expect(shown.length).toBeGreaterThan(5);
  for (const { schema, value } of shown) {
    const meets = ajv.getSchema(`document${schema}`)!;
    expect(meets(value) ? null : meets.errors, `${schema} of ${JSON.stringify(value)}`).toBeNull();
  }
});

it('refers to nothing that is not there', () => {
  const text = bridgeDocumentText();
  const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
  expect(Object.keys(componentSchemas())).toEqual(expect.arrayContaining([...new Set(named)]));
});

it('has examples that are taken and given', () => {
  const schemas = [
    resolveRequestSchema.safeParse(RESOLVE_REQUEST),
    ...Object.values(RESOLVE_ANSWERS).map((answer) => resolveAnswerSchema.safeParse(answer)),
    ...EVENTS_REQUEST.events.map((event) => bridgeEventSchema.safeParse(event)),
    eventsAnswerSchema.safeParse(EVENTS_ANSWER),
    commandsRequestSchema.safeParse(COMMANDS_REQUEST),
    ...Object.values(COMMANDS_ANSWERS).map((answer) => commandsAnswerSchema.safeParse(answer)),
  ];
  expect(schemas.map(({ error }) => error)).toEqual(schemas.map(() => undefined));
  const types = new Set(EVENTS_REQUEST.events.map(({ type }) => type));
  expect(types.size).toBe(bridgeEventSchema._zod.def.options.length);
});

it('says every code with its sentence', () => {
  const text = bridgeDocumentText();
  for (const [code, [, sentence]] of Object.entries(REQUEST_PROBLEMS)) {
    expect(text).toContain(`\`${code}\`: ${sentence}`);
  }
  for (const [code, sentence] of Object.entries(EVENT_PROBLEMS)) {
    expect(text).toContain(`\`${code}\`: ${sentence}`);
  }
});

it('says what every field means', () => {
  const untold = Object.entries(componentSchemas()).flatMap(([name, schema]) =>
    name === 'Problem' ? [] : untoldIn(name, schema),
  );
  expect(untold).toEqual([]);
});

function untoldIn(name: string, { properties = {}, items }: JsonSchema): string[] {
  const fields = Object.entries(properties as Record<string, JsonSchema>).flatMap(
    ([field, schema]) => [
      ...(typeof schema['description'] === 'string' ? [] : [`${name}.${field}`]),
      ...untoldIn(`${name}.${field}`, schema),
    ],
  );
  return items === undefined ? fields : [...fields, ...untoldIn(name, items as JsonSchema)];
}

/** Each example of a request or an answer, and the reference to the schema that stands beside it. */
function examplesIn(part: unknown): { readonly schema: string; readonly value: unknown }[] {
  if (typeof part !== 'object' || part === null) return [];
  const { schema, examples } = part as Readonly<Record<string, unknown>>;
  const here =
    examples === undefined
      ? []
      : Object.values(examples as Record<string, { readonly value: unknown }>).map(({ value }) => ({
          schema: (schema as { readonly $ref: string }).$ref,
          value,
        }));
  return [...here, ...Object.values(part).flatMap(examplesIn)];
}
