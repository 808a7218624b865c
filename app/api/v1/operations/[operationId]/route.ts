import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { operationIdSchema, operationViewSchema } from "@/lib/releases/operation-view";
import { readOperation } from "@/lib/releases/server/read-operation";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Read an operation with its preview, progress and, where it failed, the first cause",
    permission: "environments:read",
    params: z.object({ operationId: operationIdSchema }),
    answer: { schema: operationViewSchema },
    async handle({ actor, params: { operationId } }) {
      const operation = await readOperation({ actor, operationId });
      if (!operation) throw new AppError("not-found", "There is no such operation.");
      return operation;
    },
  }),
});
