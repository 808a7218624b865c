import { mkdirSync } from "node:fs";

import { inCheckout } from "../supervisor/checkout.mjs";
import { lock } from "../supervisor/lock-file.mjs";
import { StartFailure } from "../supervisor/start-failure.mjs";

/**
 * Runs work that writes into the checkout (npm ci, generated client, builds) while no other start or test of the same
 * checkout does. The work looks again whether it is still needed: the one before may have done it.
 * @template T
 * @param {(text: string) => void} note
 * @param {() => Promise<T>} work
 */
export async function withCheckoutLock(note, work) {
  try {
    mkdirSync(inCheckout(".pilothouse"), { recursive: true });
  } catch (error) {
    throw new StartFailure(`The checkout ${inCheckout()} cannot be written (${error.code}), and it is not installed and built yet.`);
  }
  const release = await lock(inCheckout(".pilothouse", "set-up.lock"), (pid) => note(`waiting for process ${pid}, which sets this checkout up`));
  try {
    return await work();
  } finally {
    release();
  }
}
