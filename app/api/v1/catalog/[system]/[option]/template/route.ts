import { z } from "zod";

import { authorize } from "@/lib/auth/authorize";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

const CONTENT_TYPE = "application/yaml; charset=utf-8";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "The option's CloudFormation template, as a file",
    permission: "catalog:read",
    params: z.object({ system: z.string(), option: z.string() }),
    answer: { contentType: CONTENT_TYPE },
    async handle({ actor, params }) {
      authorize(actor, "catalog:read");
      const template = await loadOptionTemplate(params);
      if (!template) throw new AppError("not-found", "The catalogue has no such option, or its template has a mistake.");
      const fileName = `${params.system}-${template.file.split("/").at(-1)}`;
      return new Response(template.body, {
        headers: {
          "Content-Type": CONTENT_TYPE,
          "Content-Disposition": `attachment; filename="${fileName}"`,
          "Cache-Control": "private, no-store",
          ETag: `"${template.hash}"`,
        },
      });
    },
  }),
});
