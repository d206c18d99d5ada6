import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setInterval as every } from 'node:timers/promises';
import { keyPayloads } from './keys.ts';
import { fromUlaw, PACKET_MS, power, SAMPLES_A_PACKET, shareOf, tone, toUlaw } from './tones.ts';

/** RTP's payload types (RFC 3551), the second one as our phones offer it (caller.xml). */
const PCMU = 0;
const TELEPHONE_EVENT = 101;
/** Says that something begins. */
const MARKER = 0x80;

const SILENCE: Buffer = Buffer.alloc(SAMPLES_A_PACKET, toUlaw(0));
/** So many packets in a row of something count as heard: 200 ms, more than any click. */
const ENOUGH_PACKETS = 10;
/** Mean square below which a packet counts as silent; μ-law's own noise is far below, a prompt far above. */
const SILENT = 10_000;
/** Between two keys: 60 ms. */
const PAUSE_PACKETS = 3;

/** What somebody hears: a tone of so many hertz, or anything at all. */
export type Sound = number | 'anything';

/** The sound of one phone call, as its caller makes and hears it. */
export interface Line {
  /** The UDP port on 127.0.0.1 where it wants to get its sound. */
  readonly port: number;
  /** Where sound is to be sent; before that none is. */
  connect(port: number): void;
  /** Sends a tone until told otherwise; null: silence, as at first. */
  say(hertz: number | null): void;
  /** Presses keys, as telephone events (RFC 4733); resolves once the last is let go. */
  press(keys: string): Promise<void>;
  /** Resolves once this is heard for a fifth of a second without a break. */
  hears(sound: Sound): Promise<void>;
  close(): void;
}

export async function openLine(): Promise<Line> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return new UdpLine(socket);
}

/** One packet of a key, or of the pause behind it. */
interface KeyPacket {
  readonly payload: Buffer | null;
  /** Of the first packet of a key, which begins a new event. */
  readonly isFirst: boolean;
  /** Told when it is sent. */
  readonly sent?: () => void;
}

interface Listener {
  readonly sound: Sound;
  packets: number;
  readonly heard: () => void;
}

class UdpLine implements Line {
  readonly port: number;
  private target: number | null = null;
  private readonly closed = new AbortController();
  private readonly listeners = new Set<Listener>();
  /** What is still to be sent instead of the voice, a packet each time. */
  private readonly keys: KeyPacket[] = [];
  /** When the key that is being pressed began. */
  private pressedAt = 0;
  private voice: Buffer = SILENCE;
  private sequence = 0;
  private timestamp = 0;

  constructor(private readonly socket: Socket) {
    this.port = socket.address().port;
    socket.on('message', (packet) => {
      this.receive(packet);
    });
    void this.send();
  }

  connect(port: number): void {
    this.target = port;
  }

  say(hertz: number | null): void {
    this.voice = hertz === null ? SILENCE : tone(hertz);
  }

  async press(keys: string): Promise<void> {
    const pause: KeyPacket = { payload: null, isFirst: false };
    for (const key of keys) {
      await new Promise<void>((sent) => {
        this.keys.push(
          ...keyPayloads(key).map((payload, n) => ({ payload, isFirst: n === 0 })),
          ...Array<KeyPacket>(PAUSE_PACKETS - 1).fill(pause),
          { ...pause, sent },
        );
      });
    }
  }

  hears(sound: Sound): Promise<void> {
    return new Promise((heard) => {
      this.listeners.add({ sound, packets: 0, heard });
    });
  }

  close(): void {
    this.closed.abort();
    this.socket.close();
  }

  private receive(packet: Buffer): void {
    if (this.listeners.size === 0 || ((packet[1] ?? 0) & 0x7f) !== PCMU) return;
    const samples = [...packet.subarray(12)].map(fromUlaw);
    for (const listener of this.listeners) {
      listener.packets = isHeard(listener.sound, samples) ? listener.packets + 1 : 0;
      if (listener.packets < ENOUGH_PACKETS) continue;
      this.listeners.delete(listener);
      listener.heard();
    }
  }

  private async send(): Promise<void> {
    const { signal } = this.closed;
    try {
      for await (const _ of every(PACKET_MS, undefined, { signal })) this.sendPacket();
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  private sendPacket(): void {
    this.timestamp += SAMPLES_A_PACKET;
    if (this.target === null) return;
    const key = this.keys.shift();
    if (key === undefined) {
      this.transmit(PCMU, this.voice, this.timestamp);
      return;
    }
    if (key.isFirst) this.pressedAt = this.timestamp;
    if (key.payload !== null) {
      const type = TELEPHONE_EVENT | (key.isFirst ? MARKER : 0);
      this.transmit(type, key.payload, this.pressedAt);
    }
    key.sent?.();
  }

  private transmit(type: number, payload: Buffer, timestamp: number): void {
    const header = Buffer.alloc(12);
    header[0] = 0x80;
    header[1] = type;
    this.sequence = (this.sequence + 1) & 0xffff;
    header.writeUInt16BE(this.sequence, 2);
    header.writeUInt32BE(timestamp >>> 0, 4);
    header.writeUInt32BE(this.port, 8);
    this.socket.send(Buffer.concat([header, payload]), this.target ?? 0, '127.0.0.1');
  }
}

function isHeard(sound: Sound, samples: readonly number[]): boolean {
  if (power(samples) < SILENT) return false;
  // Of two who talk at once each is half.
  return sound === 'anything' || shareOf(sound, samples) > 0.25;
}
