import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { confirmOperationSchema, operationIdSchema, operationViewSchema } from "@/lib/releases/operation-view";
import { confirmOperation } from "@/lib/releases/server/confirm-operation";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Run a previewed operation: exactly what the preview with this hash showed",
    permission: "operations:run",
    audit: "operation.confirm",
    params: z.object({ operationId: operationIdSchema }),
    body: confirmOperationSchema,
    answer: { status: 202, schema: operationViewSchema },
    handle: ({ actor, params: { operationId }, body }) => confirmOperation({ actor, operationId, ...body }),
  }),
});
