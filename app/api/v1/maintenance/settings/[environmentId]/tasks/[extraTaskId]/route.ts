import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { removeExtraTask } from "@/lib/maintenance/server/remove-extra-task";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  DELETE: defineRoute({
    summary: "Ask no longer for a task that was added to an environment",
    permission: "maintenance:write",
    audit: "maintenance.remove-task",
    params: z.object({ environmentId: environmentIdSchema, extraTaskId: z.uuid() }),
    answer: { status: 204 },
    handle: ({ actor, params }) => removeExtraTask({ actor, ...params, now: new Date() }),
  }),
});
