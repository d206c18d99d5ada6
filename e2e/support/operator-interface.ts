import type {
  Account,
  InvitationFailure,
  Role,
  ServiceName,
} from '../../domain/account/account.ts';
import type { ActivityEntry, ActivityKind } from '../../domain/account/activity.ts';
import type { ConferenceInput } from '../../domain/conference/conference-input.ts';
import type { PbxUserEntry } from '../../domain/pbx-users/pbx-user.ts';
import type { LoadedCall } from './calls.ts';
import type { PlayedBridge } from './play-bridge.ts';

export interface Person {
  readonly uid: string;
  readonly email: string;
  readonly password: string;
}

export interface StoredConference {
  readonly id: string;
  readonly saveId: string;
  readonly participantCode: string | undefined;
  readonly leaderCode: string | undefined;
  readonly expiresAt: Date | null;
  /** Undefined: the account's. */
  readonly language: string | undefined;
}

/** What an administrator decides. Without a language, it is the account's; what was chosen as an expiry is mostly nobody's concern. */
export type ConferenceWish = Omit<ConferenceInput, 'language' | 'expiryChosen'> &
  Partial<Pick<ConferenceInput, 'language' | 'expiryChosen'>>;

/** A conference that was loaded, not saved. */
export interface LoadedConference extends ConferenceWish {
  /** That its email has failed; otherwise it was sent. */
  readonly failed?: boolean;
  /** When it was generated; otherwise now. */
  readonly createdAt?: Date;
  /** Otherwise one that nobody has. */
  readonly participantCode?: string;
}

/** A user of the Cloud PBX as a file and the server would have left it. */
export interface LoadedUser extends PbxUserEntry {
  readonly hasConference?: boolean;
  readonly leftAt?: Date;
  /** Of their conference, where it is there; otherwise one that nobody has. */
  readonly conferenceId?: string;
}

export interface StoredUser {
  readonly id: string;
  /** Of the conference that the user has or will have. */
  readonly conferenceId: string;
}

/** An entry of the activity log about a member. */
export interface LoggedEntry extends Partial<Pick<ActivityEntry, 'displaced'>> {
  readonly kind: ActivityEntry['kind'];
  readonly by: Person | null;
  readonly email: string;
}

/** What the provider's staff does, past the rules: accounts, people, and a look at the data. */
export interface Operator extends PlayedBridge {
  /** A person who can sign in and is a member of nothing yet. */
  addPerson(): Promise<Person>;
  /** Lets the moment come at which an account's waiting emails are tried again. */
  tryEmailsAgain(accountId: string): Promise<void>;
  /** Opens an account; what is not given is a small English one with conferencing. */
  openAccount(profile?: Partial<Account>): Promise<string>;
  addMember(accountId: string, person: Person, role: Role): Promise<void>;
  /**
   * Somebody who was let in as a viewer and has no password yet.
   *
   * @param linkEnds  until when their link to choose one is good; a day, unless it says otherwise
   */
  addNewcomer(
    accountId: string,
    linkEnds?: Date,
  ): Promise<{ readonly email: string; readonly link: string }>;
  removeMember(accountId: string, person: Person): Promise<void>;
  switchService(accountId: string, service: ServiceName, on: boolean): Promise<void>;
  /**
   * A conference as the portal would have saved it. Resolves when the server is done with it: codes
   * allotted, email sent or failed.
   */
  addConference(accountId: string, by: Person, input: ConferenceWish): Promise<StoredConference>;
  /**
   * Any number of conferences at once, each a second older than the one before it. Nobody has saved
   * them, so the server does nothing about them: no code is allotted and no email goes out.
   *
   * @returns their ids
   */
  addManyConferences(accountId: string, all: readonly LoadedConference[]): Promise<string[]>;
  /**
   * Users of the account's Cloud PBX, as loading a file would have written them.
   *
   * @returns them in the same order
   */
  addPbxUsers(accountId: string, all: readonly LoadedUser[]): Promise<StoredUser[]>;
  /** All conferences of the account, oldest first. */
  conferences(accountId: string): Promise<StoredConference[]>;
  /** How many information emails the server has queued for a conference, ever. */
  countMails(conferenceId: string): Promise<number>;
  /** The roles whose access code of a conference admits callers now. */
  liveCodes(conferenceId: string): Promise<string[]>;
  /** Saves a conference as another administrator would, with a Save id of their own. */
  saveElsewhere(accountId: string, conferenceId: string, by: Person, tag: string): Promise<void>;
  /** Lets a conference have expired a minute ago. */
  expire(accountId: string, conferenceId: string): Promise<void>;
  /** An invitation that the server has refused. */
  addFailedInvitation(
    accountId: string,
    by: Person,
    email: string,
    failure?: InvitationFailure,
  ): Promise<void>;
  /** An entry of the activity log about a member, by whom or nobody, as the server writes it. */
  addEntry(accountId: string, entry: LoggedEntry): Promise<void>;
  /**
   * Waits until the activity log has an entry of this kind, and its email, if it has one, has been sent
   * or has failed: the portal's pages show it when they are read again.
   */
  untilTold(accountId: string, kind: ActivityKind): Promise<void>;
  /** A run's entry of the activity log and one for each of the conferences it made, by their Tags. */
  addRun(accountId: string, by: Person, tags: readonly string[]): Promise<void>;
  /** So many entries of the activity log, a minute apart, that concern no conference. */
  addActivity(accountId: string, by: Person, count: number): Promise<void>;
  /** Calls as the server would have written them after what bridges told, with their legs and sums. */
  addCalls(accountId: string, calls: readonly LoadedCall[]): Promise<void>;
  /**
   * Has the directory of the Cloud PBX say that a conference is a user's, and that their address is now
   * another one.
   */
  loadAddress(accountId: string, conferenceId: string, email: string): Promise<void>;
  /** Another administrator's change of the Profile, or an operator's. */
  changeProfile(accountId: string, profile: Partial<Account>): Promise<void>;
  stop(): Promise<void>;
}
