import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import { database } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";
import { defineLoop } from "@/lib/jobs/define-loop";

import { checkHealth } from "../check-health";
import { claimDueChecks } from "../internal/health-repository";

const LOOK_MS = 2_000; // a check is due every ten seconds at the most often
const AT_ONCE = 25; // slow addresses wait beside each other, not behind each other

/** Asks each environment's health address when its turn comes; several workers share the turns. */
export const watchHealth = defineLoop({
  name: "health.watch",
  async run({ signal }) {
    const running = new Set<Promise<void>>();
    while (!signal.aborted) {
      try {
        const due = running.size < AT_ONCE ? await claimDueChecks(database(), { now: new Date(), limit: AT_ONCE - running.size }) : [];
        for (const environmentId of due) {
          const check = checkHealth({ environmentId, now: new Date(), signal })
            .catch((error: unknown) => {
              if (!signal.aborted) log().warn({ err: error, environmentId }, "An environment's health could not be looked at.");
            })
            .finally(() => running.delete(check));
          running.add(check);
        }
      } catch (error) {
        log().warn({ err: error }, "Health checks that are due could not be looked for.");
      }
      await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
    }
    await Promise.all(running);
  },
});
