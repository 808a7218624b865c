import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { gatheredEvidenceSchema } from "@/lib/maintenance/evidence";
import { gatherTaskEvidence } from "@/lib/maintenance/server/gather-task-evidence";
import { taskIdSchema } from "@/lib/maintenance/task-id";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Gather the evidence of a task now, by reads of AWS; takes ten seconds at the most",
    permission: "maintenance:write",
    audit: "maintenance.gather",
    params: z.object({ taskId: taskIdSchema }),
    answer: { status: 201, schema: gatheredEvidenceSchema },
    handle: ({ actor, params }) => gatherTaskEvidence({ actor, ...params, now: new Date() }),
  }),
});
