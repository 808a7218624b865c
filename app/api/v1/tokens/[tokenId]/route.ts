import { z } from "zod";

import { defineRoute } from "@/lib/http/define-route";
import { revokeToken } from "@/lib/people/server/revoke-token";

export const DELETE = defineRoute({
  summary: "Revoke a bearer token: one's own or, for administrators, any",
  permission: "own-account:manage",
  audit: "token.revoke",
  params: z.object({ tokenId: z.uuid() }),
  answer: { status: 204 },
  handle: ({ actor, params: { tokenId } }) => revokeToken({ actor, tokenId, now: new Date() }),
});
