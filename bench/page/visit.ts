import type { BrowserContext, CDPSession } from '@playwright/test';
import { z } from 'zod';
import { askPage, untilTrueInPage } from '../ask-page.ts';

/** A phone of the middle range on slow 4G, as Lighthouse has it. */
const SLOWER = 4;
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

/** Anything longer keeps a tap or a key waiting. */
const LONG_TASK_MS = 50;
/** The page has come to rest when no long task has ended for so long. */
const REST_MS = 1_500;

/** What a visit was like; milliseconds from the navigation on, by the page's own clock. */
export interface VisitFigures {
  /** The first text or picture was painted. */
  readonly firstPaint: number;
  /** The largest text or picture was painted (Largest Contentful Paint). */
  readonly largestPaint: number;
  /** What the visit is for was in the page. */
  readonly there: number;
  /** By how much tasks of the main thread were longer than 50 ms, in all. */
  readonly blocked: number;
  /** How far things moved that had been painted (Cumulative Layout Shift). */
  readonly moved: number;
  /** Processor time of the main thread, slowed down as it is. */
  readonly processor: number;
  readonly requests: number;
  /** As they came over the network, in 1,000 bytes. */
  readonly kilobytes: number;
}

const measuredSchema = z.object({
  // Whatever is there was painted at some time: nothing at all means that nothing was measured.
  firstPaint: z.number().positive(),
  largestPaint: z.number().positive(),
  there: z.number().positive(),
  moved: z.number(),
  blocked: z.number(),
});

/**
 * Goes to a page of the portal and waits until it rests.
 *
 * @param context  what it has kept of earlier visits is what the visitor's browser has
 * @param there  selects what the visit is for
 */
export async function visit(
  context: BrowserContext,
  url: string,
  there: string,
): Promise<VisitFigures> {
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    const traffic = await countTraffic(session);
    await slowDown(session);
    await page.addInitScript(observe, { there, longTask: LONG_TASK_MS });
    await page.goto(url, { waitUntil: 'commit' });
    await untilTrueInPage(session, 'measured.there > 0');
    await page.waitForLoadState('networkidle');
    await untilTrueInPage(session, `performance.now() - measured.lastTask > ${REST_MS}`);
    const measured = measuredSchema.parse(await askPage(session, 'measured'));
    return { ...measured, processor: await processorTime(session), ...traffic() };
  } finally {
    await page.close();
  }
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

async function countTraffic(session: CDPSession) {
  let requests = 0;
  let bytes = 0;
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (/^https?:/.test(request.url)) requests += 1;
  });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  return () => ({ requests, kilobytes: bytes / 1000 });
}

async function processorTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/**
 * Runs in the page before anything of it does. None of its functions has a name: what compiles this file
 * would note it with a helper that the page does not have.
 */
function observe({ there, longTask }: { there: string; longTask: number }): void {
  const measured = {
    firstPaint: 0,
    largestPaint: 0,
    there: 0,
    moved: 0,
    blocked: 0,
    lastTask: 0,
  };
  Reflect.set(window, 'measured', measured);
  for (const type of ['paint', 'largest-contentful-paint', 'layout-shift', 'longtask']) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { name, startTime, duration } = entry;
        if (name === 'first-contentful-paint') measured.firstPaint = startTime;
        if (type === 'largest-contentful-paint') measured.largestPaint = startTime;
        if (type === 'layout-shift') measured.moved += Number(Reflect.get(entry, 'value'));
        if (type !== 'longtask') continue;
        measured.blocked += Math.max(0, duration - longTask);
        measured.lastTask = startTime + duration;
      }
    }).observe({ type, buffered: true });
  }
  new MutationObserver((_, watcher) => {
    if (document.querySelector(there) === null) return;
    measured.there = performance.now();
    watcher.disconnect();
  }).observe(document, { childList: true, subtree: true });
}
