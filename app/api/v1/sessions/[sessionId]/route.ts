import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { endOwnSession } from "@/lib/people/server/end-own-sessions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  DELETE: defineRoute({
    summary: "End one of the caller's sessions",
    permission: "own-account:manage",
    audit: "session.end",
    params: z.object({ sessionId: z.uuid() }),
    answer: { status: 204 },
    handle: ({ actor, params: { sessionId } }) => endOwnSession({ actor, sessionId, now: new Date() }),
  }),
});
