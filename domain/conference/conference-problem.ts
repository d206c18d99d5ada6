/**
 * What is wrong with a field, as a key that each language has a sentence for. Zod's `message`
 * carries it.
 */
export type ConferenceProblem =
  | 'tag.required'
  | 'tag.tooLong'
  | 'tag.forbiddenCharacter'
  | 'email.required'
  | 'email.notOneAddress'
  | 'email.several'
  | 'email.number'
  | 'expiry.required'
  | 'expiry.timeRequired'
  | 'expiry.unreadable'
  | 'expiry.past'
  | 'expiry.skipped'
  | 'expiry.doubled';
