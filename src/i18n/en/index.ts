import { activity } from './activity.ts';
import { common } from './common.ts';
import { conferenceForm } from './conference-form.ts';
import { conferencePage } from './conference-page.ts';
import { conferences } from './conferences.ts';
import { list } from './list.ts';
import { services } from './services.ts';
import { signIn } from './sign-in.ts';
import { team } from './team.ts';

export const en = {
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
