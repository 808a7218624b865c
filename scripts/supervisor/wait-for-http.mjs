import { setTimeout as sleep } from "node:timers/promises";

const LOOK_EVERY_MS = 50;

/**
 * Resolves when the address answers 200; rejects only when `signal` aborts.
 * @param {string} url
 * @param {AbortSignal} signal
 */
export async function waitForHttp(url, signal) {
  for (;;) {
    signal.throwIfAborted();
    if (await answers(url, signal)) return;
    await sleep(LOOK_EVERY_MS, undefined, { signal });
  }
}

async function answers(url, signal) {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false; // not listening yet: asked again until the caller's own limit
  }
}
