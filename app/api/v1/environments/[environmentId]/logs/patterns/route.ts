import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { errorPatternsViewSchema } from "@/lib/logs/error-patterns-view";
import { rangeOf } from "@/lib/logs/log-range";
import { readErrorPatterns } from "@/lib/logs/server/read-error-patterns";
import { AppError } from "@/lib/shared/app-error";
import { storableMomentSchema } from "@/lib/shared/storable-moment";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Errors of the environment's log groups in a time, counted by pattern, with first, last and a sample",
    permission: "logs:read",
    params: z.object({ environmentId: environmentIdSchema }),
    query: z.strictObject({ start: storableMomentSchema.optional(), end: storableMomentSchema.optional() }),
    answer: { schema: errorPatternsViewSchema },
    async handle({ actor, params: { environmentId }, query }) {
      const now = new Date();
      const patterns = await readErrorPatterns({ actor, environmentId, ...rangeOf(query, now), now });
      if (!patterns) throw new AppError("not-found", "There is no such environment.");
      return patterns;
    },
  }),
});
