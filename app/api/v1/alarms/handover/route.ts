import { z } from "zod";

import { writeHandover } from "@/lib/alarms/server/write-handover";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "A note for who takes over, as plain text: what is open, whose it is, what was muted and until when",
    permission: "alarms:read",
    answer: { schema: z.object({ text: z.string() }) },
    handle: ({ actor }) => writeHandover({ actor, now: new Date() }),
  }),
});
