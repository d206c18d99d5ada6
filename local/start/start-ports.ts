import { isPortFree } from '../support/ports.ts';
import { Problem } from '../support/problem.ts';
import { USUAL_PORTS } from '../suite/addresses.ts';

/** maildev's own usual ports. */
export const INBOX_PORTS = { web: 1080, smtp: 1025 } as const;

/** What each port of `npm start` is for, in the words of a message to the person who starts it. */
const PURPOSES: readonly (readonly [port: number, purpose: string])[] = [
  [USUAL_PORTS.hosting, 'the portal'],
  [INBOX_PORTS.web, 'the inbox'],
  [INBOX_PORTS.smtp, "the inbox's SMTP server"],
  [USUAL_PORTS.auth, 'Auth'],
  [USUAL_PORTS.functions, 'Cloud Functions'],
  [USUAL_PORTS.firestore, 'Firestore'],
  [USUAL_PORTS.firestoreWebsocket, "Firestore's websocket"],
  [USUAL_PORTS.hub, 'the emulator hub'],
  [USUAL_PORTS.logging, "the emulators' log"],
  [USUAL_PORTS.eventarc, 'Eventarc'],
  [USUAL_PORTS.tasks, 'Cloud Tasks'],
];

/** Throws a Problem that names the first port that something else listens on. */
export async function checkPorts(): Promise<void> {
  for (const [port, purpose] of PURPOSES) {
    if (!(await isPortFree(port))) {
      throw new Problem(
        `Port ${port} is taken by another program; Confdesk needs it for ${purpose}. ` +
          'Stop that program and start again.',
      );
    }
  }
}
