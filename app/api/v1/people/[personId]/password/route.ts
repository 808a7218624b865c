import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { personWithPasswordSchema } from "@/lib/people/person-view";
import { resetPassword } from "@/lib/people/server/reset-password";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Reset a person's password to a one-time password, which this answer shows once",
    permission: "people:manage",
    audit: "person.reset-password",
    params: z.object({ personId: z.uuid() }),
    answer: { status: 201, schema: personWithPasswordSchema, showsSecret: true },
    handle: ({ actor, params: { personId } }) => resetPassword({ actor, personId, now: new Date() }),
  }),
});
