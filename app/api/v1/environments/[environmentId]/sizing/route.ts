import { z } from "zod";

import { sizingViewSchema } from "@/lib/cost/sizing-view";
import { readSizing } from "@/lib/cost/server/read-sizing";
import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Whether the sizes that an environment runs fit what CloudWatch measured of them in fourteen days",
    permission: "costs:read",
    params: z.object({ environmentId: environmentIdSchema }),
    answer: { schema: sizingViewSchema },
    async handle({ actor, params }) {
      const sizing = await readSizing({ actor, ...params, now: new Date() });
      if (!sizing) throw new AppError("not-found", "There is no such environment.");
      return sizing;
    },
  }),
});
