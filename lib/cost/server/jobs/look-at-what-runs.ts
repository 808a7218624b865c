import "server-only";

import { subMinutes } from "date-fns";
import { z } from "zod";

import { defineJob } from "@/lib/jobs/define-job";

import { clearWhereNothingRuns, listEnvironmentsToLookAt } from "../internal/running-cost-repository";
import { lookAtRunning } from "../look-at-running";

const MINUTES_BETWEEN_LOOKS = 60;
const MOST_A_RUN = 20; // each waits for one turn of CloudFormation's pace: the look at everything that happens goes on beside it

/** Once an hour for each environment, and soon after its stack has changed. */
export const lookAtWhatRuns = defineJob({
  name: "cost.look-at-what-runs",
  payload: z.object({}),
  timeoutSeconds: 110,
  maxAttempts: 1, // the next run is the repeat
  concurrency: 1,
  everySeconds: 60,
  occasions: ["operation-ended"],
  async run(_payload, { now, signal }) {
    await clearWhereNothingRuns(now);
    for (const environment of await listEnvironmentsToLookAt({ before: subMinutes(now, MINUTES_BETWEEN_LOOKS), atMost: MOST_A_RUN })) {
      if (signal.aborted) break;
      await lookAtRunning(environment, { now: new Date(), signal });
    }
    return "done";
  },
});
