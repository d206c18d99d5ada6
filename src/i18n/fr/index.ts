import type { en } from '../en/index.ts';
import { activity } from './activity.ts';
import { common } from './common.ts';
import { conferenceForm } from './conferences/form.ts';
import { conferencePage } from './conferences/conference.ts';
import { conferences } from './conferences/list-rows.ts';
import { list } from './conferences/list-toolbar.ts';
import { services } from './services.ts';
import { signIn } from './sign-in.ts';
import { team } from './team.ts';

export const fr: typeof en = {
  common,
  signIn,
  services,
  conferences,
  conferenceForm,
  conferencePage,
  list,
  team,
  activity,
};
