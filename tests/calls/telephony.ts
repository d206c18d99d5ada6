import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type CallBridge, startCallBridge } from '../../local/calls/start-call-bridge.ts';
import { fetchPrograms } from '../../local/calls/packages/fetch.ts';
import { type Call, openPhones, type Phone, type Phones } from '../../local/calls/phones/phones.ts';
import { startDoor } from '../support/door/start.ts';
import { openSuite, type SuiteClient } from '../support/suite.ts';

/** The running suite, with a switch and its adapter, and phones that can call. */
export interface Telephony {
  readonly suite: SuiteClient;
  readonly bridge: CallBridge;
  readonly phones: Phones;
  /** Somebody who has dialled hears the question for the code, and keys it; resolves once it is decided. */
  readonly key: (phone: Phone, code: string) => Promise<void>;
  /** Has several dial at once, each with a code that lets in, and waits until all are in. */
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
  const door = await startDoor(suite.addresses, path.join(folder, 'door.log'));
  const addresses = { ...suite.addresses, bridgeUrl: door.url };
  const bridge = await startCallBridge({ programs, folder, addresses, name });
  const phones = await openPhones({ sipp: programs.sipp, sipPort: bridge.sipPort, folder });
  const key = async (phone: Phone, code: string) => {
    await phone.hears('anything');
    await phone.press(code);
    await bridge.untilDecided(phone.from);
  };
  const join = async (phone: Phone, { code }: DialIn): Promise<Phone> => {
    await key(phone, code);
    await bridge.untilJoined(phone.from);
    return phone;
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
      await door.stop();
      await suite.close();
    },
  };
}

const NOBODY: DialIn = { from: '', to: '', code: '' };
