import "server-only";

import type { Database } from "@/lib/db/transaction";

import { usualChainSeconds } from "../../preview-changes";
import { listRecentRuns } from "./recent-runs-repository";

const ENOUGH_SECONDS = 10; // below this, AWS's own overheads say more than the account's pace does

/**
 * How long this account takes compared with the usual durations, from what its latest operations took from beginning to end: 1 is as
 * usual, and a sandbox that runs twenty times as fast is a little over 0.05. Null: it has finished too little to tell.
 */
export async function accountPace(database: Database, scope: { accountId: string; region: string }): Promise<number | null> {
  let tookSeconds = 0;
  let usualSeconds = 0;
  for (const { seconds, changes } of await listRecentRuns(database, scope)) {
    tookSeconds += seconds;
    usualSeconds += usualChainSeconds(changes);
  }
  return usualSeconds < ENOUGH_SECONDS ? null : tookSeconds / usualSeconds;
}
