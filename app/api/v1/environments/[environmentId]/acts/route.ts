import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { legalActsSchema } from "@/lib/releases/legal-acts-view";
import { readLegalActs } from "@/lib/releases/server/read-legal-acts";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "What can be done to an environment now, and why not the rest",
    permission: "environments:read",
    params: z.object({ environmentId: environmentIdSchema }),
    answer: { schema: legalActsSchema },
    async handle({ actor, params: { environmentId } }) {
      const acts = await readLegalActs({ actor, environmentId });
      if (!acts) throw new AppError("not-found", "There is no such environment.");
      return acts;
    },
  }),
});
