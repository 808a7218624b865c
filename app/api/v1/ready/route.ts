import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { readinessSchema } from "@/lib/http/readiness-view";
import { readReadiness } from "@/lib/http/server/readiness-repository";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Whether each part is ready, and how old that knowledge is",
    permission: null,
    answer: { schema: readinessSchema },
    handle: () => readReadiness(),
  }),
});
