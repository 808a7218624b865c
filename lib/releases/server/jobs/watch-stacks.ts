import "server-only";

import { z } from "zod";

import { AwsError } from "@/lib/aws/errors";
import type { StackSnapshot } from "@/lib/aws/cloudformation/stack-snapshot";
import { openScope } from "@/lib/aws/scope";
import { database } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";
import { defineJob } from "@/lib/jobs/define-job";
import { groupBy } from "@/lib/shared/group-by";

import { listIdleStacks, type WatchedStack } from "../internal/environment-summary-repository";
import { noteStackSeen } from "../internal/note-stack-seen";
import { resolveWaiting } from "../internal/resolve-waiting";

/**
 * Looks each minute at every stack that nothing of ours runs on, and writes down what was changed outside Pilothouse. It never
 * changes anything at AWS. One call serves some hundred stacks.
 */
export const watchStacks = defineJob({
  name: "releases.watch-stacks",
  payload: z.object({}),
  timeoutSeconds: 120,
  maxAttempts: 1,
  everySeconds: 60,
  async run(_payload, { signal }) {
    const idle = await listIdleStacks(database());
    for (const stacks of groupBy(idle, ({ accountId, region }) => `${accountId} ${region}`).values()) {
      if (signal.aborted) break;
      await watchAccount(stacks, signal).catch((error: unknown) => {
        if (!(error instanceof AwsError)) throw error;
        log().warn({ err: error, accountId: stacks[0]?.accountId }, "Stacks could not be looked at; what is shown of them grows older.");
      });
    }
    await resolveWaiting(signal);
    return "done";
  },
});

async function watchAccount(stacks: readonly WatchedStack[], signal: AbortSignal): Promise<void> {
  const [first] = stacks;
  if (!first) return;
  const aws = await openScope({ accountId: first.accountId, region: first.region }, { priority: "sweep", signal });
  const cloudFormation = await aws.cloudFormation();
  const askedAt = new Date();
  const living = new Map((await cloudFormation.describeStacks()).map((stack): [string, StackSnapshot] => [stack.stackArn, stack]));
  for (const stack of stacks) {
    if (signal.aborted) return;
    // Not among the living: only by its ARN does AWS still say what became of it.
    const snapshot = living.get(stack.stackArn) ?? (await cloudFormation.describeStack(stack.stackArn));
    await noteStackSeen(aws, stack, snapshot, askedAt);
  }
}
