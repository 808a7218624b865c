import { createEnvironmentSchema } from "@/lib/environments/create-environment-input";
import { environmentListQuerySchema, toListInput } from "@/lib/environments/environment-list-query";
import { environmentDetailSchema, environmentViewSchema } from "@/lib/environments/environment-view";
import { listEnvironments } from "@/lib/environments/server/list-environments";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { createEnvironment } from "@/lib/releases/server/create-environment";
import { pageSchema } from "@/lib/shared/page";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List environments",
    permission: "environments:read",
    query: environmentListQuerySchema,
    answer: { schema: pageSchema(environmentViewSchema) },
    handle: ({ actor, query }) => listEnvironments({ actor, ...toListInput(query) }),
  }),

  POST: defineRoute({
    summary: "Create an environment with its release 1; nothing is sent to AWS yet",
    permission: "environments:write",
    audit: "environment.create",
    body: createEnvironmentSchema,
    answer: { status: 201, schema: environmentDetailSchema },
    handle: ({ actor, body }) => createEnvironment({ actor, ...body }),
  }),
});
