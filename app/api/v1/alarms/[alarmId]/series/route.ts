import { z } from "zod";

import { alarmSeriesSchema } from "@/lib/alarms/alarm-series-view";
import { alarmIdSchema } from "@/lib/alarms/alarm-view";
import { readAlarmSeries } from "@/lib/alarms/server/read-alarm-series";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "The last day of what an alarm measures, with its threshold and the releases that began in it",
    permission: "alarms:read",
    params: z.object({ alarmId: alarmIdSchema }),
    answer: { schema: alarmSeriesSchema },
    async handle({ actor, params }) {
      const series = await readAlarmSeries({ actor, ...params, now: new Date() });
      if (!series) throw new AppError("not-found", "There is no such alarm.");
      return series;
    },
  }),
});
