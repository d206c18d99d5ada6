/** Beside the bridges' own words, since the activity tells of commands, too. */
export * from '../live-command.ts';
