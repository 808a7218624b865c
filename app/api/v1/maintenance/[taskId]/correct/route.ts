import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { correctSignOff } from "@/lib/maintenance/server/correct-sign-off";
import { correctionSchema } from "@/lib/maintenance/sign-off";
import { taskIdSchema } from "@/lib/maintenance/task-id";
import { taskViewSchema } from "@/lib/maintenance/task-view";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Correct what was signed by a later word; the earlier one stays in the history",
    permission: "maintenance:write",
    audit: "maintenance.correct",
    params: z.object({ taskId: taskIdSchema }),
    body: correctionSchema,
    answer: { schema: taskViewSchema },
    handle: ({ actor, params, body }) => correctSignOff({ actor, ...params, ...body, now: new Date() }),
  }),
});
