import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import { database } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";
import { defineLoop } from "@/lib/jobs/define-loop";
import { enqueueAlone } from "@/lib/jobs/enqueue";

import { findUnclaimed } from "../internal/lease-repository";
import { listOpenCancellations } from "../internal/running-repository";
import { advanceOperation } from "./advance-operation";
import { carryOutCancel } from "./carry-out-cancel";

const SWEEP_MS = 3_000;

/**
 * Takes up what a worker left when it died: operations that should move and that no living worker has claimed, cancellations that
 * were never sent. The database says what there is to do; the queue only makes it quick.
 */
export const sweepOperations = defineLoop({
  name: "releases.sweep-operations",
  async run({ signal }) {
    while (!signal.aborted) {
      try {
        for (const operationId of await findUnclaimed(database(), ["queued", "previewing", "submitting", "unknown"])) await enqueueAlone(advanceOperation, { operationId });
        for (const cancellation of await listOpenCancellations(database())) await enqueueAlone(carryOutCancel, cancellation);
      } catch (error) {
        log().warn({ err: error }, "Unfinished operations could not be looked for.");
      }
      await sleep(SWEEP_MS, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
    }
  },
});
