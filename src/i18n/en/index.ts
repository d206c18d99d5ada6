import { common } from './common.ts';
import { conferenceForm } from './conference-form.ts';
import { conferences } from './conferences.ts';
import { services } from './services.ts';
import { signIn } from './sign-in.ts';

export const en = { common, signIn, services, conferences, conferenceForm };
