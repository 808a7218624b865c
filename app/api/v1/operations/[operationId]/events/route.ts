import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { operationIdSchema, stackEventViewSchema } from "@/lib/releases/operation-view";
import { listOperationEvents } from "@/lib/releases/server/list-operation-events";
import { readOperation } from "@/lib/releases/server/read-operation";
import { AppError } from "@/lib/shared/app-error";
import { pageQuerySchema, pageSchema } from "@/lib/shared/page";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List an operation's stack events, oldest first",
    permission: "environments:read",
    params: z.object({ operationId: operationIdSchema }),
    query: pageQuerySchema,
    answer: { schema: pageSchema(stackEventViewSchema) },
    async handle({ actor, params: { operationId }, query }) {
      if (!(await readOperation({ actor, operationId }))) throw new AppError("not-found", "There is no such operation.");
      return listOperationEvents({ actor, operationId, ...query });
    },
  }),
});
