import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { secretLogicalIdSchema, setSecretValueSchema } from "@/lib/environments/secret-value";
import { setSecretValue } from "@/lib/environments/server/set-secret-value";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  PUT: defineRoute({
    summary: "Set a secret's value in Secrets Manager; nothing of it is kept here",
    permission: "secrets:write",
    audit: "secret.set-value",
    params: z.object({ environmentId: environmentIdSchema, logicalId: secretLogicalIdSchema }),
    body: setSecretValueSchema,
    answer: { status: 204 },
    handle: ({ actor, params, body }) => setSecretValue({ actor, ...params, given: body, now: new Date() }),
  }),
});
