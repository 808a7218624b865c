import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { changePasswordSchema } from "@/lib/people/own-account-view";
import { changeOwnPassword } from "@/lib/people/server/change-own-password";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Change the caller's password; ends all their other sessions",
    permission: "own-account:manage",
    audit: "password.change",
    body: changePasswordSchema,
    answer: { status: 204 },
    handle: ({ actor, body }) => changeOwnPassword({ actor, now: new Date(), ...body }),
  }),
});
