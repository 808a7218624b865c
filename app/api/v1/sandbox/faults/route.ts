import { sandboxFaultsViewSchema, setSandboxFaultsSchema } from "@/lib/accounts/sandbox-controls";
import { readSandboxFaults } from "@/lib/accounts/server/read-sandbox-faults";
import { setSandboxFaults } from "@/lib/accounts/server/set-sandbox-faults";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List the failures that are set in the sandbox to rehearse with",
    permission: "accounts:read",
    answer: { schema: sandboxFaultsViewSchema },
    handle: ({ actor }) => readSandboxFaults({ actor }),
  }),

  PUT: defineRoute({
    summary: "Replace the failures that are set in the sandbox",
    permission: "sandbox:control",
    audit: "sandbox.set-faults",
    body: setSandboxFaultsSchema,
    answer: { schema: sandboxFaultsViewSchema },
    handle: ({ actor, body }) => setSandboxFaults({ actor, ...body }),
  }),

  DELETE: defineRoute({
    summary: "Clear the failures that are set in the sandbox",
    permission: "sandbox:control",
    audit: "sandbox.set-faults",
    answer: { status: 204 },
    async handle({ actor }) {
      await setSandboxFaults({ actor, faults: [] });
    },
  }),
});
