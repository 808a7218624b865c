import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Whether the web process is alive; asks nothing else",
    permission: null,
    answer: { schema: z.object({ state: z.literal("alive") }) },
    handle: async () => ({ state: "alive" as const }),
  }),
});
