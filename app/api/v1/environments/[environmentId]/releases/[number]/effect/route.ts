import { z } from "zod";

import { compareRelease } from "@/lib/dashboards/server/compare-release";
import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { durationSecondsSchema } from "@/lib/metrics/duration-seconds";
import { releaseEffectSchema } from "@/lib/metrics/release-effect-view";
import { releaseNumberSchema } from "@/lib/releases/release-view";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Key figures over the same time before and after a release, with the difference and whether it is unusual",
    permission: "dashboards:read",
    params: z.object({ environmentId: environmentIdSchema, number: releaseNumberSchema }),
    query: z.object({ window: durationSecondsSchema.optional() }),
    answer: { schema: releaseEffectSchema },
    async handle({ actor, params, query }) {
      const effect = await compareRelease({ actor, ...params, windowSeconds: query.window ?? 3_600, now: new Date() });
      if (!effect) throw new AppError("not-found", "This environment has no such release.");
      return effect;
    },
  }),
});
