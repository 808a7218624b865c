import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { addExtraTask } from "@/lib/maintenance/server/add-extra-task";
import { newExtraTaskSchema, settingViewSchema } from "@/lib/maintenance/setting";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Add a task to an environment beside those of its plan",
    permission: "maintenance:write",
    audit: "maintenance.add-task",
    params: z.object({ environmentId: environmentIdSchema }),
    body: newExtraTaskSchema,
    answer: { status: 201, schema: settingViewSchema },
    handle: ({ actor, params, body }) => addExtraTask({ actor, ...params, task: body, now: new Date() }),
  }),
});
