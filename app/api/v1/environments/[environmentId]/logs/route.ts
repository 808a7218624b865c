import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { logLinesInputSchema, logLinesViewSchema } from "@/lib/logs/log-lines-view";
import { readLogLines } from "@/lib/logs/server/read-log-lines";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Lines of the environment's log groups in a time, newest first, by text, level and group",
    permission: "logs:read",
    params: z.object({ environmentId: environmentIdSchema }),
    query: logLinesInputSchema,
    answer: { schema: logLinesViewSchema },
    async handle({ actor, params: { environmentId }, query }) {
      const lines = await readLogLines({ actor, environmentId, question: query, now: new Date() });
      if (!lines) throw new AppError("not-found", "There is no such environment.");
      return lines;
    },
  }),
});
