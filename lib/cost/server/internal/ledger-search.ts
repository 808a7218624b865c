import "server-only";

import type { LedgerInput } from "../../ledger-query";

/** Which rows of the ledger are meant. */
export type LedgerSearch = Pick<LedgerInput, "filter" | "q">;

/**
 * The condition on an environment `e` and what was billed under its tag, `billed`, of which either may be missing; adds what it compares
 * with to `values`.
 */
export function matchSql({ filter, q }: LedgerSearch, billed: string, values: unknown[]): string {
  const bind = (value: unknown, cast: string) => `$${values.push(value)}::${cast}`;
  const matches = ["true"];
  if (filter.system !== undefined) matches.push(`e.system = ${bind(filter.system, "text")}`);
  if (filter.stage !== undefined) matches.push(`e.stage = ${bind(filter.stage, "text")}`);
  if (filter.accountId !== undefined) matches.push(`coalesce(e.account_id, ${billed}.account_id) = ${bind(filter.accountId, "uuid")}`);
  if (q) matches.push(`strpos(lower(coalesce(e.name, ${billed}.environment_tag)), ${bind(q.toLowerCase(), "text")}) > 0`);
  return matches.join(" AND ");
}
