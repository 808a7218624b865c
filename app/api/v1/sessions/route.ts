import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { sessionViewSchema } from "@/lib/people/own-account-view";
import { endOtherSessions } from "@/lib/people/server/end-own-sessions";
import { listOwnSessions } from "@/lib/people/server/list-own-sessions";
import { pageSchema } from "@/lib/shared/page";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List the caller's sessions",
    permission: "own-account:manage",
    answer: { schema: pageSchema(sessionViewSchema) },
    handle: ({ actor }) => listOwnSessions({ actor, now: new Date() }),
  }),

  DELETE: defineRoute({
    summary: "End all of the caller's sessions but this one",
    permission: "own-account:manage",
    audit: "session.end",
    answer: { status: 204 },
    handle: ({ actor }) => endOtherSessions({ actor, now: new Date() }),
  }),
});
