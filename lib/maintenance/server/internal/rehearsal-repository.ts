import "server-only";

import { database } from "@/lib/db/transaction";

export type MeasuredRehearsal = { state: string; failing: boolean; deploySeconds: number | null; rollbackSeconds: number | null; startedBy: string; startedAt: Date; endedAt: Date | null };

/** Newest first. */
export const listMeasured = (environmentId: string, atMost: number): Promise<MeasuredRehearsal[]> =>
  database().rehearsal.findMany({
    where: { environmentId, endedAt: { not: null } },
    orderBy: { startedAt: "desc" },
    take: atMost,
    select: { state: true, failing: true, deploySeconds: true, rollbackSeconds: true, startedBy: true, startedAt: true, endedAt: true },
  });
