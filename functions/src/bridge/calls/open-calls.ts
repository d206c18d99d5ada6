import { type QuerySnapshot, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';

const openCallSchema = z.object({
  accountId: z.string(),
  callId: z.string(),
  bridge: z.string(),
  // Calls of an earlier version have none, and so nobody can act in them.
  bridgeKey: z.string().default(''),
  sessionId: z.string(),
  lastSignAt: z.instanceof(Timestamp),
});

/** A call that goes on as far as we know: where it is, and when it was last heard of. */
export type OpenCall = z.infer<typeof openCallSchema>;

/** The calls that a query of `openCalls` (written by update-call.ts) has found. */
export function parseOpenCalls(snapshot: QuerySnapshot): readonly OpenCall[] {
  return snapshot.docs.map((document) => openCallSchema.parse(document.data()));
}
