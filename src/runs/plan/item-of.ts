import type { Conference } from '../../../domain/conference/conference.ts';
import type { RunItem } from './run-plan.ts';

/**
 * An item of a run about a conference that is there, for the version that was read.
 *
 * @param over what it will have instead, and what else is asked for it
 */
export function itemOf(conference: Conference, over: Partial<RunItem> = {}) {
  const { id, tag, adminEmail, saveId, expiresAt, expiryChosen, language } = conference;
  return {
    ...{ conferenceId: id, tag, adminEmail, expiresAt, expiryChosen, language, basedOn: saveId },
    ...{ pbxUserId: null, name: '', extension: '', row: null },
    ...over,
  } satisfies RunItem;
}
