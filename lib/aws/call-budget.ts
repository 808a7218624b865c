import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import { READ_PRIORITIES, type AwsScope, type ReadPriority } from "./aws-scope";
import { takeCallMoment } from "./call-pace-repository";
import { AwsError } from "./errors";

const SHORTEST_WAIT_MS = 20; // two processes that wait for the same moment: the loser looks again soon, not at once

type Waiting = { priority: number; proceed(): void; fail(error: unknown): void };
type Line = { waiting: Waiting[]; moving: boolean };

const kept = globalThis as typeof globalThis & { pilothouseCallLines?: Map<string, Line> };

export type TurnOptions = { priority: ReadPriority; signal?: AbortSignal; /** Throws `AwsError` "throttled" after this long. */ waitAtMostMs?: number };

/**
 * Resolves when the caller may make one read of CloudFormation: at most one a second per account and region, all processes
 * together. In this process the more urgent goes first, and among equals the one that came first.
 */
export async function waitForTurn(scope: AwsScope, { priority, signal, waitAtMostMs }: TurnOptions): Promise<void> {
  signal?.throwIfAborted();
  const lines = (kept.pilothouseCallLines ??= new Map());
  const key = `${scope.accountId} ${scope.region}`;
  const line: Line = lines.get(key) ?? { waiting: [], moving: false };
  lines.set(key, line);

  await new Promise<void>((resolve, reject) => {
    const settle = (finish: () => void) => () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      line.waiting = line.waiting.filter((other) => other !== waiting);
      finish();
    };
    const waiting: Waiting = {
      priority: READ_PRIORITIES.indexOf(priority),
      proceed: settle(resolve),
      fail: (error) => settle(() => reject(error))(),
    };
    const abort = () => waiting.fail(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    const timer =
      waitAtMostMs === undefined
        ? undefined
        : setTimeout(() => waiting.fail(new AwsError("cloudformation:Describe*", "throttled", null, "The panel's own pace is used up.")), waitAtMostMs);
    line.waiting.push(waiting);
    void move(scope, line);
  });
}

async function move(scope: AwsScope, line: Line): Promise<void> {
  if (line.moving) return;
  line.moving = true;
  try {
    while (line.waiting.length > 0) {
      const moment = await takeCallMoment(scope);
      if (moment.kind === "later") await sleep(Math.max(SHORTEST_WAIT_MS, moment.inMs));
      else mostUrgent(line.waiting)?.proceed();
    }
  } catch (error) {
    for (const waiting of line.waiting) waiting.fail(error); // no database, no pace: then no call
  } finally {
    line.moving = false;
  }
}

function mostUrgent(waiting: readonly Waiting[]): Waiting | undefined {
  return waiting.reduce<Waiting | undefined>((first, next) => (first && first.priority <= next.priority ? first : next), undefined);
}
