/** From the API's Write to the engine's. */
import type { Transform, Write } from '../engine/values/types.ts';
import type { FieldTransform, WriteMessage } from './messages.ts';
import type { DatabaseName } from './names.ts';
import { FirestoreError } from '../engine/values/error.ts';
import { parseFieldPath } from './field-path.ts';
import { documentPath } from './names.ts';
import { readMask } from './queries.ts';
import { readFields, readPrecondition, readValue } from './values.ts';

/** Throws INVALID_ARGUMENT for a write of no kind, a bad name, path or value. */
export function readWrite(database: DatabaseName, message: WriteMessage): Write {
  const precondition = readPrecondition(message.currentDocument);
  const common = precondition ? { precondition } : {};
  if (!message.update && (message.updateTransforms || message.updateMask)) {
    throw new FirestoreError('INVALID_ARGUMENT', 'Only an update has a mask or transforms.');
  }
  if (message.update) {
    const mask = readMask(message.updateMask);
    return {
      kind: 'update',
      path: documentPath(database, message.update.name ?? ''),
      fields: readFields(message.update.fields),
      ...(mask && { mask }),
      transforms: (message.updateTransforms ?? []).map(readTransform),
      ...common,
    };
  }
  if (message.delete !== undefined) {
    return { kind: 'delete', path: documentPath(database, message.delete), ...common };
  }
  if (message.verify !== undefined) {
    if (!precondition) {
      throw new FirestoreError('INVALID_ARGUMENT', 'A verify needs a precondition.');
    }
    return { kind: 'verify', path: documentPath(database, message.verify), ...common };
  }
  if (message.transform) {
    const transforms = (message.transform.fieldTransforms ?? []).map(readTransform);
    if (transforms.length === 0) {
      throw new FirestoreError('INVALID_ARGUMENT', 'A transform of a document transforms nothing.');
    }
    // The old form: transforms alone. An empty mask leaves every other field as it is.
    return {
      kind: 'update',
      path: documentPath(database, message.transform.document ?? ''),
      fields: new Map(),
      mask: [],
      transforms,
      ...common,
    };
  }
  throw new FirestoreError('INVALID_ARGUMENT', 'A write has no operation set.');
}

function readTransform(message: FieldTransform): Transform {
  if (!message.fieldPath) {
    throw new FirestoreError('INVALID_ARGUMENT', 'A field transform has no field path.');
  }
  const field = parseFieldPath(message.fieldPath);
  if (message.setToServerValue === 'REQUEST_TIME') return { kind: 'serverTime', field };
  for (const kind of ['increment', 'minimum', 'maximum'] as const) {
    const operand = message[kind];
    if (operand) return { kind, field, operand: readValue(operand) };
  }
  if (message.appendMissingElements) {
    const elements = (message.appendMissingElements.values ?? []).map(readValue);
    return { kind: 'arrayUnion', field, elements };
  }
  if (message.removeAllFromArray) {
    const elements = (message.removeAllFromArray.values ?? []).map(readValue);
    return { kind: 'arrayRemove', field, elements };
  }
  throw new FirestoreError('INVALID_ARGUMENT', 'A field transform has no transform type set.');
}
