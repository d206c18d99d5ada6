import { z } from 'zod';
import { Problem } from '../support/problem.ts';

/** Account ids stand in paths and are typed by people: short, lower case, without surprises. */
export const accountIdSchema = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    'up to 40 lower-case letters, digits and hyphens, such as "acme"',
  );

/**
 * Checks what an operator typed.
 *
 * @param what  names it in the message
 * @throws Problem that says which part is wrong, and how
 */
export function validate<T>(schema: z.core.$ZodType<T>, value: unknown, what: string): T {
  // The English of zod's own messages comes with this import; the domain's schemas have none.
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const reasons = result.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  throw new Problem(`${what} is not valid: ${reasons.join('; ')}`);
}
