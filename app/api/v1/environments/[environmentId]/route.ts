import { z } from "zod";

import { environmentDetailSchema, environmentIdSchema } from "@/lib/environments/environment-view";
import { readEnvironment } from "@/lib/environments/server/read-environment";
import { removeEnvironment } from "@/lib/environments/server/remove-environment";
import { updateEnvironment } from "@/lib/environments/server/update-environment";
import { removeEnvironmentQuerySchema, updateEnvironmentSchema } from "@/lib/environments/update-environment-input";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

const params = z.object({ environmentId: environmentIdSchema });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Read an environment with its stack's outputs and the secrets to set",
    permission: "environments:read",
    params,
    answer: { schema: environmentDetailSchema },
    async handle({ actor, params: { environmentId } }) {
      const environment = await readEnvironment({ actor, environmentId });
      if (!environment) throw new AppError("not-found", "There is no such environment.");
      return environment;
    },
  }),

  PATCH: defineRoute({
    summary: "Change an environment's stage, tags or protection",
    permission: "environments:write",
    audit: "environment.update",
    params,
    body: updateEnvironmentSchema,
    answer: { schema: environmentDetailSchema },
    handle: ({ actor, params: { environmentId }, body }) => updateEnvironment({ actor, environmentId, change: body }),
  }),

  DELETE: defineRoute({
    summary: "Remove an environment that has no stack, or let its stack go on purpose",
    permission: "environments:write",
    audit: "environment.remove",
    params,
    query: removeEnvironmentQuerySchema,
    answer: { status: 204 },
    handle: ({ actor, params: { environmentId }, query }) => removeEnvironment({ actor, environmentId, letGo: query.letGo, now: new Date() }),
  }),
});
