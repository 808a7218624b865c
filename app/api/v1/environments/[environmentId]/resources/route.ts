import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { resourcesViewSchema } from "@/lib/environments/resources-view";
import { listResources } from "@/lib/environments/server/list-resources";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List what the environment's stack holds, as AWS says, with its age",
    permission: "environments:read",
    params: z.object({ environmentId: environmentIdSchema }),
    answer: { schema: resourcesViewSchema },
    async handle({ actor, params: { environmentId } }) {
      const resources = await listResources({ actor, environmentId, now: new Date() });
      if (!resources) throw new AppError("not-found", "There is no such environment.");
      return resources;
    },
  }),
});
