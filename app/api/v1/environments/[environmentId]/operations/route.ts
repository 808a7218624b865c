import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { environmentOperationsQuerySchema } from "@/lib/releases/operation-list-query";
import { operationSummarySchema, operationViewSchema, startOperationSchema } from "@/lib/releases/operation-view";
import { listOperations } from "@/lib/releases/server/list-operations";
import { startOperation } from "@/lib/releases/server/start-operation";
import { pageSchema } from "@/lib/shared/page";

const params = z.object({ environmentId: environmentIdSchema });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List an environment's operations, newest first",
    permission: "environments:read",
    params,
    query: environmentOperationsQuerySchema,
    answer: { schema: pageSchema(operationSummarySchema) },
    handle: ({ actor, params: { environmentId }, query }) =>
      listOperations({ actor, filter: { environmentId, state: query["filter[state]"], kind: query["filter[kind]"] }, cursor: query.cursor, limit: query.limit }),
  }),

  POST: defineRoute({
    summary: "Ask for a deployment, rollback, continuation, retry or deletion; the answer names what it was resolved to",
    permission: "operations:run",
    audit: "operation.request",
    params,
    body: startOperationSchema,
    answer: { status: 202, schema: operationViewSchema },
    handle: ({ actor, params: { environmentId }, body }) => startOperation({ actor, environmentId, ...body }),
  }),
});
