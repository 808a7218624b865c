import { z } from "zod";

import { systemViewSchema } from "@/lib/catalog/catalog-views";
import { readSystem } from "@/lib/catalog/server/read-system";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Read a system with its options, comparison tables and questions",
    permission: "catalog:read",
    params: z.object({ system: z.string() }),
    answer: { schema: systemViewSchema },
    async handle({ actor, params }) {
      const system = await readSystem({ actor, ...params });
      if (!system) throw new AppError("not-found", "The catalogue has no such system.");
      return system;
    },
  }),
});
