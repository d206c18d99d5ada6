import { expect, type APIRequestContext } from '@playwright/test';
import { z } from 'zod';
import type { Suite } from './suite.ts';

const oobCodesSchema = z.object({
  oobCodes: z.array(
    z.object({ email: z.string(), requestType: z.string(), oobLink: z.string() }).partial(),
  ),
});

/**
 * Waits for the password reset mail to an address and gives its link. The Auth emulator sends no
 * mail; it lists what it would have sent.
 */
export async function resetLink(
  request: APIRequestContext,
  suite: Suite,
  email: string,
): Promise<string> {
  const address = `http://${suite.authHost}/emulator/v1/projects/${suite.projectId}/oobCodes`;
  let link = '';
  await expect
    .poll(async () => {
      const { oobCodes } = oobCodesSchema.parse(await (await request.get(address)).json());
      const mine = oobCodes.find(
        (code) => code.email === email && code.requestType === 'PASSWORD_RESET',
      );
      link = mine?.oobLink ?? '';
      return link;
    })
    .not.toBe('');
  return link;
}

/**
 * What the local inbox has of such a link (local/start/auth-mail.ts): the page of the portal on which the
 * password is chosen.
 */
export function choosePage(link: string): string {
  return `/choose-password#code=${new URL(link).searchParams.get('oobCode') ?? ''}`;
}
