import "server-only";

import { z } from "zod";

import { defineJob } from "@/lib/jobs/define-job";

import { noteOverdueTasks } from "../note-overdue-tasks";

/** Once a minute: has people told of what has become overdue. */
export const noteOverdue = defineJob({
  name: "maintenance.note-overdue",
  payload: z.object({}),
  timeoutSeconds: 50,
  maxAttempts: 1, // the next minute's run is the repeat
  concurrency: 1,
  everySeconds: 60,
  async run(_payload, { now }) {
    await noteOverdueTasks({ now });
    return "done";
  },
});
