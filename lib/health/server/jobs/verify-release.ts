import "server-only";

import { z } from "zod";

import { defineJob } from "@/lib/jobs/define-job";

import { verifyRelease as verify } from "../verify-release";

export const verifyRelease = defineJob({
  name: "health.verify-release",
  payload: z.object({ environmentId: z.uuid(), release: z.int() }),
  timeoutSeconds: 120,
  maxAttempts: 3,
  singletonKey: ({ environmentId }) => environmentId,
  run: (payload, { now, signal }) => verify({ ...payload, now, signal }),
});
