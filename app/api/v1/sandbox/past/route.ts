import { sandboxPastInputSchema, sandboxPastsViewSchema } from "@/lib/accounts/sandbox-past";
import { clearSandboxPasts } from "@/lib/accounts/server/clear-sandbox-pasts";
import { readSandboxPasts } from "@/lib/accounts/server/read-sandbox-pasts";
import { setSandboxPast } from "@/lib/accounts/server/set-sandbox-past";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List the stacks that count as having run for months in the sandbox's bill",
    permission: "accounts:read",
    answer: { schema: sandboxPastsViewSchema },
    handle: ({ actor }) => readSandboxPasts({ actor }),
  }),

  PUT: defineRoute({
    summary: "Fill in a past: let a stack count as having run for months in the sandbox's bill",
    permission: "sandbox:control",
    audit: "sandbox.set-past",
    body: sandboxPastInputSchema,
    answer: { schema: sandboxPastsViewSchema },
    handle: ({ actor, body }) => setSandboxPast({ actor, past: body }),
  }),

  DELETE: defineRoute({
    summary: "Clear every filled-in past of the sandbox",
    permission: "sandbox:control",
    audit: "sandbox.set-past",
    answer: { status: 204 },
    handle: ({ actor }) => clearSandboxPasts({ actor }),
  }),
});
