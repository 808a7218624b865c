import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { pricingMaterialSchema } from "@/lib/pricing/pricing-material";
import { readPricingMaterial } from "@/lib/pricing/server/read-pricing-material";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "The option's template, read, with the plan's cost lines and assumptions: enough to price it elsewhere",
    permission: "catalog:read",
    params: z.object({ system: z.string(), option: z.string() }),
    answer: { schema: pricingMaterialSchema },
    async handle({ actor, params }) {
      const material = await readPricingMaterial({ actor, ...params });
      if (!material) throw new AppError("not-found", "The catalogue has no such option, or its template has a mistake.");
      return material;
    },
  }),
});
