import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { signTask } from "@/lib/maintenance/server/sign-task";
import { signOffSchema } from "@/lib/maintenance/sign-off";
import { taskIdSchema } from "@/lib/maintenance/task-id";
import { taskViewSchema } from "@/lib/maintenance/task-view";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Sign a task: fine, act (with a follow-up) or skip (with a reason), on the evidence with this id",
    permission: "maintenance:write",
    audit: "maintenance.sign",
    params: z.object({ taskId: taskIdSchema }),
    body: signOffSchema,
    answer: { schema: taskViewSchema },
    handle: ({ actor, params, body }) => signTask({ actor, ...params, signOff: body, now: new Date() }),
  }),
});
