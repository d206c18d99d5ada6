import type { conferencePage as english } from '../en/conference-page.ts';

export const conferencePage: typeof english = {};
