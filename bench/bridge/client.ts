import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { type BridgeKey, type ResolveRequest, signedHeaders } from '../../bridges/client/index.ts';

const PATH = '/v1/resolve';

/**
 * Asks whether a code lets in, over connections that stay open as those of a bridge do: signed as a bridge signs, but sent
 * by Node's HTTP alone, so that little of what is measured is ours to ask.
 */
export interface Resolver {
  /** @throws Error for every answer but one that lets in */
  resolve(code: string): Promise<void>;
  close(): void;
}

export function openResolver(bridgeUrl: string, key: BridgeKey): Resolver {
  const agent = new Agent({ keepAlive: true });
  return {
    async resolve(code) {
      const asked: ResolveRequest = {
        callId: randomUUID(),
        dialedNumber: '+15145550100',
        callerId: '+15145550134',
        digits: code,
        attempt: 1,
      };
      const body = JSON.stringify(asked);
      const headers = signedHeaders(key, { path: PATH, body, time: Date.now() });
      const { status, text } = await post(agent, `${bridgeUrl}${PATH}`, headers, body);
      if (status !== 200) throw new Error(`${status} ${text}`);
      const { decision } = JSON.parse(text) as { readonly decision: string };
      if (decision !== 'join') throw new Error(`A right code was answered ${decision}`);
    },
    close: () => {
      agent.destroy();
    },
  };
}

function post(
  agent: Agent,
  url: string,
  headers: Record<string, string>,
  body: string,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers, timeout: 30_000 }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, text });
      });
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error('No answer')));
    sent.end(body);
  });
}
