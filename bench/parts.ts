import type { Figure } from './report.ts';

/** What is measured, in this order. Each is loaded only where it is measured. */
export const PARTS = {
  firestore: async () => (await import('./firestore/run.ts')).measureFirestore(),
  engines: async () => (await import('./engines/run.ts')).measureEngines(),
  indexes: async () => (await import('./indexes/run.ts')).countIndexEntries(),
  save: async () => (await import('./save/run.ts')).measureSaving(),
  'wake-ups': async () => (await import('./wake-ups/run.ts')).measureWakeUps(),
  list: async () => (await import('./list/run.ts')).measureList(),
  bulk: async () => (await import('./bulk/run.ts')).measureBulk(),
  files: async () => (await import('./files/run.ts')).measureFiles(),
  bridge: async () => (await import('./bridge/run.ts')).measureBridge(),
  calls: async () => (await import('./calls/run.ts')).measureCalls(),
  'calls-now': async () => (await import('./calls-now/run.ts')).measureCallsNow(),
  usage: async () => (await import('./usage/run.ts')).measureUsage(),
  bundle: async () => (await import('./bundle/run.ts')).measurePortal(),
  page: async () => (await import('./page/run.ts')).measurePages(),
} satisfies Readonly<Record<string, () => Promise<readonly Figure[]>>>;

export type Part = keyof typeof PARTS;

export function isPart(name: string | undefined): name is Part {
  return name !== undefined && Object.hasOwn(PARTS, name);
}
