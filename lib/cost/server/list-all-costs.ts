import "server-only";

import type { Actor } from "@/lib/auth/actor";

import type { LedgerInput } from "../ledger-query";
import type { LedgerRow } from "../ledger-view";
import { listCosts } from "./list-costs";

const ROWS_AT_ONCE = 5_000; // each page is summed over all that match: few of them

/** Every row of a month's ledger that matches, page after page. */
export async function listAllCosts(input: Omit<LedgerInput, "cursor" | "limit"> & { actor: Actor; now: Date }): Promise<{ month: string; rows: LedgerRow[] }> {
  const rows: LedgerRow[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listCosts({ ...input, cursor, limit: ROWS_AT_ONCE });
    rows.push(...page.items);
    if (page.nextCursor === null) return { month: page.month, rows };
    cursor = page.nextCursor;
  }
}
