import "server-only";

import { subDays } from "date-fns";
import { z } from "zod";

import { defineJob } from "@/lib/jobs/define-job";

import { pruneEvidence } from "../internal/evidence-repository";
import { noteOverdueTasks } from "../note-overdue-tasks";

const UNSIGNED_KEPT_DAYS = 30;

/** Once a minute: has people told of what has become overdue, and forgets evidence that nobody signed on. */
export const noteOverdue = defineJob({
  name: "maintenance.note-overdue",
  payload: z.object({}),
  timeoutSeconds: 50,
  maxAttempts: 1, // the next minute's run is the repeat
  concurrency: 1,
  everySeconds: 60,
  async run(_payload, { now }) {
    await noteOverdueTasks({ now });
    await pruneEvidence(subDays(now, UNSIGNED_KEPT_DAYS));
    return "done";
  },
});
