import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { healthViewSchema } from "@/lib/health/health-view";
import { readHealth } from "@/lib/health/server/read-health";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "How an environment's health address answers, and how much of the time it did",
    permission: "environments:read",
    params: z.object({ environmentId: environmentIdSchema }),
    answer: { schema: healthViewSchema },
    handle: async ({ actor, params }) => {
      const health = await readHealth({ actor, ...params, now: new Date() });
      if (!health) throw new AppError("not-found", "There is no such environment.");
      return health;
    },
  }),
});
