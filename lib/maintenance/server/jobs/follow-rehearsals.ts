import "server-only";

import { z } from "zod";

import { defineJob } from "@/lib/jobs/define-job";

import { followRehearsals } from "../follow-rehearsals";

/** As soon as an operation has ended, and once a minute for what ends without AWS: a preview that was discarded, a process that was cut off. */
export const followRehearsalsJob = defineJob({
  name: "maintenance.follow-rehearsals",
  payload: z.object({}),
  timeoutSeconds: 50,
  maxAttempts: 1, // the next run is the repeat
  concurrency: 1,
  everySeconds: 60,
  occasions: ["operation-ended"],
  async run(_payload, { now }) {
    await followRehearsals({ now });
    return "done";
  },
});
