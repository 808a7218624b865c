import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { releaseComparisonSchema, releaseNumberSchema } from "@/lib/releases/release-view";
import { compareReleases } from "@/lib/releases/server/compare-releases";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Compare a release with another: what changed from it to that one",
    permission: "environments:read",
    params: z.object({ environmentId: environmentIdSchema, number: releaseNumberSchema }),
    query: z.object({ with: releaseNumberSchema }),
    answer: { schema: releaseComparisonSchema },
    async handle({ actor, params: { environmentId, number }, query }) {
      const comparison = await compareReleases({ actor, environmentId, from: number, to: query.with });
      if (!comparison) throw new AppError("not-found", "This environment does not have both of these releases.");
      return comparison;
    },
  }),
});
