import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { noPricesFor } from "@/lib/pricing/no-prices";
import { priceBookSchema } from "@/lib/pricing/price-book";
import { readPriceBook } from "@/lib/pricing/server/read-price-book";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Read the list prices of a region, each with its source, date and confidence",
    permission: "catalog:read",
    params: z.object({ region: z.string() }),
    answer: { schema: priceBookSchema },
    async handle({ actor, params }) {
      const book = await readPriceBook({ actor, ...params });
      if (!book) throw new AppError("not-found", noPricesFor(params.region));
      return book;
    },
  }),
});
