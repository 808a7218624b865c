import { z } from "zod";

import { optionViewSchema } from "@/lib/catalog/catalog-views";
import { readOption } from "@/lib/catalog/server/read-option";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Read an option with its parameters, plan lines, alarms, targets and maintenance",
    permission: "catalog:read",
    params: z.object({ system: z.string(), option: z.string() }),
    answer: { schema: optionViewSchema },
    async handle({ actor, params }) {
      const option = await readOption({ actor, ...params });
      if (!option) throw new AppError("not-found", "The catalogue has no such option, or its template has a mistake.");
      return option;
    },
  }),
});
