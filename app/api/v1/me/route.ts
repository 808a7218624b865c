import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { ownAccountSchema } from "@/lib/people/own-account-view";
import { readOwnAccount } from "@/lib/people/server/read-own-account";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Who the caller is, and with what role",
    permission: "own-account:manage",
    answer: { schema: ownAccountSchema },
    handle: ({ actor }) => readOwnAccount(actor),
  }),
});
