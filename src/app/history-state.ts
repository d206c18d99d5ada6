import type {} from '@tanstack/react-router';
import type { UsersLeftAlone } from '../components/selection/users-conferences.ts';

/* What stands in the history beside an address. */
declare module '@tanstack/react-router' {
  interface HistoryState {
    /** From sign-in to password reset: kept out of the address, where it would stay in logs. */
    email?: string;
    /** What is searched for in a list of conferences, where that may be a code; likewise. */
    searchedCode?: string;
    /** From the users of the Cloud PBX to what is done to conferences: who of those selected is left alone. */
    usersLeftAlone?: UsersLeftAlone;
    /** To Edit: the address of the Cloud PBX comes into the form. */
    toDirectoryAddress?: boolean;
    /** To the preview of what is generated: for all users of the Cloud PBX who have no conference. */
    isForTheRest?: boolean;
    /** To Edit: from the conference's own panel, to which it leads back. */
    isFromConference?: boolean;
  }
}
