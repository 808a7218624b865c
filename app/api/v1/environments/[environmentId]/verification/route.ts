import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { readVerification } from "@/lib/health/server/read-verification";
import { requestVerification } from "@/lib/health/server/request-verification";
import { verificationViewSchema } from "@/lib/health/verification-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

const params = z.object({ environmentId: environmentIdSchema });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "The plan's check list for the release that runs, with what each step came to",
    permission: "environments:read",
    params,
    answer: { schema: verificationViewSchema },
    handle: async ({ actor, params: { environmentId } }) => {
      const view = await readVerification({ actor, environmentId });
      if (!view) throw new AppError("not-found", "There is no such environment.");
      return view;
    },
  }),

  POST: defineRoute({
    summary: "Have the machine run its checks of the running release anew",
    permission: "maintenance:write",
    audit: "verification.request",
    params,
    answer: { status: 202, schema: verificationViewSchema },
    handle: ({ actor, params: { environmentId } }) => requestVerification({ actor, environmentId, now: new Date() }),
  }),
});
