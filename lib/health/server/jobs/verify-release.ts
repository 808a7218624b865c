import "server-only";

import { z } from "zod";

import { defineJob } from "@/lib/jobs/define-job";

import { verifyRelease as verify } from "../verify-release";

/** Runs the plan's checks of a release, again each minute until they are through. */
export const verifyRelease = defineJob({
  name: "health.verify-release",
  payload: z.object({ environmentId: z.uuid(), release: z.int() }),
  timeoutSeconds: 120,
  maxAttempts: 3,
  singletonKey: ({ environmentId, release }) => `${environmentId} ${release}`, // a release that comes while the one before is still looked at has checks of its own
  run: (payload, { now, signal }) => verify({ ...payload, now, signal }),
});
