/** Query parameters of a REST call, such as `updateMask.fieldPaths=a&currentDocument.exists=true`. */
import type { Field, MessageType } from '../api/schema.ts';
import { FirestoreError } from '../engine/values/error.ts';

/** Parameters that every Google API takes and that mean nothing here. */
const common =
  /^\$?(key|alt|prettyPrint|fields|access_token|oauth_token|callback|quotaUser|uploadType|upload_protocol|unique|req|httpHeaders|httpMethod|\.xgafv)$/;

/**
 * The request's fields that the parameters set, as proto3 JSON for `parseMessage`. Throws
 * INVALID_ARGUMENT for a parameter that the request has no field for, or given twice.
 */
export function readQueryParameters(
  type: MessageType,
  parameters: URLSearchParams,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, text] of parameters) {
    if (!common.test(name)) bind(type, name, text, result);
  }
  return result;
}

function bind(
  type: MessageType,
  name: string,
  text: string,
  result: Record<string, unknown>,
): void {
  const path = name.split('.');
  let scope = type;
  let target = result;
  for (const [index, part] of path.entries()) {
    const field = scope.byName.get(part);
    const last = index === path.length - 1;
    if (!field || field.map) throw unbindable(name);
    if (last) {
      set(field, name, text, target);
      return;
    }
    if (field.type.kind !== 'message' || field.repeated) throw unbindable(name);
    scope = field.type;
    target = (target[field.name] ??= {}) as Record<string, unknown>;
  }
}

function set(field: Field, name: string, text: string, target: Record<string, unknown>): void {
  const isTime = field.type.kind === 'message' && field.type.name === 'google.protobuf.Timestamp';
  if (field.type.kind === 'message' && !isTime) throw unbindable(name);
  const isBool = field.type.kind === 'scalar' && field.type.scalar === 'bool';
  const value = isBool && (text === 'true' || text === 'false') ? text === 'true' : text;
  if (field.repeated) {
    ((target[field.name] ??= []) as unknown[]).push(value);
    return;
  }
  if (field.name in target) {
    throw new FirestoreError('INVALID_ARGUMENT', `The parameter ${name} is given twice.`);
  }
  target[field.name] = value;
}

function unbindable(name: string): FirestoreError {
  return new FirestoreError(
    'INVALID_ARGUMENT',
    `Invalid JSON payload received. Unknown name ${JSON.stringify(name)}: Cannot bind query parameter. Field '${name}' could not be found in request message.`,
  );
}
