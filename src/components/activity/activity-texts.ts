import { isRunKind } from '../../../domain/account/activity-groups.ts';
import type { ActivityEntry, SavedChanges } from '../../../domain/account/activity.ts';
import { failedSentences } from '../../i18n/failed-callers.ts';
import type { Format } from '../../i18n/format.ts';
import type { Messages } from '../../i18n/language.ts';

type Words = Messages['activity'];

/**
 * What an entry tells.
 *
 * @param who @param what  stand for the two, as text or as marks that something takes the place of
 */
export function activitySentence(
  { kind, by, member, information, act }: ActivityEntry,
  words: Words,
  who: string,
  what: string,
): string {
  const { sentences } = words;
  const oneself = member !== null && by !== null && by.email === member.email;
  switch (kind) {
    case 'memberAdded':
      return sentences.memberAdded(who, what, member?.role ?? 'viewer');
    case 'memberRoleChanged':
      return oneself
        ? sentences.ownRoleChanged(who, member.role)
        : sentences.memberRoleChanged(who, what, member?.role ?? 'viewer');
    case 'memberRemoved':
      return oneself ? sentences.left(who) : sentences.memberRemoved(who, what);
    case 'signInDeleted':
    case 'signInRemade':
    case 'lastAdminStayed':
      return sentences[kind](what);
    case 'profileChanged':
      return sentences.profileChanged(who);
    case 'informationChanged': {
      const [first, second] = information?.parts ?? [];
      return sentences.informationChanged(who, second === undefined ? (first ?? 'both') : 'both');
    }
    case 'expiryReminded':
    case 'leaderCalled':
    case 'callersNotTaken':
      return sentences[kind](what);
    case 'callActedOn': {
      const { kind: asked = 'end', caller = null, outcome = 'sent' } = act ?? {};
      const sentence = words.acts[outcome === 'done' ? 'done' : 'asked'][asked];
      return sentence(who, what, caller ?? words.acts.withheld);
    }
    case 'generatedInRun':
      return sentences.generated(who, what);
    case 'savedInRun':
      return sentences.saved(who, what);
    case 'codesRenewedInRun':
      return sentences.codesRenewed(who, what);
    case 'deletedInRun':
      return sentences.deleted(who, what);
    case 'restoredInRun':
      return sentences.restored(who, what);
    default:
      return sentences[kind](who, what);
  }
}

/**
 * What the sentence alone does not tell, each a sentence of its own.
 *
 * @param timeZone the account's
 */
export function activityDetails(
  entry: ActivityEntry,
  words: Words,
  format: Format,
  timeZone: string,
): readonly string[] {
  const { kind, overlapUntil, profile, member, displaced, information, expiresAt } = entry;
  const { notTaken, act } = entry;
  const moment = (at: Date) => format.dateTime(at, timeZone);
  if (kind === 'codesRenewed' || kind === 'codesRenewedInRun') {
    return [
      overlapUntil === null ? words.oldCodesStopped : words.overlapUntil(moment(overlapUntil)),
    ];
  }
  if (kind === 'profileChanged' && profile !== null) {
    const { expiryReminders, callReceipts } = profile;
    const told = words.profile(format.zone(profile.timeZone), words.languages[profile.language]);
    if (expiryReminders === undefined || callReceipts === undefined) return [told];
    return [`${told} ${words.emails(expiryReminders, callReceipts)}`];
  }
  if (entry.changes !== null) return changesTexts(entry.changes, words, moment);
  if (information !== null) {
    const { outdated } = information;
    return [words.outdated(outdated, format.number(outdated))];
  }
  if (expiresAt !== null) return [words.expires(moment(expiresAt))];
  if (displaced !== null && member !== null) return [words.displaced[displaced](member.email)];
  if (notTaken !== null) {
    return [failedSentences(notTaken, words.failedCallers, format.number).join(' ')];
  }
  if (act !== null) {
    if (act.outcome === 'done') return [];
    return [act.why === null ? words.acts.unanswered : words.acts.why[act.why]];
  }
  return kind === 'signInRemade' ? [words.comesBack] : [];
}

/** From what to what, a sentence a field. */
function changesTexts(
  { tag, adminEmail, expiresAt, language }: SavedChanges,
  words: Words,
  moment: (at: Date) => string,
): readonly string[] {
  const { changed } = words;
  const end = (at: Date | null) => (at === null ? changed.never : moment(at));
  const named = (code: keyof Words['languages'] | null) =>
    code === null ? changed.accounts : words.languages[code];
  return [
    ...(tag === undefined ? [] : [changed.tag(tag.from, tag.to)]),
    ...(adminEmail === undefined ? [] : [changed.adminEmail(adminEmail.from, adminEmail.to)]),
    ...(expiresAt === undefined ? [] : [changed.expiresAt(end(expiresAt.from), end(expiresAt.to))]),
    ...(language === undefined ? [] : [changed.language(named(language.from), named(language.to))]),
  ];
}

/** What an entry is about, as text: a member, a conference by its Tag of that time. */
export function activitySubject(entry: ActivityEntry, words: Words): string {
  if (isRunKind(entry.kind)) return words.inRun.several;
  if (entry.member !== null) return entry.member.email;
  if (entry.conferenceId === null) return words.somebody;
  return entry.tag === null || entry.tag === '' ? words.untitled : words.conference(entry.tag);
}
