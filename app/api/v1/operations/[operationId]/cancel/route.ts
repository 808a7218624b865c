import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { cancelOperationSchema, operationIdSchema, operationViewSchema } from "@/lib/releases/operation-view";
import { cancelOperation } from "@/lib/releases/server/cancel-operation";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Stop a running operation: an update is taken back, a launch is deleted",
    permission: "operations:run",
    audit: "operation.cancel",
    params: z.object({ operationId: operationIdSchema }),
    body: cancelOperationSchema,
    answer: { status: 202, schema: operationViewSchema },
    handle: ({ actor, params: { operationId }, body }) => cancelOperation({ actor, operationId, ...body }),
  }),
});
