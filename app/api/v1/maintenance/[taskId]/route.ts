import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { readTask } from "@/lib/maintenance/server/read-task";
import { taskIdSchema } from "@/lib/maintenance/task-id";
import { taskViewSchema } from "@/lib/maintenance/task-view";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "One task of an environment in one period, with its evidence, its sign-offs and what came out of them",
    permission: "maintenance:read",
    params: z.object({ taskId: taskIdSchema }),
    answer: { schema: taskViewSchema },
    handle: ({ actor, params }) => readTask({ actor, ...params, now: new Date() }),
  }),
});
