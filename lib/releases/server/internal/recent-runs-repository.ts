import "server-only";

import { z } from "zod";

import type { Database } from "@/lib/db/transaction";

import { resourceChangeSchema, type ResourceChange } from "../../preview-view";

const RECENT_OPERATIONS = 10; // what was true last month says little about today

/** The latest operations of an account and region that ended well: what each was to do, and how long it took from AWS's yes to its end. */
export async function listRecentRuns(database: Database, { accountId, region }: { accountId: string; region: string }): Promise<{ seconds: number; changes: ResourceChange[] }[]> {
  const rows = await database.operation.findMany({
    where: { state: "succeeded", environment: { accountId, region }, startedAt: { not: null }, endedAt: { not: null }, preview: { isNot: null } },
    orderBy: { requestedAt: "desc" },
    take: RECENT_OPERATIONS,
    select: { startedAt: true, endedAt: true, preview: { select: { changes: true } } },
  });
  return rows.flatMap(({ startedAt, endedAt, preview }) =>
    startedAt && endedAt && preview ? [{ seconds: (endedAt.getTime() - startedAt.getTime()) / 1_000, changes: z.array(resourceChangeSchema).parse(preview.changes) }] : [],
  );
}
