import { Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';

/** A Firestore time as a Date. */
export const time = z.instanceof(Timestamp).transform((timestamp) => timestamp.toDate());

/** One segment of a document's path; a slash would lead elsewhere. */
export const id = z.string().regex(/^[^/]+$/);

/** A field that is null where something else stands than what should. */
export const orNull = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null);

/** As `orNull`, for a field that may be absent. */
export const orUndefined = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
