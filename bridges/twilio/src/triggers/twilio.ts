import { onRequest } from 'firebase-functions/https';
import * as logger from 'firebase-functions/logger';
import { deployedAdapter } from '../deployed.ts';
import { minInstances, region, secrets } from '../params.ts';
import { WrongSettings } from '../settings.ts';

/** What Twilio asks and tells. Open to everybody, because Google's own check knows no Twilio: its signature says who asks. */
export const twilio = onRequest(
  {
    region,
    invoker: 'public',
    secrets,
    concurrency: 80,
    cpu: 1,
    memory: '512MiB',
    minInstances,
    maxInstances: 10,
    timeoutSeconds: 60,
  },
  async (request, response) => {
    try {
      const { method, originalUrl: url, headers } = request;
      // There is none where there is no body, whatever its type says.
      const body = (request as { rawBody?: Buffer }).rawBody ?? Buffer.alloc(0);
      const answer = await deployedAdapter().answer({ method, url, headers, body });
      response.writeHead(answer.status, answer.headers);
      response.end(answer.body);
    } catch (error) {
      const message = error instanceof WrongSettings ? error.message : 'The adapter cannot start';
      logger.error('twilio.notStarted', { message });
      response.writeHead(500).end();
    }
  },
);
