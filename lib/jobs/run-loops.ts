import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import { log } from "@/lib/env/log";

import type { LoopDefinition } from "./define-loop";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
const CALM_AFTER_MS = 60_000; // one that ran this long had recovered: start again without delay

/** Keeps loops running until `signal` aborts; one that throws starts again after a pause that grows. */
export async function runLoops(loops: readonly LoopDefinition[], signal: AbortSignal): Promise<void> {
  await Promise.all(loops.map((loop) => keepRunning(loop, signal)));
}

async function keepRunning(loop: LoopDefinition, signal: AbortSignal): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    const startedAt = Date.now();
    try {
      await loop.run({ signal });
    } catch (error) {
      if (signal.aborted) return;
      log().error({ err: error, loop: loop.name }, "A part of the worker stopped; it starts again.");
    }
    pauseMs = Date.now() - startedAt > CALM_AFTER_MS ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
  }
}
