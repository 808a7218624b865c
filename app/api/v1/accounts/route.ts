import { accountDetailSchema, createAccountSchema } from "@/lib/accounts/account-input";
import { accountViewSchema } from "@/lib/accounts/account-view";
import { createAccount } from "@/lib/accounts/server/create-account";
import { listAccounts } from "@/lib/accounts/server/list-accounts";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { pageQuerySchema, pageSchema } from "@/lib/shared/page";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List account connections with the state of their connection and event feeds",
    permission: "accounts:read",
    query: pageQuerySchema,
    answer: { schema: pageSchema(accountViewSchema) },
    handle: ({ actor, query }) => listAccounts({ actor, ...query }),
  }),

  POST: defineRoute({
    summary: "Connect an AWS account; the answer holds the external id that its role must demand",
    permission: "accounts:manage",
    audit: "account.create",
    body: createAccountSchema,
    answer: { status: 201, schema: accountDetailSchema },
    handle: ({ actor, body }) => createAccount({ actor, ...body }),
  }),
});
