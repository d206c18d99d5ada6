import { MOMENT_WANTED } from '../../../../domain/bridge/bridge-event.ts';

/**
 * What is to stand in fields that are not as they should be, where a sentence says more than their schema:
 * times, which every library writes in another way.
 *
 * @param fields as `wrongFields` names them.
 */
export function wantedOf(fields: readonly string[]): { readonly wanted?: string } {
  return fields.some((field) => /(?:^|\.)at$/.test(field)) ? { wanted: MOMENT_WANTED } : {};
}
