import "server-only";

import { database } from "@/lib/db/transaction";

import { claimOperation, LEASE_SECONDS, LeaseLostError, releaseLease, renewLease } from "./lease-repository";

const RENEW_EVERY_MS = (LEASE_SECONDS * 1_000) / 3;

/** One at a time per operation within this process: its parts share the worker's one lease. */
const lines = new Map<string, Promise<unknown>>();

/**
 * Runs `work` while this worker alone may move the operation, renewing the lease as long as it takes; answers null where another
 * living worker has it, or has taken it over meanwhile. `work` gets the fencing number that its writes and its calls must carry.
 */
export async function withLease<Result>(operationId: string, work: (fence: number) => Promise<Result>): Promise<Result | null> {
  const before = lines.get(operationId) ?? Promise.resolve();
  const mine = before.then(
    () => leased(operationId, work),
    () => leased(operationId, work),
  );
  lines.set(operationId, mine);
  try {
    return await mine;
  } finally {
    if (lines.get(operationId) === mine) lines.delete(operationId);
  }
}

async function leased<Result>(operationId: string, work: (fence: number) => Promise<Result>): Promise<Result | null> {
  const fence = await claimOperation(operationId);
  if (fence === null) return null;
  // A renewal that fails is tried again in time for two more; after that the fence stops this worker's writes and calls.
  let renewal = Promise.resolve(true);
  const timer = setInterval(() => {
    renewal = renewal.then(() => renewLease(database(), operationId, fence)).catch(() => false);
  }, RENEW_EVERY_MS);
  try {
    return await work(fence);
  } catch (error) {
    if (error instanceof LeaseLostError) return null;
    throw error;
  } finally {
    clearInterval(timer);
    await renewal; // one that is under way must not reach the database after the release
    await releaseLease(operationId, fence);
  }
}
