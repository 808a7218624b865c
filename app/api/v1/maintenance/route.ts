import { boardQuerySchema, toBoardInput } from "@/lib/maintenance/board-query";
import { boardViewSchema } from "@/lib/maintenance/board-view";
import { listBoard } from "@/lib/maintenance/server/list-board";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Maintenance tasks of a day, week or month for each environment, with how they stand",
    permission: "maintenance:read",
    query: boardQuerySchema,
    answer: { schema: boardViewSchema },
    handle: ({ actor, query }) => listBoard({ actor, now: new Date(), ...toBoardInput(query) }),
  }),
});
