import "server-only";

import { z } from "zod";

import { defineJob } from "@/lib/jobs/define-job";

import { pruneAnswers } from "../internal/metric-answer-repository";

/** Removes answers about metrics that are too old to be given to anybody. */
export const pruneMetricAnswers = defineJob({
  name: "metrics.prune-answers",
  payload: z.object({}),
  timeoutSeconds: 60,
  maxAttempts: 1,
  concurrency: 1,
  everySeconds: 120,
  async run() {
    await pruneAnswers();
    return "done";
  },
});
