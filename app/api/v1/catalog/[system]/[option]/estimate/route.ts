import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { estimateRequestSchema, estimateSchema } from "@/lib/pricing/estimate-view";
import { noPricesFor } from "@/lib/pricing/no-prices";
import { estimateCatalogOption } from "@/lib/pricing/server/estimate-option";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Work out what an option costs in a month at list price, line by line beside its plan",
    permission: "catalog:read",
    params: z.object({ system: z.string(), option: z.string() }),
    body: estimateRequestSchema,
    answer: { schema: estimateSchema },
    async handle({ actor, params, body }) {
      const result = await estimateCatalogOption({ actor, ...params, ...body });
      switch (result.kind) {
        case "estimated":
          return result.estimate;
        case "refused":
          throw new AppError("invalid-parameters", "Nothing was priced: what was asked for has mistakes.", { problems: result.problems });
        case "no-prices":
          throw new AppError("unknown-region", noPricesFor(body.region));
        case "unknown-option":
          throw new AppError("not-found", "The catalogue has no such option, or its template has a mistake.");
      }
    },
  }),
});
