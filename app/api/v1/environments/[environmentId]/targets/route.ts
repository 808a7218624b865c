import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { readUptimeTarget } from "@/lib/health/server/read-uptime-target";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { readTargets } from "@/lib/metrics/server/read-targets";
import { targetsViewSchema } from "@/lib/metrics/targets-view";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "The figures that an environment's plan promises, beside the last hour, day, week and the week before",
    permission: "dashboards:read",
    params: z.object({ environmentId: environmentIdSchema }),
    answer: { schema: targetsViewSchema },
    async handle({ actor, params }) {
      const targets = await readTargets({ actor, ...params, now: new Date(), uptime: readUptimeTarget });
      if (!targets) throw new AppError("not-found", "There is no such environment.");
      return targets;
    },
  }),
});
