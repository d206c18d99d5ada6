import type { Send } from './delivery.ts';
import { Agent, request } from 'node:http';
import { buildEvent } from './event.ts';

/** Longer than any function of this project may run; the Functions emulator ends those itself. */
const PATIENCE_MS = 600_000;

/**
 * Sends to the Functions emulator at `host` (`127.0.0.1:5001`), which answers when the function has
 * ended. The promise rejects for any status but 2xx, for a connection that breaks, and for silence:
 * the Functions emulator never answers where a function's process ended while it was starting, and
 * such an event would hold its place among those under way for ever.
 *
 * @param patienceMs  how long a function may be silent
 */
export function createSender(
  host: string,
  patienceMs = PATIENCE_MS,
): { send: Send; close: () => void } {
  const agent = new Agent({ keepAlive: true });
  const send: Send = (occurrence) => {
    const { project, key } = occurrence.trigger;
    const { headers, body } = buildEvent(occurrence);
    return new Promise((resolve, reject) => {
      const call = request(
        `http://${host}/functions/projects/${encodeURIComponent(project)}/triggers/${encodeURIComponent(key)}`,
        {
          method: 'POST',
          agent,
          headers: { ...headers, 'content-length': body.length },
        },
        (response) => {
          const { statusCode = 0 } = response;
          response.on('error', reject);
          response.on('end', () => {
            if (statusCode >= 200 && statusCode < 300) resolve();
            else reject(new Error(`the function answered ${statusCode}`));
          });
          response.resume();
        },
      );
      call.on('error', reject);
      call.setTimeout(patienceMs, () => {
        call.destroy(new Error(`the function did not answer in ${patienceMs} ms`));
      });
      call.end(body);
    });
  };
  return {
    send,
    close: () => {
      agent.destroy();
    },
  };
}
