import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { reportSpanSchema } from "@/lib/maintenance/report-span";
import { reportViewSchema } from "@/lib/maintenance/report-view";
import { readReport } from "@/lib/maintenance/server/read-report";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "What was asked for and signed in a week or a month",
    permission: "maintenance:read",
    query: z.object({ week: reportSpanSchema.optional(), month: reportSpanSchema.optional(), environmentId: z.uuid().optional() }),
    answer: { schema: reportViewSchema },
    async handle({ actor, query: { week, month, environmentId } }) {
      const span = week ?? month;
      if (span === undefined || (week !== undefined && month !== undefined)) throw new AppError("invalid-input", "Ask for a week, like 2026-W48, or for a month, like 2026-11.");
      return readReport({ actor, span, environmentId, now: new Date() });
    },
  }),
});
