import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { revokeToken } from "@/lib/people/server/revoke-token";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  DELETE: defineRoute({
    summary: "Revoke a bearer token: one's own or, for administrators, any",
    permission: "own-account:manage",
    audit: "token.revoke",
    params: z.object({ tokenId: z.uuid() }),
    answer: { status: 204 },
    handle: ({ actor, params: { tokenId } }) => revokeToken({ actor, tokenId, now: new Date() }),
  }),
});
