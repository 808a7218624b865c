import { z } from "zod";

import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  summary: "Whether the web process is alive; asks nothing else",
  permission: null,
  answer: { schema: z.object({ state: z.literal("alive") }) },
  handle: async () => ({ state: "alive" as const }),
});
