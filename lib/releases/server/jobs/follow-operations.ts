import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import { AwsError } from "@/lib/aws/errors";
import { database } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";
import { defineLoop } from "@/lib/jobs/define-loop";
import { groupBy } from "@/lib/shared/group-by";

import { lookPauseMs } from "../../look-pause";
import { isFeedLive } from "../internal/feed-repository";
import { lookAtOperation } from "../internal/follow-operation";
import { listRunning, type RunningOperation } from "../internal/running-repository";
import { onPollRequest, takePollRequest } from "../internal/poll-requests";
import { OperationMovedError } from "../internal/move-operation";

const LOOK_FOR_WORK_MS = 500;
const CATCH_UP_MS = 1_000; // events have ended, AWS's description has not
const AFTER_FAILURE_MS = 5_000;

/**
 * Follows everything that runs: one line per account and region, so that an account that does not answer holds up no other. With the
 * feed live a stack is looked at rarely, and at once when the feed says that it came to rest; without it, all in turn.
 *
 *   operations ─▶ by account+region ─▶ the one that is due longest ─▶ (budget: 1 call/s) ─▶ events stored ─▶ settled?
 */
export const followOperations = defineLoop({
  name: "releases.follow-operations",
  async run({ signal }) {
    const lines = new Map<string, Promise<void>>();
    const dueAt = new Map<string, number>();
    while (!signal.aborted) {
      const running = await listRunning(database());
      for (const id of dueAt.keys()) if (!running.some((operation) => operation.id === id)) dueAt.delete(id);
      const scopes = groupBy(running, ({ accountId, region }) => `${accountId} ${region}`);
      for (const [scope, operations] of scopes) {
        for (const { id } of operations) if (takePollRequest(id)) dueAt.set(id, 0);
        const due = operations.filter(({ id }) => (dueAt.get(id) ?? 0) <= Date.now());
        if (due.length === 0 || lines.has(scope)) continue;
        lines.set(
          scope,
          usualPauseMs(operations)
            .then((usualMs) => lookAtDue(due, { dueAt, usualMs, signal }))
            .catch((error: unknown) => log().error({ err: error, scope }, "Following operations failed; it goes on."))
            .finally(() => lines.delete(scope)),
        );
      }
      await untilNextTurn(signal, lines);
    }
    await Promise.all(lines.values());
  },
});

async function usualPauseMs(operations: readonly RunningOperation[]): Promise<number> {
  const [first] = operations;
  return lookPauseMs({ isFeedLive: first !== undefined && (await isFeedLive(database(), first)), running: operations.length });
}

type Turn = { dueAt: Map<string, number>; usualMs: number; signal: AbortSignal };

/** Looks at operations of one account and region, the longest due first, one call after the other. */
async function lookAtDue(due: readonly RunningOperation[], { dueAt, usualMs, signal }: Turn): Promise<void> {
  const longestFirst = due.toSorted((a, b) => (dueAt.get(a.id) ?? 0) - (dueAt.get(b.id) ?? 0));
  for (const { id } of longestFirst) {
    if (signal.aborted) return;
    dueAt.set(id, Number.POSITIVE_INFINITY);
    let againInMs = AFTER_FAILURE_MS;
    try {
      againInMs = await lookOnce(id, usualMs, signal);
    } finally {
      // Zero: a look was asked for meanwhile, and this one may have been too early to see what for.
      if (dueAt.get(id) !== 0) dueAt.set(id, Date.now() + againInMs);
    }
  }
}

/** Answers in how many milliseconds to look again. */
async function lookOnce(id: string, usualMs: number, signal: AbortSignal): Promise<number> {
  try {
    return (await lookAtOperation(id, signal)) === "at-rest" ? CATCH_UP_MS : usualMs;
  } catch (error) {
    if (signal.aborted || error instanceof OperationMovedError) return 0;
    // A look that failed says nothing about the deployment: it goes on, and what is shown of it grows older.
    if (!(error instanceof AwsError)) throw error;
    log().warn({ err: error, operationId: id }, "A running operation could not be looked at.");
    return AFTER_FAILURE_MS;
  }
}

/** Sooner when a poll is asked for or a line becomes free. */
async function untilNextTurn(signal: AbortSignal, lines: ReadonlyMap<string, Promise<void>>): Promise<void> {
  const turn = new AbortController();
  const stopListening = onPollRequest(() => turn.abort());
  // Aborted is as good as slept: the next turn has come.
  const slept = sleep(LOOK_FOR_WORK_MS, undefined, { signal: AbortSignal.any([signal, turn.signal]) }).catch(() => undefined);
  await Promise.race([slept, ...lines.values()]);
  turn.abort();
  stopListening();
}
