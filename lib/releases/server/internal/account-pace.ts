import "server-only";

import { expectedResourceSeconds } from "@/lib/catalog/expected-duration";
import type { Database } from "@/lib/db/transaction";

import { listRecentWork } from "./recent-work-repository";

const ENOUGH_SECONDS = 10; // below this, AWS's own overheads say more than the account's pace does
const USUAL_PACE = 1;

/**
 * How long this account takes compared with the usual durations, from what its latest operations took: 1 is as usual, and a sandbox
 * that runs twenty times as fast is 0.05. Without enough observations it is taken to be as usual.
 */
export async function accountPace(database: Database, scope: { accountId: string; region: string }): Promise<number> {
  const work = await listRecentWork(database, scope);
  let observedSeconds = 0;
  let usualSeconds = 0;
  for (const { resourceType, action, seconds } of work) {
    observedSeconds += seconds;
    usualSeconds += expectedResourceSeconds(resourceType, action);
  }
  return usualSeconds < ENOUGH_SECONDS ? USUAL_PACE : observedSeconds / usualSeconds;
}
