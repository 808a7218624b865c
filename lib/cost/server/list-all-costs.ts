import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { LONGEST_PAGE } from "@/lib/shared/page";

import type { LedgerInput } from "../ledger-query";
import type { LedgerRow } from "../ledger-view";
import { listCosts } from "./list-costs";

/** Every row of a month's ledger that matches, page after page. */
export async function listAllCosts(input: Omit<LedgerInput, "cursor" | "limit"> & { actor: Actor; now: Date }): Promise<{ month: string; rows: LedgerRow[] }> {
  const rows: LedgerRow[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listCosts({ ...input, cursor, limit: LONGEST_PAGE });
    rows.push(...page.items);
    if (page.nextCursor === null) return { month: page.month, rows };
    cursor = page.nextCursor;
  }
}
