import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { signVerificationStep } from "@/lib/health/server/sign-verification-step";
import { signStepSchema, verificationViewSchema } from "@/lib/health/verification-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  PUT: defineRoute({
    summary: "Sign a step of the check list for the release that runs",
    permission: "maintenance:write",
    audit: "verification.sign",
    params: z.object({ environmentId: environmentIdSchema, stepKey: z.string().min(1).max(64) }),
    body: signStepSchema,
    answer: { schema: verificationViewSchema },
    handle: ({ actor, params, body }) => signVerificationStep({ actor, ...params, ...body, now: new Date() }),
  }),
});
