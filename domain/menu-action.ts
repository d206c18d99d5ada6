import * as z from 'zod/mini';

/**
 * What a key of an account's menu does during a call, as bridges are told it. A bridge says in its
 * heartbeats which of them it can do.
 */
export const menuActionSchema = z.enum([
  'muteSelf',
  'volume',
  'callOperator',
  'muteParticipants',
  'lock',
  'countParticipants',
  'endConference',
]);
export type MenuAction = z.infer<typeof menuActionSchema>;
