import { z } from "zod";

import { accountDetailSchema, updateAccountSchema } from "@/lib/accounts/account-input";
import { readAccount } from "@/lib/accounts/server/read-account";
import { removeAccount } from "@/lib/accounts/server/remove-account";
import { updateAccount } from "@/lib/accounts/server/update-account";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

const params = z.object({ accountId: z.uuid() });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Read an account connection with what has to be set up in AWS",
    permission: "accounts:manage",
    params,
    answer: { schema: accountDetailSchema },
    handle: ({ actor, params: { accountId } }) => readAccount({ actor, accountId }),
  }),

  PATCH: defineRoute({
    summary: "Change an account connection",
    permission: "accounts:manage",
    audit: "account.update",
    params,
    body: updateAccountSchema,
    answer: { schema: accountDetailSchema },
    handle: ({ actor, params: { accountId }, body }) => updateAccount({ actor, accountId, change: body }),
  }),

  DELETE: defineRoute({
    summary: "Remove an account connection that no environment was ever made in",
    permission: "accounts:manage",
    audit: "account.remove",
    params,
    answer: { status: 204 },
    handle: ({ actor, params: { accountId } }) => removeAccount({ actor, accountId }),
  }),
});
