import type { Send } from './delivery.ts';
import { Agent, request } from 'node:http';
import { buildEvent } from './event.ts';

/**
 * Sends to the Functions emulator at `host` (`127.0.0.1:5001`), which answers when the function has
 * ended. The promise rejects for any status but 2xx, and for a connection that breaks.
 */
export function createSender(host: string): { send: Send; close: () => void } {
  const agent = new Agent({ keepAlive: true });
  const send: Send = (occurrence) => {
    const { project, key, generation } = occurrence.trigger;
    const body = JSON.stringify(buildEvent(occurrence));
    const type = generation === 2 ? 'application/cloudevents+json' : 'application/json';
    return new Promise((resolve, reject) => {
      const call = request(
        `http://${host}/functions/projects/${encodeURIComponent(project)}/triggers/${encodeURIComponent(key)}`,
        {
          method: 'POST',
          agent,
          headers: {
            'content-type': `${type}; charset=UTF-8`,
            'content-length': Buffer.byteLength(body),
          },
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
