import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { releaseNumberSchema, releaseViewSchema } from "@/lib/releases/release-view";
import { readRelease } from "@/lib/releases/server/read-release";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Read a release",
    permission: "environments:read",
    params: z.object({ environmentId: environmentIdSchema, number: releaseNumberSchema }),
    answer: { schema: releaseViewSchema },
    async handle({ actor, params }) {
      const release = await readRelease({ actor, ...params });
      if (!release) throw new AppError("not-found", "This environment has no such release.");
      return release;
    },
  }),
});
