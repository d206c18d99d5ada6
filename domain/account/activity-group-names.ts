/**
 * What the log is filtered by: kinds of entries that people look for together. Apart
 * from what they hold, because each page of the portal reads addresses, and none needs a schema for that.
 */
export const ACTIVITY_GROUPS = [
  'generated',
  'saved',
  'codes',
  'looks',
  'deleted',
  'people',
  'account',
  'reminders',
  'calls',
] as const;
export type ActivityGroup = (typeof ACTIVITY_GROUPS)[number];
