import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { operationListQuerySchema } from "@/lib/releases/operation-list-query";
import { operationSummarySchema } from "@/lib/releases/operation-view";
import { listOperations } from "@/lib/releases/server/list-operations";
import { pageSchema } from "@/lib/shared/page";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List operations of all environments, newest first",
    permission: "environments:read",
    query: operationListQuerySchema,
    answer: { schema: pageSchema(operationSummarySchema) },
    handle: ({ actor, query }) =>
      listOperations({
        actor,
        filter: { environmentId: query["filter[environmentId]"], state: query["filter[state]"], kind: query["filter[kind]"] },
        cursor: query.cursor,
        limit: query.limit,
      }),
  }),
});
