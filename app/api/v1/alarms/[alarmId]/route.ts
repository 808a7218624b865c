import { z } from "zod";

import { alarmDetailSchema, alarmIdSchema } from "@/lib/alarms/alarm-view";
import { readAlarm } from "@/lib/alarms/server/read-alarm";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "An alarm with its history: changes of state, what people did and releases in one line of time",
    permission: "alarms:read",
    params: z.object({ alarmId: alarmIdSchema }),
    answer: { schema: alarmDetailSchema },
    async handle({ actor, params }) {
      const alarm = await readAlarm({ actor, ...params });
      if (!alarm) throw new AppError("not-found", "There is no such alarm.");
      return alarm;
    },
  }),
});
