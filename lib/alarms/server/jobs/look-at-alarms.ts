import "server-only";

import { z } from "zod";

import { database, inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";
import { defineJob } from "@/lib/jobs/define-job";

import { findScopesInUse } from "../internal/alarm-environment-repository";
import { endMutes } from "../internal/alarm-repository";
import { tellAlarms } from "../internal/tell-alarms";
import { lookAtAccountAlarms } from "../look-at-account-alarms";

const AT_ONCE = 4;

/** Once a minute for each account and region in use; what the event feed has told already changes nothing. */
export const lookAtAlarms = defineJob({
  name: "alarms.look-at-alarms",
  payload: z.object({}),
  timeoutSeconds: 55,
  maxAttempts: 1, // the next run is the repeat
  concurrency: 1,
  everySeconds: 60,
  async run(_payload, { now, signal }) {
    await inTransaction(async (tx) => tellAlarms(tx, await endMutes(tx, now), { countsChanged: false }));
    const waiting = await findScopesInUse(database());
    const workThrough = async () => {
      for (let scope = waiting.shift(); scope !== undefined && !signal.aborted; scope = waiting.shift()) {
        try {
          await lookAtAccountAlarms(scope, { now: new Date(), signal });
        } catch (error) {
          log().error({ err: error, ...scope }, "alarms could not be looked at; the other accounts are all the same");
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, workThrough));
    return "done";
  },
});
