import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { changeFollowUpSchema, followUpViewSchema } from "@/lib/maintenance/follow-up";
import { changeFollowUp } from "@/lib/maintenance/server/change-follow-up";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  PATCH: defineRoute({
    summary: "Mark a follow-up as done, or as open again",
    permission: "maintenance:write",
    audit: "maintenance.follow-up-done",
    params: z.object({ followUpId: z.uuid() }),
    body: changeFollowUpSchema,
    answer: { schema: followUpViewSchema },
    handle: ({ actor, params, body }) => changeFollowUp({ actor, ...params, ...body, now: new Date() }),
  }),
});
