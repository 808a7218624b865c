import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { operationIdSchema, operationViewSchema } from "@/lib/releases/operation-view";
import { discardOperation } from "@/lib/releases/server/discard-operation";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "End an operation before anything has run, or settle one that needs a person as not accepted by AWS",
    permission: "operations:run",
    audit: "operation.discard",
    params: z.object({ operationId: operationIdSchema }),
    answer: { status: 202, schema: operationViewSchema },
    handle: ({ actor, params: { operationId } }) => discardOperation({ actor, operationId }),
  }),
});
