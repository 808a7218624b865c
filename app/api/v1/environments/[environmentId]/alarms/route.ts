import { z } from "zod";

import { environmentAlarmsViewSchema } from "@/lib/alarms/environment-alarms-view";
import { listEnvironmentAlarms } from "@/lib/alarms/server/list-environment-alarms";
import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "All alarms of an environment's stack, and those that its plan asks for and the stack lacks",
    permission: "alarms:read",
    params: z.object({ environmentId: environmentIdSchema }),
    answer: { schema: environmentAlarmsViewSchema },
    async handle({ actor, params }) {
      const alarms = await listEnvironmentAlarms({ actor, ...params });
      if (!alarms) throw new AppError("not-found", "There is no such environment.");
      return alarms;
    },
  }),
});
