import { z } from "zod";

import { adviceViewSchema } from "@/lib/cost/advice-view";
import { readAdvice } from "@/lib/cost/server/read-advice";
import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "The plan's advice on cost for what an environment runs, with computed savings beside the plan's claims",
    permission: "costs:read",
    params: z.object({ environmentId: environmentIdSchema }),
    answer: { schema: adviceViewSchema },
    async handle({ actor, params }) {
      const advice = await readAdvice({ actor, ...params });
      if (!advice) throw new AppError("not-found", "There is no such environment.");
      return advice;
    },
  }),
});
