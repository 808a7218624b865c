import type { Page, TestInfo } from "@playwright/test";

/**
 * Records how long each click and key took until the page had painted its answer, by PerformanceObserver ("event" entries that belong
 * to an interaction). A figure to look at, not a limit: the machine that runs journeys is busy with the product itself.
 */
export async function recordInteractions(page: Page): Promise<{ annotate: (info: TestInfo) => void }> {
  const durationsMs: number[] = [];
  await page.exposeFunction("pilothouseInteraction", (ms: number) => durationsMs.push(ms));
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ("interactionId" in entry && Number(entry.interactionId) > 0) {
          const report: unknown = Reflect.get(globalThis, "pilothouseInteraction");
          if (typeof report === "function") report(entry.duration);
        }
    }).observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
  return {
    annotate: (info) => {
      const slowest = Math.max(0, ...durationsMs);
      info.annotations.push({ type: "interaction to next paint", description: `slowest ${Math.round(slowest)} ms of ${durationsMs.length} events over 16 ms` });
    },
  };
}
