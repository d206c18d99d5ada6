/** HTTP/1.1 and HTTP/2 with prior knowledge on one port, told apart by their first bytes. */
import type { Socket } from 'node:net';

/** How an HTTP/2 client begins (RFC 9113, 3.4); no HTTP/1.1 method begins so. */
const preface = Buffer.from('PRI');

/** A connection that says nothing for so long is closed. */
const silenceMs = 30_000;

/**
 * Waits for the first bytes and hands the connection on, with those bytes still to be read. A
 * connection that ends or stays silent before that is closed.
 */
export function routeConnection(
  socket: Socket,
  to: { readonly http1: (socket: Socket) => void; readonly http2: (socket: Socket) => void },
): void {
  let head = Buffer.alloc(0);
  const giveUp = () => {
    socket.destroy();
  };
  const look = () => {
    for (;;) {
      const chunk = socket.read() as Buffer | null;
      if (!chunk) return;
      head = Buffer.concat([head, chunk]);
      const compared = Math.min(head.length, preface.length);
      const same = head.subarray(0, compared).equals(preface.subarray(0, compared));
      // 'P' alone may still become POST.
      if (same && compared < preface.length) continue;
      socket.off('readable', look);
      socket.off('end', giveUp);
      socket.off('timeout', giveUp);
      socket.setTimeout(0);
      socket.unshift(head);
      (same ? to.http2 : to.http1)(socket);
      return;
    }
  };
  socket.on('error', giveUp);
  socket.setTimeout(silenceMs, giveUp);
  socket.on('end', giveUp);
  socket.on('readable', look);
}
