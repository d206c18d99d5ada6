import { visitCallsNow } from './calls-now-screens.ts';
import { visitConference, visitList } from './conference-screens.ts';
import { visitDoors } from './door-screens.ts';
import { visitFiles } from './file-screens.ts';
import { visitOutdated } from './outdated-screens.ts';
import { visitMany } from './many-screens.ts';
import { visitAsViewer, visitTeam } from './people-screens.ts';
import { visitUsage } from './usage-screens.ts';
import { visitUsers } from './user-screens.ts';
import type { Visit } from './visit.ts';

/**
 * Every screen of the portal, in states that differ to the eye. Each walk signs in by itself, so that
 * they can be made beside each other.
 */
export const WALKS: Readonly<Record<string, (visit: Visit) => Promise<void>>> = {
  'around signing in': visitDoors,
  'of the list': visitList,
  'of a conference': visitConference,
  'of the Cloud PBX users and of a run': visitUsers,
  'of emails that are out of date': visitOutdated,
  'of what is done to many conferences at once': visitMany,
  'of loading, importing and exporting': visitFiles,
  'of calls that go on': visitCallsNow,
  'of the usage history': visitUsage,
  'of the team and the activity': visitTeam,
  'of a viewer': visitAsViewer,
};
