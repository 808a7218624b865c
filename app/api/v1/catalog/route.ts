import { catalogViewSchema } from "@/lib/catalog/catalog-views";
import { listCatalog } from "@/lib/catalog/server/list-catalog";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List systems and options that can be launched, and mistakes in the catalogue's files",
    permission: "catalog:read",
    answer: { schema: catalogViewSchema },
    handle: ({ actor }) => listCatalog({ actor }),
  }),
});
