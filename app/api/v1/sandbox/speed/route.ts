import { sandboxSpeedSchema } from "@/lib/accounts/sandbox-controls";
import { readSandboxSpeed } from "@/lib/accounts/server/read-sandbox-speed";
import { setSandboxSpeed } from "@/lib/accounts/server/set-sandbox-speed";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Read how many times faster than AWS the sandbox works",
    permission: "accounts:read",
    answer: { schema: sandboxSpeedSchema },
    handle: ({ actor }) => readSandboxSpeed({ actor }),
  }),

  PUT: defineRoute({
    summary: "Set how many times faster than AWS the sandbox works",
    permission: "sandbox:control",
    audit: "sandbox.set-speed",
    body: sandboxSpeedSchema,
    answer: { schema: sandboxSpeedSchema },
    handle: ({ actor, body }) => setSandboxSpeed({ actor, ...body }),
  }),
});
