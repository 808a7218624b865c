import { disturbancesViewSchema, setDisturbancesSchema } from "@/lib/accounts/sandbox-disturbances";
import { readSandboxDisturbances } from "@/lib/accounts/server/read-sandbox-disturbances";
import { setSandboxDisturbances } from "@/lib/accounts/server/set-sandbox-disturbances";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List what goes wrong in the running stacks of the sandbox",
    permission: "accounts:read",
    answer: { schema: disturbancesViewSchema },
    handle: ({ actor }) => readSandboxDisturbances({ actor }),
  }),

  PUT: defineRoute({
    summary: "Replace what goes wrong in the running stacks of the sandbox",
    permission: "sandbox:control",
    audit: "sandbox.set-disturbances",
    body: setDisturbancesSchema,
    answer: { schema: disturbancesViewSchema },
    handle: ({ actor, body }) => setSandboxDisturbances({ actor, ...body }),
  }),

  DELETE: defineRoute({
    summary: "End everything that goes wrong in the running stacks of the sandbox",
    permission: "sandbox:control",
    audit: "sandbox.set-disturbances",
    answer: { status: 204 },
    async handle({ actor }) {
      await setSandboxDisturbances({ actor, disturbances: [] });
    },
  }),
});
