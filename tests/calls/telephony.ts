import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type CallBridge, startCallBridge } from '../../local/calls/start-call-bridge.ts';
import { fetchPrograms } from '../../local/calls/packages/fetch.ts';
import { type Call, openPhones, type Phone, type Phones } from '../../local/calls/phones/phones.ts';
import { openBridge } from '../support/bridge.ts';
import { openSuite, pollUntil, type SuiteClient } from '../support/suite.ts';

/** The running suite, with a switch and its adapter, and phones that can call. */
export interface Telephony {
  readonly suite: SuiteClient;
  readonly bridge: CallBridge;
  readonly phones: Phones;
  /** Somebody who has dialled hears the question for the code, and keys it; resolves once it is decided. */
  readonly key: (phone: Phone, code: string) => Promise<void>;
  /**
   * Has several dial at once, each with a code that lets in, and waits until all are in. Who hears that the
   * service cannot be reached dials again, as people do; that happens where a machine has much else to do.
   */
  readonly dialIn: (callers: readonly DialIn[]) => Promise<readonly Phone[]>;
  close(): Promise<void>;
}

export interface DialIn extends Call {
  readonly code: string;
}

/** @param name  of one of the suite's bridges; a folder of that name below the run's has its logs */
export async function openTelephony(
  name: 'asterisk-1' | 'asterisk-2' | 'asterisk-3',
): Promise<Telephony> {
  const suite = openSuite();
  const fetched = await fetchPrograms(() => undefined);
  if ('missing' in fetched) throw new Error(fetched.missing);
  const { programs } = fetched;
  const folder = path.join(suite.addresses.runDir, 'calls', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const bridge = await startCallBridge({ programs, folder, addresses: suite.addresses, name });
  const phones = await openPhones({ sipp: programs.sipp, sipPort: bridge.sipPort, folder });
  const lanes = new Lanes();
  await untilAwake(suite);
  const key = async (phone: Phone, code: string) => {
    await phone.hears('anything');
    await phone.press(code.slice(0, -1));
    await lanes.drive(async () => {
      await phone.press(code.slice(-1));
      await bridge.untilDecided(phone.from);
    });
  };
  const join = async (phone: Phone, caller: DialIn): Promise<Phone> => {
    await key(phone, caller.code);
    const isIn = bridge.untilJoined(phone.from).then(() => true);
    isIn.catch(() => undefined);
    if (await Promise.race([isIn, phone.ended.then(() => false)])) return phone;
    return join(await phones.call(caller), caller);
  };
  return {
    suite,
    bridge,
    phones,
    key,
    dialIn: async (callers) => {
      const called = await phones.callAll(callers);
      return Promise.all(called.map((phone, n) => join(phone, callers[n] ?? NOBODY)));
    },
    close: async () => {
      await phones.close();
      await bridge.stop();
      await suite.close();
    },
  };
}

const NOBODY: DialIn = { from: '', to: '', code: '' };

/** The function's first start takes longer than callers are patient. */
async function untilAwake(suite: SuiteClient): Promise<void> {
  const bridge = await openBridge(suite, 'local-2-a');
  await pollUntil('the Bridge API', () => bridge.events([]).catch(() => null));
}

/**
 * So many codes are asked about at once: the Functions emulator starts a process for each request that meets
 * another, and twenty of them would be slower than callers are patient.
 */
class Lanes {
  private free = 2;
  private readonly waiting: (() => void)[] = [];

  async drive(work: () => Promise<void>): Promise<void> {
    if (this.free === 0) await new Promise<void>((enter) => this.waiting.push(enter));
    else this.free -= 1;
    try {
      await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    }
  }
}
